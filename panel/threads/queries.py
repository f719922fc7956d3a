"""A thread, for the present reader."""

from dataclasses import dataclass, replace

from panel.threads.gathering import gather
from panel.threads.rules import Event, Kind, in_order
from panel.threads.sight import Sight
from panel.threads.telling import Teller, title_of
from panel.threads.walk import Walk


@dataclass(frozen=True)
class Thread:
    """The life of a request as one reader may follow it."""

    title: str
    events: tuple[Event, ...]
    panels: tuple[str, ...]


def thread_of(kind: Kind, number: int) -> Thread | None:
    """The thread through one thing; None where there is no such thing for this reader."""
    found = gather(kind, number)
    sight, start = Sight(found), (kind.value, number)
    if not sight.sees(start):
        return None
    walk = Walk(found, sight)
    way = walk.way(start)
    events = in_order(Teller(found, sight, walk, way, start).events())
    panels = tuple(dict.fromkeys(event.panel for event in events if event.panel))
    told = events if len(panels) > 1 else [replace(event, panel="") for event in events]
    title = title_of(found, start, sight)
    return Thread(title[:1].upper() + title[1:], tuple(told), panels)
