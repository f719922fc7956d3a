"""Finding people."""

from sqlalchemy import Select, func

from panel.extensions import db
from panel.people.models import Person


def people_called(words: str) -> Select[Person]:
    """Everyone whose name, post, organisation, party or ward holds all the words; by surname's alphabet."""
    query: Select[Person] = db.select(Person).order_by(func.lower(Person.name), Person.id)
    columns = (Person.name, Person.shown_as, Person.post, Person.organisation, Person.party, Person.ward)
    for word in words.split():
        query = query.where(db.or_(*(column.icontains(word, autoescape=True) for column in columns)))
    return query


def namesakes(name: str, *, besides: Person | None = None) -> int:
    """How many others are kept under this name."""
    query = db.select(func.count(Person.id)).where(func.lower(Person.name) == name.lower())
    if besides is not None:
        query = query.where(Person.id != besides.id)
    return db.session.scalar(query) or 0
