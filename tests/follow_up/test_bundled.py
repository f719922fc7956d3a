"""What became of a thing asked for goes out in the bundle of its panel, and comes back from it."""

from pathlib import Path

from panel.audit.operations import TERMINAL
from panel.bundles import archive
from panel.bundles.archive import Bundle
from panel.bundles.operations import examine_files, give_out, take_in
from panel.bundles.rules import write_json
from panel.extensions import db
from panel.follow_up.operations import answer, colour, hand_over, propose, tell_effect
from panel.follow_up.rules.progress import AnswerKind
from panel.minutes.models import FollowUp

RECORD = Path(__file__).parents[1] / "bundles" / "panel-2018-01-15.json"


def taken(bundle: Bundle) -> Bundle:
    """What is given out once a bundle was taken in."""
    return give_out(take_in(bundle, examine_files(bundle), by=TERMINAL).body)


def test_owners_answers_effects_and_proposals_survive_a_bundle(app: object) -> None:
    body = take_in(first := archive.read(RECORD), examine_files(first), by=TERMINAL).body
    thing = next(one for one in db.session.scalars(db.select(FollowUp)) if "questionnaire" in one.words)
    hand_over(thing, ["Fostering Manager"], "the post is vacant", by=TERMINAL)
    answer(thing, AnswerKind.AMENDED, "6 February 2018", "Half of it.", by=TERMINAL)
    colour(thing, "Amber", by=TERMINAL)
    propose(thing, "The results are in.", by=TERMINAL)
    tell_effect(thing, "Carers are rung back.", by=TERMINAL)
    out = give_out(body)
    (asked,) = [one for one in follow_ups(out.value) if one.get("effect")]
    assert asked["assignments"][0]["to"] == {"as_printed": "Fostering Manager"}
    assert (asked["answer"]["kind"], asked["answer"]["on"]) == ("accepted with amendments", "2018-02-06")
    assert (asked["rag"], asked["status"], asked["updates"][0]["text"]) == (
        "Amber",
        "proposed for closing",
        "The results are in.",
    )
    body.code, body.council.name = "OLD", "An old council"
    db.session.flush()
    assert write_json(taken(Bundle(out.value, out.files)).value) == write_json(out.value)


def follow_ups(value: object) -> list[dict]:
    """Every follow-up in a bundle."""
    if isinstance(value, list):
        return [found for one in value for found in follow_ups(one)]
    if not isinstance(value, dict):
        return []
    own = [value["follow_up"]] if isinstance(value.get("follow_up"), dict) else []
    return own + [found for one in value.values() for found in follow_ups(one)]
