"""What a publication's address gives now: its bytes as they were, without what was withdrawn, or nothing (D7)."""

from dataclasses import dataclass

from panel.extensions import db
from panel.meetings.models import Meeting
from panel.minutes.models import MinuteBook
from panel.publishing.models import Publication
from panel.publishing.rules.taken import taken_pages
from panel.transaction import once
from panel.withdrawals.models import Taken, Withdrawal
from panel.withdrawals.queries import told
from panel.withdrawals.rules import Stretch


@dataclass(frozen=True)
class Standing:
    """The hash and the size of what is given; without them, or beside them, what is told of withdrawals."""

    sha256: str | None
    octets: int | None
    told: tuple[str, ...] = ()


def standing_of(publication: Publication) -> Standing:
    """What is given of a publication now. While its replacement is being drawn, nothing is."""
    return once(("standing", publication.id), lambda: _standing_of(publication))


def _standing_of(publication: Publication) -> Standing:
    whole = withdrawn_whole(publication)
    if whole is not None:
        return Standing(None, None, (told(whole),))
    holes = holes_in(publication)
    if not holes:
        return Standing(publication.sha256, publication.octets)
    words = tuple(dict.fromkeys(told(withdrawal) for withdrawal, _ in holes))
    if publication.redacted_for != ids_of(holes):
        return Standing(None, None, words)
    return Standing(publication.redacted_sha256, publication.redacted_octets, words)


def withdrawn_whole(publication: Publication) -> Withdrawal | None:
    """The withdrawal that took down the publication itself, if one did."""
    about = f"publication/{publication.id}"
    return next((one for one in _withdrawals_about(publication.meeting) for it in one.taken if it.about == about), None)


def publications_of(meeting: Meeting) -> list[Publication]:
    """Everything published for a meeting, in order."""
    query = db.select(Publication).where(Publication.meeting_id == meeting.id)
    query = query.order_by(Publication.position, Publication.id)
    return once(("publications", meeting.id), lambda: list(db.session.scalars(query)))


def _withdrawals_about(meeting: Meeting) -> list[Withdrawal]:
    """The withdrawals of a meeting, and those of anything in what was published for it, in order."""
    return once(("withdrawals about", meeting.id), lambda: _find_withdrawals(meeting))


def _find_withdrawals(meeting: Meeting) -> list[Withdrawal]:
    out = publications_of(meeting)
    names = {f"publication/{one.id}" for one in out} | {name for one in out for name in names_in(one).values()}
    named = db.select(Taken.withdrawal_id).where(Taken.about.in_(names))
    query = db.select(Withdrawal).where(Withdrawal.id.in_(named) | (Withdrawal.meeting_id == meeting.id))
    return list(db.session.scalars(query.order_by(Withdrawal.id)))


Holes = list[tuple[Withdrawal, list[Stretch]]]


def holes_in(publication: Publication) -> Holes:
    """The withdrawals that took pages out of a publication, each with those pages, in order.

    What was published after a withdrawal is not touched by it.
    """
    names = names_in(publication)
    found = []
    for withdrawal in _withdrawals_about(publication.meeting):
        if publication.at is None or withdrawal.at < publication.at:
            continue
        pages = pages_of(withdrawal)
        taken = {one.about for one in withdrawal.taken} if pages is None else set()
        keys = {key for key, name in names.items() if name in taken}
        stretches = taken_pages(publication.contents, keys, pages)
        found += [(withdrawal, stretches)] if stretches else []
    return found


def ids_of(holes: Holes) -> list[int]:
    """The withdrawals that a replacement was drawn for."""
    return [withdrawal.id for withdrawal, _ in holes]


def pages_of(withdrawal: Withdrawal) -> Stretch | None:
    """The range of pages that a withdrawal is of, if it is of one."""
    if withdrawal.first_page is None or withdrawal.last_page is None:
        return None
    return Stretch(withdrawal.first_page, withdrawal.last_page)


def names_in(publication: Publication) -> dict[str, str]:
    """What each entry of a pack is called where it is taken down, by its key."""
    return {row["key"]: name_of(row["key"]) for row in publication.contents}


def name_of(key: str) -> str:
    """What an entry is called where it is taken down: "paper-7" is "paper/7", minutes go by their meeting."""
    kind, _, number = key.partition("-")
    book = db.session.get(MinuteBook, int(number)) if kind == "minutes" and number.isdigit() else None
    return f"minutes/{book.meeting_id}" if book else f"{kind}/{number}"
