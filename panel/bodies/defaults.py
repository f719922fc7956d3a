"""What a new body may begin with: the usual lines of an agenda, and a report with the sections councils ask for.

Rules sheet sections 7 and 8. The young people's item stands near the start, so that they need not sit through
formalities; there is no "any other business" (U4).
"""

from dataclasses import dataclass

from panel.bodies.rules.kinds import ItemRole, SectionKind


@dataclass(frozen=True)
class Line:
    """A standard line of the agenda."""

    title: str
    purpose: str
    role: ItemRole | None
    part: str = "open"


@dataclass(frozen=True)
class Section:
    """A section of a report, with what the author is told about it."""

    heading: str
    hint: str
    kind: SectionKind = SectionKind.TEXT


FILMING_NOTICE = (
    "Anyone may film, record or report on this meeting while it is open to the public, and you may be seen or heard if "
    "you attend. Tell the clerk or the Chair before it begins if this worries you. Nobody may film a child or young "
    "person who has not agreed to it, and filming stops when the public are asked to leave."
)

LINES = (
    Line("Welcome and apologies for absence", "To receive any apologies for absence.", ItemRole.APOLOGIES),
    Line("Substitutes and membership", "To note substitutes and any change of membership.", ItemRole.SUBSTITUTES),
    Line("Urgent items", "To hear which urgent items the Chair agrees to take, and why.", ItemRole.URGENT),
    Line("Declarations of interest", "To receive any declarations of interest from members.", ItemRole.INTERESTS),
    Line("Minutes of the last meeting", "To approve the minutes as a correct record.", ItemRole.MINUTES),
    Line("Matters arising and action log", "To review what was asked for and where it is.", ItemRole.ACTION_LOG),
    Line("Young people’s update", "To hear from the Children in Care Council and care leavers.", ItemRole.VOICE),
    Line("Performance report", "To consider how children in care and care leavers fare.", ItemRole.PERFORMANCE),
    Line("Work programme", "To consider the work programme.", ItemRole.WORK_PROGRAMME),
    Line("Date of the next meeting", "To note the date of the next meeting.", ItemRole.NEXT_MEETING),
)

REPORT_NAME = "Report"
REPORT_FIELDS = ("Report of", "Lead officers", "Contact", "Lead member", "Wards affected")
REPORT_SECTIONS = (
    Section("Purpose of the report", "One or two sentences: what the panel is asked to do, and why now."),
    Section("Recommendations", "What the panel is asked to agree, one at a time.", SectionKind.RECOMMENDATIONS),
    Section("Summary, with the voice of children", "The main points, and what children and young people said."),
    Section("Background", "What the panel needs to know to follow the report.", SectionKind.NUMBERED),
    Section("Main issues and evidence", "What is happening, and how you know.", SectionKind.NUMBERED),
    Section("Options", "What else could be done, and why it is not recommended.", SectionKind.NUMBERED),
    Section("Consultation and participation", "Who was asked, and what changed as a result.", SectionKind.NUMBERED),
    Section("Corporate parenting principles", "Which of the seven principles this serves, and how."),
    Section("Financial implications", "What it costs and where the money is, or that there are none."),
    Section("Legal implications", "Duties and powers that bear on it, or that there are none."),
    Section("Equality implications", "Who is affected differently, and what is done about it."),
    Section("Data protection", "Whether personal data is used, and that nobody can be recognised."),
    Section("Risk", "What could go wrong, and what is done to prevent it."),
    Section("Health, housing, climate and other implications", "Only those that matter here."),
    Section("Next steps", "What happens after the meeting, who does it and by when."),
    Section("Appendices", "", SectionKind.APPENDICES),
    Section("Background papers", "What the report relies on, or “None” (s.100D).", SectionKind.BACKGROUND),
)
