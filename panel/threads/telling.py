"""What each thing of a thread tells as steps: plain facts, with what is withheld already left out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from flask import url_for

from panel import clock, wording
from panel.bodies.rules.terms import read_day
from panel.follow_up.rules.progress import AnswerKind
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import SAT
from panel.minutes.models import FollowUp, Minute, Outcome
from panel.minutes.rules.vote_words import heading
from panel.minutes.rules.votes import read_result
from panel.papers.models import Paper
from panel.papers.queries import published_version
from panel.papers.rules.contents import Said
from panel.papers.rules.texts import facts
from panel.threads.gathering import Material
from panel.threads.rules import Event, Kind, Step
from panel.threads.sight import Seen, Sight
from panel.threads.walk import MINUTE, Node, Walk, Way
from panel.work_programme.models import Entry


class Teller:
    """Tells the steps of one way. What a line is considered for, and resolves, is told of the lines that it reaches."""

    def __init__(self, found: Material, sight: Sight, walk: Walk, way: Way, start: Node) -> None:
        self.found, self.sight, self.walk, self.way, self.start = found, sight, walk, way, start

    def events(self) -> Iterator[Event]:
        """Every step, in no order."""
        tells: dict[str, Callable[[int], Iterator[Event]]] = {
            Kind.FOLLOW_UP: self._follow_up,
            Kind.ENTRY: self._entry,
            Kind.ITEM: self._item,
            Kind.PAPER: self._paper,
            MINUTE: self._minute,
        }
        for kind, number in sorted(self.way.all):
            yield from tells[kind](number)

    def _follow_up(self, number: int) -> Iterator[Event]:
        asked, minute = self.found.follow_ups[number], self.found.minute_of[number]
        owners = "; ".join(owner.printed for owner in self.found.owners.get(number, ())) or "nobody named"
        key = f"{Kind.FOLLOW_UP}/{number}"
        yield Event(
            Step.ASKED,
            key,
            asked.words,
            minute.meeting.date,
            minute.meeting.date_text or "",
            f"Of whom: {owners}. By when: {asked.due or 'no time said'}.",
            _panel(minute.meeting),
            _in_minutes(minute),
            after=(f"{Kind.ITEM}/{minute.item_id}",),
            thread=self._thread(Kind.FOLLOW_UP, number),
        )
        yield from self._came_back(asked, key)
        yield from self._closed(asked, key)

    def _came_back(self, asked: FollowUp, key: str) -> Iterator[Event]:
        """What was reported on it, and what another body answered."""
        for update in self.found.updates.get(asked.id, ()):
            by, day = f"Reported by {update.by}." if update.by else "", read_day(update.date)
            when = update.date or "Date not recorded"
            yield Event(Step.UPDATED, f"update/{update.id}", update.text or "Reported on", day, when, by, after=(key,))
        answer = self.found.answers.get(asked.id)
        if answer is not None and answer.kind is not AnswerKind.NONE_YET:
            words, when = answer.kind.value.capitalize(), answer.date or "Date not recorded"
            yield Event(Step.ANSWERED, f"answer/{answer.id}", words, answer.on, when, answer.text or "", after=(key,))

    def _closed(self, asked: FollowUp, key: str) -> Iterator[Event]:
        """That the panel closed it, in a minute that the reader may read; and what it changed."""
        minute, closed = self.found.minutes.get(asked.closed_in_id or 0), f"closed/{asked.id}"
        if minute is not None and self.sight.minute(minute) is Seen.WHOLE:
            words = "The panel closed it: nothing more is waited for"
            where, panel = _in_minutes(minute), _panel(minute.meeting)
            yield Event(Step.CLOSED, closed, words, minute.meeting.date, "", "", panel, where, after=(key,))
        elif asked.closed_in_id is None and asked.closed_by:
            yield Event(
                Step.CLOSED, closed, asked.closed_by, None, "Date not recorded", after=self._last_of(asked, key)
            )
        if asked.effect:
            yield Event(Step.EFFECT, f"effect/{asked.id}", asked.effect, after=(closed, *self._last_of(asked, key)))

    def _last_of(self, asked: FollowUp, key: str) -> tuple[str, ...]:
        return key, *(f"update/{one.id}" for one in self.found.updates.get(asked.id, ()))

    def _entry(self, number: int) -> Iterator[Event]:
        entry = self.found.entries[number]
        asker = self.walk.asker(entry)
        key, after = f"{Kind.ENTRY}/{number}", (f"{asker[0]}/{asker[1]}",) if asker else ()
        lead = f"Lead: {entry.lead}." if entry.lead else ""
        url = url_for("work_programme.programme", body=entry.body_id, year=entry.year)
        yield Event(
            Step.PROMISED,
            key,
            entry.topic,
            None,
            self._promised_for(entry),
            lead,
            entry.body.name,
            url,
            after=after,
            thread=self._thread(Kind.ENTRY, number),
        )
        for place, move in enumerate(entry.moves or ()):
            yield from self._moved(entry, move, f"move/{number}/{place}", key)

    def _promised_for(self, entry: Entry) -> str:
        """“For the meeting of 15 January 2018”."""
        place = entry.meeting or entry.month
        return f"For {self._place(entry, place)}" if place else "No meeting chosen yet"

    def _place(self, entry: Entry, place: str) -> str:
        """A place of a topic in words: a meeting by its day, or the words that it is."""
        meeting = self.found.placed.get((entry.body_id, place))
        if meeting is None:
            return place
        return f"the meeting of {wording.short_date(meeting.date) or meeting.date_text or 'a day not known'}"

    def _moved(self, entry: Entry, move: object, key: str, after: str) -> Iterator[Event]:
        """A change of place in the programme, as far as the record says what it was."""
        if isinstance(move, dict):
            told = {name: str(move[name]) for name in ("from", "to", "when", "why") if move.get(name)}
            places = " ".join(f"{end} {self._place(entry, told[end])}" for end in ("from", "to") if end in told)
            words, when = f"Moved {places}" if places else "Moved", told.get("when", "Date not recorded")
            yield Event(Step.MOVED, key, words, read_day(when), when, told.get("why", ""), after=(after,))
        elif move:
            yield Event(Step.MOVED, key, str(move), None, "Date not recorded", after=(after,))

    def _item(self, number: int) -> Iterator[Event]:
        """That a line was on an agenda: one that came of a topic, or that is asked about; with its reports."""
        item = self.found.items[number]
        put_off = {entry for entry, by in self.found.deferred if self.found.minutes[by].item_id == number}
        became = {entry.id for entry in self.found.entries.values() if entry.item_id == number}
        reached = self.way.all.intersection((Kind.ENTRY, entry) for entry in became | put_off)
        if not reached and not self._is_start(number):
            return
        meeting, number_words = item.meeting, f"Item {item.number}: " if item.number else ""
        when = wording.short_date(meeting.date) or meeting.date_text
        yield Event(
            Step.CONSIDERED,
            f"{Kind.ITEM}/{number}",
            f"{number_words}{item.title}",
            meeting.date,
            meeting.date_text or "",
            "" if meeting.state in SAT else f"On the agenda of {when}.",
            _panel(meeting),
            url_for("publishing.item", item_id=number),
            after=tuple(f"{kind}/{id}" for kind, id in sorted(reached) if id in became),
            thread=self._thread(Kind.ITEM, number),
        )
        for paper in self.found.papers.values():
            if paper.item_id == number and (Kind.PAPER, paper.id) != self.start:
                yield from self._paper(paper.id)

    def _thread(self, kind: Kind, number: int) -> str:
        """Where the thread is seen from another thing that has one."""
        return "" if self.start == (kind, number) else url_for("threads.thread", kind=kind.value, number=number)

    def _is_start(self, item: int) -> bool:
        kind, number = self.start
        of_paper = kind == Kind.PAPER and self.found.papers[number].item_id == item
        return of_paper or self.start == (Kind.ITEM, item)

    def _paper(self, number: int) -> Iterator[Event]:
        paper = self.found.papers[number]
        seen, version = self.sight.paper(paper), published_version(paper)
        if seen is Seen.NOTHING:
            return
        key, item = f"{Kind.PAPER}/{number}", paper.item
        after = tuple(f"{Kind.ENTRY}/{one.id}" for one in self.found.entries.values() if one.item_id == item.id)
        day = _published_on(item) if version else None
        when = "Not published yet" if version is None else "Date not recorded"
        url = url_for("publishing.item", item_id=item.id)
        if seen is Seen.WITHHELD:
            yield Event(Step.PUBLISHED, key, "A report", day, when, "", "", url, withheld=True, after=after)
            return
        title = version.content["title"] if version else paper.title
        step, words = (Step.PUBLISHED, f"Version {version.number}") if version else (Step.REPORTED, paper.state.value)
        thread = self._thread(Kind.PAPER, number)
        yield Event(step, key, title, day, when, f"{words.capitalize()}.", "", url, after=after, thread=thread)
        yield from _said_of(facts(version.content)["said"] if version else (), key, url, after)

    def _minute(self, number: int) -> Iterator[Event]:
        """What was resolved under a line that the thread reaches, beside what it asks of anyone."""
        minute = self.found.minutes[number]
        asks = any(self.walk.asker(entry) == (MINUTE, number) for entry in self._topics())
        puts_off = any((entry.id, number) in self.found.deferred for entry in self._topics())
        if not (asks or puts_off or (MINUTE, number) in self.way.below):
            return
        after = (f"{Kind.ITEM}/{minute.item_id}",)
        when = (minute.meeting.date, minute.meeting.date_text or "")
        if self.sight.minute(minute) is Seen.WITHHELD:
            words, url = minute.summary or "What was decided is not for publication", _in_minutes(minute)
            panel = _panel(minute.meeting)
            yield Event(Step.RESOLVED, f"{MINUTE}/{number}", words, *when, "", panel, url, withheld=True, after=after)
            return
        for outcome in minute.outcomes:
            if self.sight.part(minute, closed=bool(outcome.closed)) and (words := _words(outcome)):
                panel, url = _panel(minute.meeting), _in_minutes(minute)
                yield Event(Step.RESOLVED, f"outcome/{outcome.id}", words, *when, "", panel, url, after=after)

    def _topics(self) -> Iterator[Entry]:
        return (self.found.entries[number] for kind, number in self.way.all if kind == Kind.ENTRY)


def _said_of(said: Iterable[Said], report: str, url: str, after: tuple[str, ...]) -> Iterator[Event]:
    """Who commented on a report that is out, and who signed it off, as it stands in it by name."""
    for place, one in enumerate(said):
        step = Step.SIGNED if one.signs_off else Step.COMMENTED
        title = f"{one.name} ({one.label})" if one.label else one.name
        yield Event(step, f"{report}/said/{place}", title, one.day, "", one.words, "", url, after=after)


def _words(outcome: Outcome) -> str:
    """What an outcome says of which nothing is followed up: the rest is told as what was asked for."""
    told = " ".join(part.text for part in outcome.parts if part.text and part.follow_up is None)
    head = heading(outcome.verb, outcome.verb_text, outcome.to, read_result((outcome.vote or {}).get("how")))
    if not told and any(part.follow_up for part in outcome.parts):
        return ""
    return " ".join(filter(None, [head, outcome.lead_in, told]))


def _published_on(item: AgendaItem) -> dt.date | None:
    if item.published_on:
        return item.published_on
    at = item.meeting.published_at
    return at.astimezone(clock.LONDON).date() if at else None


def _panel(meeting: Meeting) -> str:
    return meeting.panel_name


def _in_minutes(minute: Minute) -> str:
    return f"{url_for('minutes.minutes', meeting_id=minute.meeting_id)}#minute-{minute.id}"


def title_of(found: Material, start: Node, sight: Sight) -> str:
    """What a thread is called: the words of the thing that it was opened from."""
    kind, number = start
    if kind == Kind.FOLLOW_UP:
        return found.follow_ups[number].words
    if kind == Kind.ENTRY:
        return found.entries[number].topic
    if kind == Kind.ITEM:
        return found.items[number].title
    paper: Paper = found.papers[number]
    if sight.paper(paper) is Seen.WITHHELD:
        return "A report not for publication"
    version = published_version(paper)
    return version.content["title"] if version else paper.title
