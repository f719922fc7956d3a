"""Words that must not stand in the title of closed business, which is public: names, birth dates, addresses (P1, D3).

They are looked for as a careful clerk would, and shown to whoever confirms that the title is safe; a title is only
right because a person said so.
"""

import re
from collections.abc import Iterable, Iterator

from panel.lifecycle import Finding, Level

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
STREETS = (
    "Road|Street|Lane|Avenue|Close|Drive|Way|Crescent|Terrace|Gardens|Grove|Court|Row|Rise|Walk|Mews|Square|Hill|Green"
)
CHILD = "child|children|baby|boy|girl|young person|young people|family|families|sibling|siblings|brother|sister|mother"

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
ADDRESS = re.compile(rf"\b\d{{1,4}}[a-z]? (?:[A-Z][a-z’']+ ){{1,3}}(?:{STREETS})\b")
STREET = re.compile(r"\b(?:[A-Z][a-z’']+ ){1,2}(?:Road|Street|Lane|Avenue|Crescent|Terrace|Gardens|Grove|Mews)\b")
BORN = re.compile(r"\b(?:born|d\.?o\.?b\.?|date of birth|aged?)\b\s*:?\s*(?:in |on )?[\w/.-]*", re.IGNORECASE)
DAY = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS}) \d{{4}})\b"
)
OF_A_MEETING = re.compile(
    rf"(?:minutes|meeting|held|dated|from|to|until|since|year|week) (?:of |on |ended |ending )?{DAY.pattern}"
)
CASE = re.compile(
    r"\b(?:[A-Z]{1,5}[-/ ]?)?\d{5,}\b|\b[A-Z]{1,5}[-/]?\d{4}\b|\b(?i:case (?:no\.?|number|ref\w*\.?)\s*\S+)"
)
INITIALS = re.compile(
    rf"\b(?:[A-Z]\.){{1,3}}(?=\W|$)|\b(?:{CHILD}) [A-Z]{{1,3}}\b|(?<![A-Za-z])[A-Z] ?(?:&|and) ?[A-Z](?![A-Za-z])"
)
ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Lord|Lady)\.? [A-Z][\w’'-]+")
PAIR = re.compile(r"\b([A-Z][a-z’']+(?:-[A-Z][a-z]+)?) ((?:Mc|Mac|O’|O')?[A-Z][a-z’']+(?:-[A-Z][a-z]+)?)\b")

STOCK_WORDS = """
Annual Appendix Assurance Authority Board Borough Budget Business Cabinet Care Carer Carers Centre Chair Chairman
Chief Child Children Childrens Children’s City Closed Code Commissioning Committee Conduct Contract Contracts
Corporate Council County Court Deputy Director Directorate District Education Emergency England Exclusion Executive
Exempt Families Family Finance Fostering Framework Group Head Health Home Homes House Housing Independent
Information Inspection Inspectorate Internal Item Items Joint Lead Leaver Leavers Learning Legal Local Manager
Member Members Mental Minutes National New North Office Officer Ofsted Open Outcomes Panel Parenting Parent Part
Partnership Pathway Pay Performance Placement Placements Plan Plans Policy Practice Press Private Procurement
Programme Project Protection Public Quarter Quarterly Regional Report Reports Review Reviews Reviewing Risk Royal
Safeguarding School Schools Scrutiny Serious Service Services Social South East West Staff Standards Strategic
Strategy Sub Support Team Tender The Trust Update Urgent Virtual Work Worker Workers Year Young Youth Police Act A
An And At By For From In Of On Or To With Re Dr Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
February March April May June July August September October November December Great Britain United Kingdom Ministry
Department Secretary State Adoption Agency Advice Award Fees Prices Rates Terms Lessons Learned
"""
STOCK = frozenset(STOCK_WORDS.split())
"""Words that titles are made of: two of them with capitals are no name."""

Found = Iterator[tuple[str, str]]


def unsafe_words(title: str, known: Iterable[str] = ()) -> list[Finding]:
    """What in a title may tell who a person is (P1, D3). `known` are the names of people whom the council knows.

    Each finding names the words and what they look like. None means that nothing was seen, not that the title is safe.
    """
    found: dict[str, str] = {}
    for look in (_known(title, known), _patterns(title), _names(title)):
        for words, what in look:
            if not any(words in before for before in found):
                found[words] = what
    return [Finding("P1", f"“{words}” {what}.", Level.CONFIRM) for words, what in found.items()]


def _known(title: str, known: Iterable[str]) -> Found:
    """A whole name, or a surname with its capital, but for one so short (“Do”) that any title may have it."""
    for name in known:
        parts = [part for part in re.split(r"[\s,]+", name) if part[:1].isupper()]
        if len(parts) < 2:
            continue
        surname = next((part for part in reversed(parts[1:]) if len(part) > 2), "")
        if re.search(rf"\b{re.escape(name)}\b", title, re.IGNORECASE):
            yield name, "is the name of someone the council knows"
        elif surname and surname not in STOCK and re.search(rf"\b{re.escape(surname)}\b", title):
            yield surname, "is the surname of someone the council knows"


LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (POSTCODE, "looks like a postcode"),
    (ADDRESS, "looks like an address"),
    (STREET, "looks like a street"),
    (BORN, "tells an age or a date of birth"),
    (DAY, "may be a date of birth"),
    (CASE, "looks like a case number"),
    (INITIALS, "looks like someone’s initials"),
    (ADDRESSED, "looks like a name"),
)
"""What is looked for, and what it looks like."""


def _patterns(title: str) -> Found:
    without_meetings = OF_A_MEETING.sub(" ", title)
    for pattern, what in LOOKS:
        for match in pattern.finditer(without_meetings):
            yield match[0].strip(), what


def _names(title: str) -> Found:
    """Two words with capitals that titles are not made of: “Amara Osei”."""
    for match in PAIR.finditer(title):
        if match[1] not in STOCK and match[2] not in STOCK:
            yield match[0], "looks like a name"
