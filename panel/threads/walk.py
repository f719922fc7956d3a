"""The way of a thread through what was gathered: up to what asked, down to what came of it, past nothing hidden."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from panel.minutes.models import Minute
from panel.threads.gathering import Material
from panel.threads.rules import Kind, asking_part
from panel.threads.sight import Sight
from panel.work_programme.models import Entry

Node = tuple[str, int]
MINUTE = "minute"


@dataclass(frozen=True)
class Way:
    """The things above and below one thing, itself in both; each once."""

    above: frozenset[Node]
    below: frozenset[Node]

    @property
    def all(self) -> frozenset[Node]:
        """Everything on the way."""
        return self.above | self.below


class Walk:
    """Goes from thing to thing as far as the present reader may see them."""

    def __init__(self, found: Material, sight: Sight) -> None:
        self.found = found
        self.sight = sight

    def way(self, start: Node) -> Way:
        """The way through `start`."""
        return Way(self._closure(start, self._parents), self._closure(start, self._children))

    def _closure(self, start: Node, step: Callable[[Node], Iterator[Node]]) -> frozenset[Node]:
        seen, waiting = {start}, [start]
        while waiting:
            new = [one for one in step(waiting.pop()) if one not in seen and self.sight.sees(one)]
            seen.update(new)
            waiting += new
        return frozenset(seen)

    def _children(self, node: Node) -> Iterator[Node]:
        kind, number = node
        if kind == Kind.FOLLOW_UP:
            yield from ((Kind.ENTRY, entry.id) for entry in self._entries.get(node, ()))
        elif kind == Kind.ENTRY and (item := self.found.entries[number].item_id):
            yield Kind.ITEM, item
        elif kind == Kind.ITEM:
            yield from ((MINUTE, minute.id) for minute in self._minutes(number))
        elif kind == Kind.PAPER:
            yield Kind.ITEM, self.found.papers[number].item_id
        elif kind == MINUTE:
            yield from ((Kind.FOLLOW_UP, id) for id, of in self.found.minute_of.items() if of.id == number)
            yield from ((Kind.ENTRY, entry.id) for entry in self._entries.get(node, ()))
            yield from ((Kind.ENTRY, entry) for entry, by in self.found.deferred if by == number)

    def _parents(self, node: Node) -> Iterator[Node]:
        kind, number = node
        if kind == Kind.FOLLOW_UP:
            yield MINUTE, self.found.minute_of[number].id
        elif kind == Kind.ENTRY:
            yield from filter(None, [self.asker(self.found.entries[number])])
            yield from ((MINUTE, by) for entry, by in self.found.deferred if entry == number)
        elif kind == Kind.ITEM:
            yield from ((Kind.ENTRY, entry.id) for entry in self.found.entries.values() if entry.item_id == number)
        elif kind == Kind.PAPER:
            yield Kind.ITEM, self.found.papers[number].item_id
        elif kind == MINUTE and (item := self.found.minutes[number].item_id):
            yield Kind.ITEM, item

    def asker(self, entry: Entry) -> Node | None:
        """What asked for a topic: a follow-up, or where the record names the minute alone, the part that speaks of it,
        or else the minute.
        """
        if entry.follow_up_id in self.found.follow_ups:
            return Kind.FOLLOW_UP, entry.follow_up_id or 0
        minute = self.found.minutes.get(entry.minute_id or 0)
        if minute is None:
            return None
        asked = [one for id, one in self.found.follow_ups.items() if self.found.minute_of[id] is minute]
        place = asking_part(entry.topic, [one.words for one in asked])
        return (MINUTE, minute.id) if place is None else (Kind.FOLLOW_UP, asked[place].id)

    @cached_property
    def _entries(self) -> dict[Node, list[Entry]]:
        """The topics by what asked for them."""
        tied: dict[Node, list[Entry]] = {}
        for entry in self.found.entries.values():
            if (asker := self.asker(entry)) is not None:
                tied.setdefault(asker, []).append(entry)
        return tied

    def _minutes(self, item: int) -> list[Minute]:
        return [minute for minute in self.found.minutes.values() if minute.item_id == item]
