"""Persons, and references to them as papers print them."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from panel.columns import Carried, new_key
from panel.extensions import Base


class Person(Carried, Base):
    """Someone the record names. `name` is as printed; `shown_as` is how they wish to be shown where that differs.

    `came_with` names the body whose bundle brought them ("body/3"): they belong to its export, named in it or not.
    A young person is a label: a first name, a letter or a group's name; nothing else of them is kept (D5).
    `note` tells two people of one name apart.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    name: Mapped[str]
    honorific: Mapped[str | None]
    post: Mapped[str | None]
    organisation: Mapped[str | None]
    party: Mapped[str | None]
    ward: Mapped[str | None]
    email: Mapped[str | None]
    shown_as: Mapped[str | None]
    young: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]
    came_with: Mapped[str | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def printed(self) -> str:
        """The name that screens and papers show."""
        return self.shown_as or " ".join(part for part in (self.honorific, self.name) if part)


class Named:
    """A row that names someone: a known person, the words of the paper, or both.

    Initials, a post, "All" or "not named" are kept as printed and never matched to a person.
    """

    @declared_attr
    def person_id(cls) -> Mapped[int | None]:
        """The known person, if any."""
        return mapped_column(ForeignKey("person.id"), index=True)

    as_printed: Mapped[str | None]

    @declared_attr
    def person(cls) -> Mapped[Person | None]:
        """The known person, if any."""
        return relationship(Person, foreign_keys=[cls.person_id], lazy="joined")  # type: ignore[list-item]

    @property
    def printed(self) -> str:
        """The words to print: as the paper had them, or the person's own."""
        if self.as_printed is not None:
            return self.as_printed
        return self.person.printed if self.person else ""
