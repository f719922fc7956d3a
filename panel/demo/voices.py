"""What young people raise in the story, and what they are told."""

from panel import clock
from panel.demo.cast import Cast, Facts, line_of
from panel.extensions import db
from panel.voice.models import Raised
from panel.voice.operations import change, record, show


def hear(cast: Cast, facts: Facts) -> None:
    """The clerk records what was said; unless it is to stay a draft, the words are read through and shown."""
    given = {"raised_by": facts["who"], "raised_on": clock.today(), "words": facts["words"]}
    raised = record(cast.bodies["CPP"], given, by=cast.clerk)
    db.session.flush()
    if not facts.get("draft"):
        show(raised, looked=True, by=cast.clerk)


def reply(cast: Cast, facts: Facts) -> None:
    """What was answered, what changed, and that they were told; the words are read through again."""
    raised = db.session.scalars(db.select(Raised).where(Raised.words == facts["words"])).one()
    told = {"told_on": clock.today(), "told_how": facts["told"]} if "told" in facts else {}
    given = {"answer": facts["answer"], "answered_on": clock.today(), "changed": facts.get("changed"), **told}
    if "item" in facts:
        given["item_id"] = line_of(cast.meetings[facts["meeting"]], {"title": facts["item"]}).id
    change(raised, given, by=cast.clerk)
    show(raised, looked=True, by=cast.clerk)
