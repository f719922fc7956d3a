"""Letters about reports: that a comment or a sign-off is asked for, and that a report is waited for.

A letter lies in a mailbox. It never holds a word of a report, and of one that is not for publication not its title.
"""

from panel import wording
from panel.accounts.addressees import addressees
from panel.extensions import db
from panel.mail.addresses import address
from panel.mail.rules import Addressee, Words, number
from panel.papers.commenting import stands
from panel.papers.links import LASTS, token
from panel.papers.models import Comment, Paper
from panel.papers.queries import marking_of
from panel.papers.rules.comments import WITH_THEM, Where


def written_to(comment: Comment) -> list[Addressee]:
    """At which address they are asked: the one given for this, or else their own; nobody where neither is known."""
    if comment.email:
        return [Addressee(comment.email, comment.printed or comment.label)]
    return addressees([comment.person])


def concerned(about: str) -> list[Addressee]:
    """Whom it concerns that a comment is asked for ("comment/7"): who was asked; nobody once it was answered."""
    comment = db.session.get(Comment, number(about))
    return written_to(comment) if comment is not None and stands(comment) in WITH_THEM else []


def words(about: str, _to: Addressee) -> Words | None:
    """What the letter that asks for a comment or a sign-off says, with the link by which it is given."""
    comment = db.session.get(Comment, number(about))
    return asking(comment) if comment is not None and stands(comment) in WITH_THEM else None


def asking(comment: Comment) -> Words:
    """The letter that asks for a comment or a sign-off."""
    paper, what = comment.paper, "sign-off" if comment.signs_off else "comment"
    again = stands(comment) is Where.CHANGED
    lines = [
        f"You signed off {called(paper)}. Its text was changed after that, so you are asked again."
        if again
        else f"Your {what} ({comment.label}) is asked for on {called(paper)}.",
        f"Please answer by {wording.date(comment.due)}." if comment.due else "",
        "The report is not for publication: sign in to read it and to answer." if closed(paper) else "",
        where_to_answer(comment),
        ""
        if closed(paper)
        else f"The link opens this report alone, for {LASTS.days} days. Do not pass it on: who has it answers for you.",
    ]
    subject = f"{what.capitalize()} asked for{' again' if again else ''}: {called(paper)}"
    return Words(subject, "\n\n".join(line for line in lines if line))


def where_to_answer(comment: Comment) -> str:
    """The address at which they answer: by their link, or in the app where the report is not for publication."""
    if closed(comment.paper):
        return address("papers.comment", comment_id=comment.id)
    return address("papers.comment_by_link", secret=token(comment))


def called(paper: Paper) -> str:
    """How a letter names a report: “Adoption fund”, for the Panel on 15 January 2018; no title where it is closed."""
    item, meeting = paper.item, paper.item.meeting
    title = f"the report under item {item.number}" if item.number else "a report"
    day = f" on {wording.short_date(meeting.date)}" if meeting.date else ""
    return f"{title if closed(paper) else f'“{paper.title}”'}, for the {meeting.body.name}{day}"


def closed(paper: Paper) -> bool:
    """Whether something withholds the report."""
    return marking_of(paper).restricted
