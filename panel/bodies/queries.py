"""What several doors ask about bodies: which is meant, who sits on it, and how its minutes are numbered."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy.orm import joinedload

from panel.access.doors import finds_body
from panel.bodies.models import Body, Category, Council, ReportTemplate, Seat, StandardItem, TemplateSection
from panel.bodies.rules import numbering
from panel.bodies.rules.roll import VACANCY, Group, Holder, is_chair, is_substitute
from panel.extensions import db
from panel.people.models import Person
from panel.transaction import once


@finds_body("body_id")
def body(body_id: int) -> Body | None:
    """The body itself."""
    return db.session.get(Body, body_id)


@finds_body("category_id")
def body_of_category(category_id: int) -> Body | None:
    """The body of a group of members."""
    category = db.session.get(Category, category_id)
    return category.body if category else None


@finds_body("seat_id")
def body_of_seat(seat_id: int) -> Body | None:
    """The body of a seat."""
    seat = db.session.get(Seat, seat_id)
    return seat.body if seat else None


@finds_body("standard_item_id")
def body_of_standard_item(standard_item_id: int) -> Body | None:
    """The body of a standard line of agendas."""
    item = db.session.get(StandardItem, standard_item_id)
    return item.body if item else None


@finds_body("report_template_id")
def body_of_template(report_template_id: int) -> Body | None:
    """The body of a report template."""
    template = db.session.get(ReportTemplate, report_template_id)
    return template.body if template else None


@finds_body("template_section_id")
def body_of_template_section(template_section_id: int) -> Body | None:
    """The body of a section that a report template asks for."""
    section = db.session.get(TemplateSection, template_section_id)
    return section.template.body if section else None


def the_council() -> Council | None:
    """The council whose site this is, once it is set up: the first, for records of others may be brought in."""
    return once("the council", lambda: db.session.scalars(db.select(Council).order_by(Council.id)).first())


def bodies_by_name() -> list[Body]:
    """Every body, by name."""
    query = db.select(Body).options(joinedload(Body.council)).order_by(Body.name)
    return once("bodies", lambda: list(db.session.scalars(query)))


def seats_by_time(body: Body, day: dt.date) -> tuple[list[Seat], list[Seat], list[Seat]]:
    """The seats held on `day`, those whose term begins later, and those whose term is over, latest first."""
    now = body.seats_on(day)
    coming = [seat for seat in body.seats if seat not in now and seat.from_date and seat.from_date > day]
    past = [seat for seat in body.seats if seat not in now and seat not in coming]
    return now, coming, sorted(past, key=lambda seat: seat.to_date or day, reverse=True)


def roll_on(body: Body, day: dt.date) -> tuple[Group, ...]:
    """The membership on `day`, category by category, in the order of the front sheet.

    A category without members is left out unless a note says why; seats of no category come last, as "Members".
    """
    seats = body.seats_on(day)
    groups = [_group(category, [seat for seat in seats if seat.category is category]) for category in body.categories]
    others = _group(None, [seat for seat in seats if seat.category is None])
    return tuple(group for group in (*groups, others) if group.holders or group.substitutes or group.note)


def chair_of(body: Body, day: dt.date) -> Person | None:
    """The person elected to the chair on `day`, if the seats say who."""
    chairs = [seat for seat in body.seats_on(day) if is_chair(seat.role)]
    return chairs[0].person if chairs else None


def year_of(body: Body, day: dt.date) -> int:
    """The municipal year of a day, as this body's council counts it (Y1)."""
    return numbering.municipal_year(day, body.year_begins_month, _annual_meetings(body))


def span_of(body: Body, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day over which the number of minutes that runs on `day` runs (Y5)."""
    return numbering.numbering_span(body.numbering_restarts, day, body.year_begins_month, _annual_meetings(body))


def number_of(body: Body, day: dt.date, n: int, item: str | None = None) -> str | None:
    """The number of the `n`th minute of the run, by the body's pattern; None where its minutes bear no numbers."""
    if not body.numbering_pattern:
        return None
    calendar = body.numbering_restarts is numbering.Restart.CALENDAR_YEAR
    year = day.year if calendar else year_of(body, day)
    return numbering.minute_number(body.numbering_pattern, code=body.code, year=year, n=n, item=item)


def _annual_meetings(body: Body) -> Iterable[dt.date]:
    return [meeting.day for meeting in body.council.annual_meetings]


def _group(category: Category | None, seats: list[Seat]) -> Group:
    return Group(
        name=category.name if category else "Members",
        voting=category.voting if category else None,
        councillors=bool(category and category.councillors),
        sees_restricted=bool(category and category.sees_restricted),
        note=category.note if category else None,
        holders=tuple(_holder(seat) for seat in seats if not is_substitute(seat.role)),
        substitutes=tuple(_holder(seat) for seat in seats if is_substitute(seat.role)),
        sees_confidential=bool(category and category.sees_closed),
    )


def _holder(seat: Seat) -> Holder:
    return Holder(
        printed=VACANCY if seat.vacant else seat.as_printed or seat.post or seat.printed,
        role=seat.role,
        person_id=seat.person_id,
        post=seat.post,
        vacant=seat.vacant,
        votes=seat.votes,
        note=seat.note,
        substitutes=tuple(one.printed for one in seat.substitutes),
        seat_id=seat.id,
    )
