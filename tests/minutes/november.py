"""Minutes with everything that minutes have, for printing: after those of a real panel, in other words."""

import datetime as dt

from panel.interests.models import Declaration
from panel.meetings.models import Adjournment, Attendance, Meeting, Presiding
from panel.meetings.rules.life import State
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of
from panel.minutes.texts import Fields
from tests import factories
from tests.minutes.scene import NOVEMBER, Scene, line, outcome, part, point, scene

OFFICERS = [
    ("Ms R Cole", "Principal Social Worker"),
    ("Mr A Comyn", "Head of Service"),
    ("Ms S Grey", "Committee Services Officer"),
]
FOSTERING = [
    "More than 130 carers and children came to a celebration in September; 15 households had long service awards.",
    "There were 110 fostering households at the end of September, one more than a quarter before.",
    "143 special guardianship orders were in force, against 139 at the end of the last quarter.",
    "A scheme for young people who are arrested was hard to recruit to. The service would go on trying.",
    "The target of ten intensive support carers by March 2018 would be met.",
]
LAST = "that the minutes of the meeting held on 4 September 2017 be approved as a correct record."
UPDATE = "that an update be given on the children who had moved three times or more."
QUESTIONS = "that a questionnaire for foster carers be drafted and its results shared with members."
CAP = "that the cap on the adoption support fund be raised with the department."
EXCLUSION = "that the public be excluded during item 9, as exempt information in paragraph 2 would be disclosed."
PROGRAMME = [
    "a report on permanency planning, with early intervention;",
    "a presentation on the PAUSE programme in January and a report on it in March 2018;",
    "a report in January on exempting care leavers from council tax.",
]
PARTY = "Send round the date of the families’ party"
TITLES = (
    ("Minutes of the last meeting", {"role": "minutes"}),
    ("Members’ interests", {"role": "interests"}),
    ("Fostering agency report, quarter 2", {}),
    ("Six-monthly report of the adoption service", {}),
    ("Work programme", {}),
    ("Exclusion of the press and public", {"role": "exclusion"}),
    ("Virtual school: interim report", {"exempt": True, "exempt_paragraphs": [2]}),
)


def november() -> Scene:
    """The scene with a meeting whose minutes are written in full."""
    made = scene(dt.date(2017, 9, 4))
    times = {"started": "10.00 a.m.", "concluded": "12.28 p.m."}
    meeting = factories.meeting(
        made.body, NOVEMBER, state=State.HELD, venue="Room 15, County Hall, Fenchester", **times
    )
    made.meeting = meeting
    _people(made, meeting)
    for number, (title, facts) in enumerate(TITLES, 2):
        line(meeting, title, number=str(number), **facts)
    taking.begin(meeting, by=made.clerk)
    for minute, fields in zip(minutes_of(meeting), _texts(), strict=True):
        made.write(minute, **fields)
    return made


def _people(made: Scene, meeting: Meeting) -> None:
    members = [seat.person for seat in made.body.seats if seat.person]
    for place, person in enumerate(members, 1):
        status = "present" if place < len(members) else "apologies"
        row = {"person": person, "category": "Elected Members", "status": status, "position": place}
        factories.keep(Attendance(meeting=meeting, **row))
    factories.category(made.body, "Carers", voting=False, councillors=False)
    carer = Attendance(meeting=meeting, as_printed="Mr P Alder", category="Carers", status="present", position=5)
    factories.keep(carer)
    for place, (name, post) in enumerate(OFFICERS, 6):
        officer = factories.person(name, post=post)
        factories.keep(Attendance(meeting=meeting, person=officer, status="present", position=place))
    factories.keep(Presiding(meeting=meeting, person=members[0], position=1))
    factories.keep(Adjournment(meeting=meeting, from_text="11.10 a.m.", to_text="11.20 a.m.", position=1))
    nature = "a member of the council’s fostering and permanence panel"
    factories.keep(Declaration(meeting_id=meeting.id, person=members[1], nature=nature, position=1))


def _texts() -> list[Fields]:
    moved = {"moved_by": "Councillor Ben Reed", "seconded_by": "Councillor Cy Moss"}
    counted = {"vote": "carried", "votes_for": 2, "votes_against": 1, "abstained": 0}
    fostering = [part(UPDATE, "1.", "Head of Service", "March meeting"), part(QUESTIONS, "2.")]
    lead_in = "that the work programme be approved, subject to the addition of:"
    return [
        {"numbering": "hand", "number": "CPP/17/20", "outcomes": [outcome("resolved", part(LAST))]},
        {},
        {
            "html": "<p>The panel considered the report on fostering in quarter 2.</p><p>Points included:</p>",
            "points": [point(f"{n}.", words) for n, words in enumerate(FOSTERING, 1)],
            "outcomes": [
                outcome("noted", part("the report of the fostering agency for quarter 2.")),
                outcome("resolved", *fostering, **moved, **counted),
            ],
        },
        {
            "html": "<p>The panel considered the work of the adoption service since April.</p>",
            "outcomes": [
                outcome("noted", part("the report of the adoption service.")),
                outcome("recommended", part(CAP), to="the Executive"),
            ],
            "actions": [{"id": None, "text": PARTY, "owners": "Ms S Grey", "due": "as soon as possible"}],
            "post_meeting_note": "The date was sent round on 14 November.",
        },
        {
            "html": "<p>Members considered the proposed programme for the rest of the year.</p>",
            "outcomes": [
                outcome("resolved", *(part(words, f"{n}.") for n, words in enumerate(PROGRAMME, 1)), lead_in=lead_in)
            ],
        },
        {"outcomes": [outcome("resolved", part(EXCLUSION))]},
        {
            "html": "<p>Members heard how five pupils of one school had done.</p>",
            "outcomes": [outcome("noted", part("the interim report."))],
            "summary": "The panel noted the interim report of the virtual school.",
        },
    ]
