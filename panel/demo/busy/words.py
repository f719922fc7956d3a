"""The words of a busy panel: few sentences put together in many ways, always the same for the same number."""

from collections.abc import Sequence
from typing import TypeVar

Word = TypeVar("Word")

TOPICS = (
    "Placement stability",
    "Health of children in care",
    "Attainment and attendance",
    "Care leavers in work and learning",
    "Homes close to home",
    "Recruitment of foster carers",
    "The independent reviewing service",
    "Missing episodes and return interviews",
    "Advocacy and independent visitors",
    "Unaccompanied young people",
    "Adoption and special guardianship",
    "The virtual school",
    "Emotional wellbeing",
    "Brothers and sisters together",
    "The local offer for care leavers",
    "Residential homes of the council",
)
QUESTIONS = (
    "how many children waited longer than they should",
    "why the figures of the last quarter were worse than the year before",
    "what young people themselves had said",
    "whether the same was found in neighbouring councils",
    "what it would cost to do it for every child",
    "who keeps an eye on it between two meetings",
)
ASKED = (
    "bring an update on {topic} to the meeting in six months",
    "write to the health trust about {topic}",
    "tell members by e-mail what was found about {topic}",
    "arrange a visit for members, to see {topic} for themselves",
    "put {topic} into the work programme",
    "compare {topic} with the neighbouring councils",
)
DUES = ("next meeting", "Mar/Apr", "Ongoing", "the end of the school year", "within six months", "September")
PROGRESS = (
    "The first draft was discussed with the team managers.",
    "Two of the three teams have answered; the third was reminded.",
    "The figures are being checked against those of the return to the department.",
    "A date has been agreed with the young people’s group.",
)
SECTIONS = ("Purpose of this report", "Background", "Main issues and evidence", "Options considered", "Principles")


def pick(words: Sequence[Word], number: int) -> Word:
    """One of the words, by a number of any size; neighbours give different ones."""
    return words[(number * 7 + number // len(words)) % len(words)]


def paragraphs(number: int, count: int) -> str:
    """So many paragraphs of what was said, as HTML."""
    return "".join(f"<p>{_sentence(number * 5 + n)}</p>" for n in range(count))


def asked(number: int) -> str:
    """What a part of an outcome asks for."""
    return pick(ASKED, number).format(topic=pick(TOPICS, number + 3).lower())


def _sentence(number: int) -> str:
    topic, question = pick(TOPICS, number), pick(QUESTIONS, number)
    other = pick(QUESTIONS, number + 1)
    return (
        f"Members asked about {topic.lower()}: {question}, and {other}. In answer they were told that "
        f"{number % 90 + 7} of {number % 90 + 31} children were seen within the time that is set, and that the rest "
        "had been written to."
    )
