"""Steps beside the record: texts typed and not kept, and letters."""

from panel.accounts.models import Account
from panel.drafts import operations as drafts
from panel.extensions import db
from panel.mail.operations import write
from panel.minutes.models import Minute
from panel.minutes.texts import fields_of
from tests.laws.canary.entitled import CARER, CLERK, Minuted
from tests.laws.canary.steps.minutes import minutes
from tests.laws.canary.steps.step import step
from tests.laws.canary.world import World


@step("minute", among=minutes(lambda one: not one.line.role, "draft"))
def type_minute(world: World, minuted: Minuted) -> None:
    """The clerk types, and has not saved yet."""
    about = db.session.get_one(Minute, minuted.id)
    typed = {**fields_of(about), "html": f"<p>{world.word('draft.fields', CLERK)}</p>"}
    drafts.autosave(f"minute/{minuted.id}", about.version, typed, by=world.clerk)


@step("minute", among=minutes(lambda one: not one.line.role, "draft"))
def set_minute_aside(world: World, minuted: Minuted) -> None:
    """Someone else saved first: what was typed is set aside."""
    about = db.session.get_one(Minute, minuted.id)
    typed = {**fields_of(about), "html": f"<p>{world.word('draft.fields', CLERK)}</p>"}
    drafts.set_aside(f"minute/{minuted.id}", about.version, typed, by=world.clerk)


def always_one(_world: World) -> list[None]:
    """It can be done at any time."""
    return [None]


@step("letters", among=always_one)
def post_letter(world: World, _nothing: None) -> None:
    """A letter to a member, with a link in it that signs someone in."""
    carer = db.session.get_one(Account, int(world.accounts[CARER].partition(":")[0]))
    write(carer.email, world.word("letter.subject", CARER), world.word("letter.text", CARER))
