"""The yearly cycle that is offered as a start: what the law, guidance or custom has a panel look at each year.

It is data. The clerk ticks what to take, and may keep a cycle of the panel's own in its place. The month is the usual
one, where there is one. `statutory` says that an Act, regulations or statutory guidance ask for the thing itself; that
it comes to this panel is custom. Sources name the rule of docs/rules.md where there is one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Yearly:
    """A topic of the cycle: the key it is known by, its usual month, its source, and whether the law asks for it."""

    duty: str
    topic: str
    source: str
    month: str = ""
    purpose: str = ""
    lead: str = ""
    statutory: bool = False


ACT = "Children and Social Work Act 2017"
CUSTOM = "Custom of panels"

CYCLE: tuple[Yearly, ...] = (
    Yearly(
        "terms",
        "Chair, terms of reference, dates and work programme",
        "Custom of the first meeting of the year (Y2, G1)",
        "June",
        "To settle how the panel works this year.",
        "Democratic Services",
    ),
    Yearly(
        "annual-report",
        "Annual report of the panel",
        "Good practice: to the executive and full council (G6)",
        "April",
        "To agree what is reported to the council.",
        "Director of Children’s Services",
    ),
    Yearly(
        "strategy",
        "Corporate parenting strategy and pledge",
        f"{ACT} s.1, and the guidance of February 2018 (K1, K2)",
        "September",
        "To review the promises made to children in care and care leavers.",
        "Director of Children’s Services",
        statutory=True,
    ),
    Yearly(
        "local-offer",
        "Local offer for care leavers",
        f"{ACT} s.2 (K3)",
        "November",
        "To review the offer, and what care leavers said of it.",
        "Head of Leaving Care",
        statutory=True,
    ),
    Yearly(
        "sufficiency",
        "Sufficiency of homes for children in care",
        "Children Act 1989 s.22G (K7)",
        "September",
        "To see whether there are enough homes of the right kind near by.",
        "Head of Commissioning",
        statutory=True,
    ),
    Yearly(
        "iro",
        "Annual report of the independent reviewing officers",
        "Statutory guidance for independent reviewing officers",
        "July",
        "To see how reviews are held and what they find.",
        "Manager of the Independent Reviewing Service",
        statutory=True,
    ),
    Yearly(
        "fostering",
        "Fostering: annual report and statement of purpose",
        "Fostering Services (England) Regulations 2011; endorsed yearly by custom (G9)",
        "June",
        "To endorse the statement of purpose.",
        "Head of Fostering",
        statutory=True,
    ),
    Yearly(
        "adoption",
        "Adoption: annual report of the regional agency and statement of purpose",
        "Adoption Agencies Regulations 2005; endorsed yearly by custom (G9)",
        "June",
        "To see how adoption serves the council’s children.",
        "Head of the Regional Adoption Agency",
        statutory=True,
    ),
    Yearly(
        "virtual-school",
        "Annual report of the virtual school head",
        "Children Act 1989 s.22(3A) and its guidance (K5, K6)",
        "November",
        "To see how children in care did at school, once the results are known.",
        "Head of the Virtual School",
        statutory=True,
    ),
    Yearly(
        "health",
        "Health of children in care: annual report",
        "Statutory guidance on the health of looked-after children",
        "September",
        "To see whether their health is looked after.",
        "Designated Nurse for Children in Care",
        statutory=True,
    ),
    Yearly("minds", "Emotional health and wellbeing", CUSTOM, "January", lead="Designated Nurse for Children in Care"),
    Yearly(
        "care-leavers",
        "Care leavers: homes, work and training",
        f"{CUSTOM}; {ACT} s.3 (K4)",
        "January",
        lead="Head of Leaving Care",
    ),
    Yearly("asylum", "Unaccompanied asylum-seeking children", CUSTOM, "March"),
    Yearly("missing", "Children missing and children at risk of exploitation", CUSTOM, "March"),
    Yearly(
        "homes",
        "Children’s homes: what independent visitors found",
        "Children’s Homes (England) Regulations 2015 reg.44",
        "June",
        lead="Head of Residential Care",
        statutory=True,
    ),
    Yearly(
        "complaints",
        "Complaints, advocacy and independent visitors",
        "Children Act 1989 Representations Procedure (England) Regulations 2006",
        "September",
        lead="Customer Relations Manager",
        statutory=True,
    ),
    Yearly("youth-justice", "Youth justice and children in care", CUSTOM, "March", lead="Head of Youth Justice"),
    Yearly(
        "participation",
        "Participation: the year of the Children in Care Council",
        "Good practice (G3, G5)",
        "March",
        lead="Participation Officer",
    ),
    Yearly("inspection", "Inspection and self-evaluation", CUSTOM, "November"),
    Yearly("care-experience", "Care experience as a protected characteristic", CUSTOM),
    Yearly(
        "partners",
        "Partners’ corporate parenting duties: progress",
        "Offered while the Act of 2026 comes into force (K10)",
        "January",
    ),
    Yearly("budget", "Budget for children in care and care leavers", CUSTOM, "January", lead="Head of Finance"),
    Yearly("training", "Corporate parenting training of councillors", "Good practice (G8)", "June"),
    Yearly("celebration", "Celebration of what children and young people achieved", CUSTOM, "November"),
)
"""Rules sheet section 3.3, with the source of each."""
