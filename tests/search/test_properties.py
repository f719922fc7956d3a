"""What is withheld changes nothing that others are answered; and both engines find what a plain reading would."""

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from panel.audit.operations import said
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.papers import operations as papers
from panel.papers.models import Paper
from panel.papers.queries import text_of
from panel.search.queries import found, hits, open_doors, passages
from panel.search.rules.asked import Asked, read
from panel.search.rules.words import stems
from tests.search.conftest import EXEMPT, Record

few = settings(
    deadline=None,
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
VOCABULARY = ("placement", "placements", "moved", "fostering", "budget", "café", "children’s", "2017/18", "kvittering")
words = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4).map(" ".join)
questions = st.lists(words | words.map(lambda run: f"“{run}”"), min_size=1, max_size=3)
numbers = itertools.count(1)


@few
@given(
    open_words=words,
    secrets=st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=3),
    asked=questions,
    narrowed=st.sampled_from([{}, {"kind": "paper"}, {"year": "2026"}]),
)
@pytest.mark.both_engines
def test_other_words_in_what_is_withheld_change_nothing_for_who_may_not_read_it(
    record: Record, open_words: str, secrets: list[tuple[str, str, bool]], asked: list[str], narrowed: dict[str, str]
) -> None:
    """Whether a paper is exempt or a draft: not a hit, not a count, not a place in the order tells what it says."""
    out = record.report(record.item(), open_words, title="An open report")
    hidden = [
        record.report(record.item(), text, title=title, marks=EXEMPT if exempt else None)
        for text, title, exempt in secrets
    ]
    exempt_ones = [paper for paper, (_, _, exempt) in zip(hidden, secrets, strict=True) if exempt]
    record.publish(out, *exempt_ones)
    outside = {"public", "carer"} | ({"member", "substitute"} if not exempt_ones else set())

    def answers() -> dict[tuple[str, str], str]:
        return {(who, words): record.search(words, who, **narrowed) for who in sorted(outside) for words in asked}

    before = answers()
    for paper in hidden:
        _say_otherwise(record, paper, " ".join(asked))
    assert answers() == before
    assert all("Everything asked" in record.search(words, "clerk", kind="paper") for words in asked), "it is there"


def _say_otherwise(record: Record, paper: Paper, text: str) -> None:
    clerk, content = record.accounts["clerk"], text_of(paper)
    sections = [{**content["sections"][0], "html": f"<p>{text}</p>"}]
    papers.write(paper, {**content, "title": f"Everything asked {text}", "sections": sections}, by=clerk)
    if paper.published_version is not None:
        papers.mark_published([paper], by=clerk)
    db.session.commit()


@few
@given(lines=st.lists(st.tuples(words, words, st.integers(0, 2)), min_size=1, max_size=8), asked=questions)
@pytest.mark.both_engines
def test_each_engine_finds_what_a_plain_reading_finds_in_the_same_order(
    record: Record, lines: list[tuple[str, str, int]], asked: list[str]
) -> None:
    body = _new_body(record)
    meetings = [_meeting(body, day) for day in range(3)]
    for position, (title, purpose, day) in enumerate(lines, 1):
        item = AgendaItem(meeting=meetings[day], title=title, purpose=purpose, position=position, number=f"{position}")
        db.session.add(item)
    said("made an agenda", by=record.accounts["clerk"], about=f"body/{body.id}")
    db.session.commit()
    doors = open_doors([body])
    for question in asked:
        looked_for = read(question)
        numbers = [number for number, _ in hits(found(looked_for, doors), looked_for)]
        said_there = [(one.title, one.text, one.date) for one in passages(numbers)]
        assert said_there == _read_plainly(lines, looked_for)


def _new_body(record: Record) -> Body:
    number = next(numbers)
    body = Body(council=record.body.council, name=f"Board {number}", code=f"B{number}")
    db.session.add(body)
    db.session.flush()
    return body


def _meeting(body: Body, day: int) -> Meeting:
    published = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    meeting = Meeting(body=body, date=dt.date(2026, 3, 1 + day), published_at=published)
    db.session.add(meeting)
    db.session.flush()
    return meeting


def _read_plainly(lines: list[tuple[str, str, int]], asked: Asked) -> list[tuple[str, str, dt.date]]:
    """What someone with time would find: titles that say it all first, then the latest, then what tells most of it."""
    found_there = []
    for place, (title, purpose, day) in enumerate(lines):
        head, text = stems(title), stems(purpose)
        holds = set(asked.words) <= {*head, *text, str(place + 1)}
        says = all(_runs_in(phrase, head) or _runs_in(phrase, text) for phrase in asked.phrases)
        if holds and says:
            untold = sum(word not in {*text, str(place + 1)} for word in asked.words)
            found_there.append((not set(asked.words) <= set(head), -day, untold, place, title, purpose))
    return [(title, purpose, dt.date(2026, 3, 1 - day)) for _, day, _, _, title, purpose in sorted(found_there)]


def _runs_in(phrase: tuple[str, ...], text: list[str]) -> bool:
    return any(tuple(text[start : start + len(phrase)]) == phrase for start in range(len(text)))
