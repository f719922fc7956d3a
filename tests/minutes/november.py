"""Minutes with everything that minutes have, for printing: after a panel's minutes of 13 November 2017, in other words."""

from panel.interests.models import Declaration
from panel.meetings.models import Adjournment, Attendance, Meeting, Presiding
from panel.meetings.rules.life import State
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of
from panel.minutes.texts import Fields
from tests import factories
from tests.minutes.scene import NOVEMBER, Scene, line, outcome, part, scene

FOSTERING = [
    "A celebration in September was attended by more than 130 carers and children; 15 households had long service awards.",
    "There were 110 fostering households at the end of September, one more than a quarter before.",
    "143 special guardianship orders were in force, against 139 at the end of the last quarter.",
    "A scheme for young people who are arrested was hard to recruit to. The service would go on trying with its neighbours.",
    "The target of ten intensive support carers by March 2018 would be met.",
]
PROGRAMME = [
    "a report on permanency planning, with early intervention;",
    "a presentation on the PAUSE programme in January and a report on it in March 2018;",
    "a report in January on exempting care leavers from council tax.",
]


def november() -> Scene:
    """The scene with a meeting whose minutes are written in full."""
    made = scene()
    body = made.body
    made.meeting = factories.meeting(
        body, NOVEMBER, state=State.HELD, venue="Room 15, Priory House, Monks Walk, Shefford", started="10.00 a.m.", concluded="12.28 p.m."
    )
    _people(made)
    meeting = made.meeting
    line(meeting, "Minutes of the last meeting", number="2", role="minutes")
    line(meeting, "Members’ interests", number="3", role="interests")
    line(meeting, "Fostering agency report, quarter 2", number="5")
    line(meeting, "Six-monthly report of the adoption service", number="6")
    line(meeting, "Work programme", number="7")
    line(meeting, "Exclusion of the press and public", number="8", role="exclusion")
    line(meeting, "Virtual school: interim report", number="9", exempt=True, exempt_paragraphs=[2])
    taking.begin(meeting, by=made.clerk)
    for minute, fields in zip(minutes_of(meeting), _texts(), strict=True):
        made.write(minute, **fields)
    return made


def _people(made: Scene) -> None:
    meeting = made.meeting
    rows = [
        ("Councillor Ada Hill", "Elected Members", "present"), ("Councillor Ben Reed", "Elected Members", "present"),
        ("Councillor Cy Moss", "Elected Members", "present"), ("Councillor Di Lane", "Elected Members", "apologies"),
    ]  # fmt: skip
    seated = {seat.person.name: seat.person for seat in made.body.seats if seat.person}
    for place, (name, category, status) in enumerate(rows, 1):
        factories.keep(Attendance(meeting=meeting, person=seated[name], category=category, status=status, position=place))
    factories.category(made.body, "Carers", voting=False, councillors=False)
    factories.keep(Attendance(meeting=meeting, as_printed="Mr P Alder", category="Carers", status="present", position=5))
    for place, (name, post) in enumerate(
        [("Ms R Cole", "Principal Social Worker"), ("Mr A Comyn", "Head of Service"), ("Ms S Grey", "Committee Services Officer")], 6
    ):
        officer = factories.person(name, post=post)
        factories.keep(Attendance(meeting=meeting, person=officer, status="present", position=place))
    factories.keep(Presiding(meeting=meeting, person=seated["Councillor Ada Hill"], position=1))
    factories.keep(Adjournment(meeting=meeting, from_text="11.10 a.m.", to_text="11.20 a.m.", position=1))
    declared = Declaration(meeting_id=meeting.id, person=seated["Councillor Ben Reed"], all_items=False, position=1)
    declared.nature = "a member of the council’s fostering and permanence panel"
    factories.keep(declared)


def _texts() -> list[Fields]:
    return [
        {
            "numbering": "hand",
            "number": "CPP/17/20",
            "outcomes": [
                outcome(
                    "resolved",
                    part("that the minutes of the meeting held on 4 September 2017 be approved as a correct record and signed by the Chairman."),
                )
            ],
        },
        {},
        {
            "html": "<p>The panel considered the report on the fostering agency in quarter 2.</p><p>Points and comments included:</p>",
            "points": [{"id": None, "number": f"{n}.", "html": f"<p>{words}</p>"} for n, words in enumerate(FOSTERING, 1)],
            "outcomes": [
                outcome("noted", part("the report of the fostering agency for quarter 2.")),
                outcome(
                    "resolved",
                    part("that an update be given on the children who had moved three times or more.", "1.", "Head of Service", "March meeting"),
                    part("that a questionnaire for foster carers be drafted and its results shared with members.", "2."),
                    moved_by="Councillor Ben Reed",
                    seconded_by="Councillor Cy Moss",
                    vote="carried",
                    votes_for=2,
                    votes_against=1,
                    abstained=0,
                ),
            ],
        },
        {
            "html": "<p>The panel considered the work of the adoption service since April.</p>",
            "outcomes": [
                outcome("noted", part("the report of the adoption service.")),
                outcome("recommended", part("that the cap on the adoption support fund be raised with the department."), to="the Executive"),
            ],
            "actions": [{"id": None, "text": "Send round the date of the families’ party", "owners": "Ms S Grey", "due": "as soon as possible"}],
            "post_meeting_note": "The date was sent round on 14 November.",
        },
        {
            "html": "<p>Members considered the proposed programme for the rest of the year.</p>",
            "outcomes": [
                outcome(
                    "resolved",
                    *(part(words, f"{n}.") for n, words in enumerate(PROGRAMME, 1)),
                    lead_in="that the work programme be approved, subject to the addition of:",
                )
            ],
        },
        {
            "outcomes": [
                outcome("resolved", part("that the public be excluded during item 9, as exempt information within paragraph 2 of Part 1 of Schedule 12A would be disclosed."))
            ]
        },
        {
            "html": "<p>Members heard how five pupils of one school had done.</p>",
            "outcomes": [outcome("noted", part("the interim report."))],
            "summary": "The panel noted the interim report of the virtual school.",
        },
    ]
