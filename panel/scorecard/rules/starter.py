"""Indicators that many panels keep, offered as a start; the clerk ticks what to take and changes what is said."""

from dataclasses import dataclass

from panel.scorecard.rules.kinds import Good, Unit

CLA = "Children looked after return (DfE)"
LEAVERS = "Care leavers data (DfE)"
OUTCOMES = "Outcomes of children looked after (DfE)"
REVIEWS = "Care Planning, Placement and Case Review Regulations 2010"
SCHOOL = "Guidance on the education of looked-after children (DfE, 2018)"
HEALTH = "Guidance on the health of looked-after children (DfE and DHSC, 2015)"
MISSING = "Guidance on children who run away or go missing (DfE, 2014)"
ADOPTION = "Adoption scorecards (DfE)"
LOCAL = "Local record"

HIGH, LOW, CONTEXT = Good.HIGH, Good.LOW, Good.CONTEXT
NUMBER, PER_CENT, RATE, SCORE, DAYS = Unit.NUMBER, Unit.PER_CENT, Unit.RATE, Unit.SCORE, Unit.DAYS


@dataclass(frozen=True)
class Starter:
    """An indicator as it is offered. `line` is a mark that figures may be read against, with what it is."""

    code: str
    name: str
    definition: str
    unit: Unit
    good: Good
    basis: str
    line: float | None = None
    line_words: str = ""

    @property
    def decimals(self) -> int:
        """As many as such figures are mostly given with."""
        return 0 if self.unit in (NUMBER, DAYS) else 1


STARTERS: tuple[Starter, ...] = tuple(
    Starter(*row)
    for row in (
        ("KP1", "Children looked after", "Children in care at the end of the period.", NUMBER, CONTEXT, CLA),
        (
            "KP1b",
            "Children looked after, per 10,000",
            "Children in care for every 10,000 who live in the area.",
            RATE,
            CONTEXT,
            CLA,
        ),
        (
            "KP2",
            "First health assessment on time",
            "Of children whose first assessment fell due, those who had it within 20 working days of coming into care.",
            PER_CENT,
            HIGH,
            REVIEWS,
        ),
        (
            "KP3",
            "Health assessments up to date",
            "Children whose last review is no older than six months (under five) or twelve months (from five).",
            PER_CENT,
            HIGH,
            REVIEWS,
        ),
        (
            "KP4",
            "Seen by a dentist",
            "Children in care for a year or more who saw a dentist in the last twelve months.",
            PER_CENT,
            HIGH,
            OUTCOMES,
        ),
        (
            "KP5",
            "Vaccinations up to date",
            "Children in care for a year or more who have had every vaccination due.",
            PER_CENT,
            HIGH,
            OUTCOMES,
        ),
        (
            "KP6",
            "Development checks up to date",
            "Children under five in care for a year or more who have had their checks.",
            PER_CENT,
            HIGH,
            OUTCOMES,
        ),
        (
            "KP7",
            "Strengths and difficulties scored",
            "Children from 5 to 16 in care for a year or more for whom a questionnaire was scored.",
            PER_CENT,
            HIGH,
            OUTCOMES,
        ),
        (
            "KP8",
            "Strengths and difficulties score",
            "Their average score from 0 to 40: to 13 is as expected, from 17 a cause for concern.",
            SCORE,
            LOW,
            OUTCOMES,
            17,
            "From here a score is a cause for concern",
        ),
        (
            "KP9",
            "Education plans of this term",
            "Children of school age whose personal education plan was reviewed this term.",
            PER_CENT,
            HIGH,
            SCHOOL,
        ),
        (
            "KP10",
            "First education plan on time",
            "Of children whose first plan fell due, those who had it in time for their first review.",
            PER_CENT,
            HIGH,
            REVIEWS,
        ),
        (
            "KP11",
            "Sessions missed at school",
            "Half days of school missed, of all that there were.",
            PER_CENT,
            LOW,
            OUTCOMES,
        ),
        (
            "KP11b",
            "Missing a tenth of school or more",
            "Children who missed at least one half day in ten.",
            PER_CENT,
            LOW,
            OUTCOMES,
        ),
        ("KP11c", "Suspensions", "Times that a child in care was suspended from school.", NUMBER, LOW, OUTCOMES),
        (
            "KP12",
            "Three or more homes in a year",
            "Children in care who have had at least three placements in twelve months.",
            PER_CENT,
            LOW,
            CLA,
        ),
        (
            "KP13",
            "Settled for two years",
            "Of children under 16 in care for two and a half years or more, those in one home for at least two.",
            PER_CENT,
            HIGH,
            CLA,
        ),
        (
            "KP14",
            "More than 20 miles from home",
            "Children who live over 20 miles from where they lived before.",
            PER_CENT,
            LOW,
            CLA,
        ),
        (
            "KP15",
            "Reviews on time",
            "Reviews held by the day due: within 20 working days, then three months, then every six.",
            PER_CENT,
            HIGH,
            REVIEWS,
        ),
        (
            "KP16",
            "Had a say in the review",
            "Children from four whose views were heard in their review.",
            PER_CENT,
            HIGH,
            LOCAL,
        ),
        (
            "KP17",
            "Visits on time",
            "Social workers’ visits made by the day due under the child’s plan.",
            PER_CENT,
            HIGH,
            REVIEWS,
        ),
        (
            "KP18",
            "Children who went missing",
            "Children in care missing at least once; being away without leave is not counted.",
            NUMBER,
            LOW,
            MISSING,
        ),
        (
            "KP18b",
            "Times that children were missing",
            "Episodes of going missing; being away without leave is not counted.",
            NUMBER,
            LOW,
            MISSING,
        ),
        (
            "KP19",
            "Talked to after coming back",
            "Returns after which the child was seen for a talk within 72 hours.",
            PER_CENT,
            HIGH,
            MISSING,
        ),
        (
            "KP20",
            "Care leavers in touch",
            "Care leavers from 17 to 21 with whom the council was in touch around their birthday.",
            PER_CENT,
            HIGH,
            LEAVERS,
        ),
        (
            "KP21",
            "Care leavers in a suitable home",
            "Care leavers from 17 to 21 whose home is suitable; bed and breakfast is not.",
            PER_CENT,
            HIGH,
            LEAVERS,
        ),
        (
            "KP22",
            "Care leavers in work or learning",
            "Care leavers from 17 to 21 in education, employment or training.",
            PER_CENT,
            HIGH,
            LEAVERS,
        ),
        (
            "KP23",
            "Pathway plans current",
            "Care leavers whose pathway plan was reviewed in the last six months.",
            PER_CENT,
            HIGH,
            "Children Act 1989, sections 23B to 23E",
        ),
        (
            "KP24",
            "From care to an adoptive home",
            "Days from coming into care to moving in with the new family, over three years: measure A10.",
            DAYS,
            LOW,
            ADOPTION,
            426,
            "The former national threshold, 14 months",
        ),
        (
            "KP25",
            "From placement order to match",
            "Days from the court’s order to the match with a family, over three years: measure A2.",
            DAYS,
            LOW,
            ADOPTION,
            121,
            "The former national threshold, four months",
        ),
        ("KP26", "Adopted", "Children who left care by adoption.", NUMBER, CONTEXT, CLA),
        ("KP26b", "Special guardianship", "Children who left care to a special guardian.", NUMBER, CONTEXT, CLA),
        (
            "KP27",
            "In foster or family care",
            "Children placed with foster carers or with their wider family.",
            PER_CENT,
            CONTEXT,
            CLA,
        ),
        (
            "KP27b",
            "In homes that are not registered",
            "Children placed in a home that should be registered and is not.",
            NUMBER,
            LOW,
            LOCAL,
        ),
        (
            "KP28",
            "Fostering households, net change",
            "Households approved in the period less those that stopped.",
            NUMBER,
            HIGH,
            LOCAL,
        ),
        (
            "KP29",
            "Several social workers in a year",
            "Children who have had three or more social workers in twelve months.",
            PER_CENT,
            LOW,
            "Children’s Commissioner’s Stability Index",
        ),
        (
            "KP30",
            "Cautioned or convicted",
            "Children from ten in care for a year or more who were cautioned or convicted.",
            PER_CENT,
            LOW,
            OUTCOMES,
        ),
        (
            "KP30b",
            "Known to misuse drugs or alcohol",
            "Children in care for a year or more with whom a misuse was identified.",
            PER_CENT,
            LOW,
            OUTCOMES,
        ),
        ("KP31", "Helped by an advocate", "Children who had an advocate in the period.", NUMBER, CONTEXT, LOCAL),
        (
            "KP31b",
            "Matched with an independent visitor",
            "Of children who asked for a visitor, those who have one.",
            PER_CENT,
            HIGH,
            LOCAL,
        ),
    )
)

BY_CODE: dict[str, Starter] = {one.code: one for one in STARTERS}
