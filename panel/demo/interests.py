"""What members register and mean to declare, and what the monitoring officer enters and grants."""

from panel import clock
from panel.audit.operations import Actor
from panel.demo.cast import Cast, Facts, line_of
from panel.interests.models import Dispensation
from panel.interests.operations import dispensations, notices, register
from panel.interests.queries import open_tasks
from panel.interests.rules.dispensations import Scope, last_day
from panel.interests.rules.register import Whose

OFFICER = "strandling"


def _on_behalf_of(cast: Cast, name: str) -> Actor:
    """The member, or the clerk to whom a member without an account has written."""
    return cast.accounts.get(name) or cast.clerk


def keep_register(cast: Cast, facts: Facts) -> None:
    """Members notify interests and gifts, and confirm them; the monitoring officer enters what does not wait."""
    body = cast.bodies[facts["body"]]
    for told in facts.get("entries", ()):
        person = cast.people[told["person"]]
        facts_of = {**told, "whose": Whose(told.get("whose", "member"))}
        entry = register.notify(body, person, facts_of, by=_on_behalf_of(cast, told["person"]))
        if not told.get("waits", False):
            answers = next(iter(open_tasks(body, person.id)), None) if told.get("answers") else None
            register.accept(entry, answers=answers, by=cast.by(OFFICER))
    for told in facts.get("gifts", ()):
        gift = {name: told[name] for name in ("giver", "detail", "value")}
        received = {"received": clock.today().isoformat(), "accepted": True}
        register.notify_gift(
            body, cast.people[told["person"]], {**gift, **received}, by=_on_behalf_of(cast, told["person"])
        )
    for name in facts.get("confirm", ()):
        register.confirm(body, cast.people[name], by=_on_behalf_of(cast, name))


def grant(cast: Cast, facts: Facts) -> None:
    """A dispensation is asked for in writing, and granted for as long as the law allows."""
    body, person = cast.bodies[facts["body"]], cast.people[facts["person"]]
    terms = {"ground": facts["ground"], "scope": Scope(facts["scope"]), "matter": facts["matter"]}
    period = {"from_date": clock.today(), "until_date": last_day(clock.today())}
    asked: Dispensation = dispensations.request(
        body, person, {**terms, **facts}, by=_on_behalf_of(cast, facts["person"])
    )
    dispensations.grant(asked, {**terms, **period}, by=cast.by(OFFICER))


def give_notice(cast: Cast, facts: Facts) -> None:
    """A member tells the clerk what they will declare."""
    meeting = cast.meetings[facts["meeting"]]
    items = [line_of(meeting, {"title": title}).key for title in facts["items"]]
    stated = {"items": items, "kind": facts["kind"], "nature": facts["nature"]}
    notices.give_notice(meeting, cast.people[facts["person"]], stated, by=_on_behalf_of(cast, facts["person"]))
