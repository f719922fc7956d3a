"""What a clerk does at five to five on the last lawful day (C1, P1, A2): looks, puts right, says why, publishes."""

import re

from tests.journeys.visitor import Visitor

WHY = "The author is away. The list of background papers follows."


def looks_whether_it_is_ready(clerk: Visitor) -> None:
    """From the desk. A title stands against it; a report does not say its background papers, and can go out so."""
    clerk.opens("/")
    clerk.follows(re.compile("^The pack"))
    clerk.follows("Ready to publish?")
    clerk.reads("11 of 13 are met.")
    with clerk.within("list", "Checks before publishing"):
        clerk.reads("Must be put right", "Not met", re.compile("It is not said which background papers there are"))
    clerk.finds("button", "Publish the pack", times=0)


def confirms_the_title(clerk: Visitor) -> None:
    """By the link beside what was found."""
    clerk.follows(re.compile("Put it right.*title"))
    clerk.presses("This title is safe to publish")
    clerk.is_told("The title “Placement fees” is confirmed as safe to publish.")


def publishes_with_a_reason(clerk: Visitor) -> None:
    clerk.follows("Ready to publish?")
    clerk.reads("12 of 13 are met.")
    clerk.presses("Publish the pack")
    clerk.presses("Publish the pack")
    clerk.has_to_mend("Say why it is published all the same")
    clerk.fills("Why is it published all the same?", WHY)
    clerk.presses("Publish the pack")
    clerk.is_told("The pack was published.")
    clerk.reads(re.compile(WHY))
