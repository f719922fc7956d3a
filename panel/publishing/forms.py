"""The words that come in with a publication: how it is late and why, and what it goes out with all the same."""

from collections.abc import Iterable

from wtforms import HiddenField

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, RadioField, SelectField
from panel.fields.files import FileField
from panel.fields.form import Form
from panel.fields.text import IntegerField, TextAreaField
from panel.lifecycle import Finding, Level
from panel.meetings.rules.lateness import Offer, weak_reason
from panel.meetings.rules.urgency import judge_circumstances
from panel.packs.contents import fingerprint
from panel.publishing.issuing import Issue
from panel.publishing.rules.changes import Answers
from panel.publishing.rules.checks import to_confirm
from panel.withdrawals.rules import Stretch, judge_withdrawal

TIMINGS = {
    Offer.SHORT_NOTICE: "At short notice",
    Offer.PUBLISH_LATE: "Late, with a reason",
}
HINTS = {
    Offer.SHORT_NOTICE: "The meeting is called when there were no longer enough clear days. The agenda must be open "
    "from the moment it is called.",
    Offer.PUBLISH_LATE: "Each item may then be taken only if the chair agrees that it is urgent.",
}


class IssueForm(Form):
    """What is asked once before a pack or a supplement goes out. Only what this issue needs is shown and checked."""

    timing = RadioField("How do you want to publish it?", hints=HINTS)
    late_reason = TextAreaField("Why is it late?", hint="This is printed and shown with what is late.", rows=3)
    circumstances = TextAreaField(
        "Special circumstances that make it urgent",
        hint="Say them if the chair has already agreed to take it as urgent. They must be stated in the minutes.",
        rows=3,
    )
    posted = CheckboxField("The notice is posted at the offices now as well")
    reason = TextAreaField("Why is it published all the same?", hint="This is kept in the history.", rows=3)
    seen = HiddenField()
    save = SubmitField("Publish")

    def offer(self, issue: Issue) -> None:
        """Show what can be chosen, and what was found, as it stands now."""
        offers = issue.time.offers if issue.time else ()
        self.timing.choices = [(offer, words) for offer, words in TIMINGS.items() if offer in offers]

    def asks_why(self, issue: Issue) -> bool:
        """Whether a reason for lateness is asked: where the pack may be late, or a supplement has late items."""
        return bool(issue.asks) if issue.out.pack else issue.late

    def settled(self, issue: Issue) -> bool:
        """Whether everything that is asked before drawing was answered. Adds the errors where it was not."""
        if issue.late and self.timing.data is None:
            self.refuse("timing", "Choose how to publish it, or postpone the meeting")
        late = issue.out.pack or self.timing.data is Offer.PUBLISH_LATE
        if self.asks_why(issue) and late and weak_reason(self.late_reason.data or ""):
            self.refuse("late_reason", "Say why it is late, in words that tell the public what happened")
        self._say_enough(issue)
        self._confirm(issue.findings)
        return not self.errors

    def _say_enough(self, issue: Issue) -> None:
        """Special circumstances say something where they are given, and are given where both reasons are asked for."""
        given = (self.circumstances.data or "").strip()
        needed = any(ask.both and ask.lacking for ask in issue.asks.values())
        for finding in judge_circumstances(given, issue.least) if given or needed else ():
            self.refuse("circumstances", finding.words)

    def accepts(self, issue: Issue, found: Iterable[Finding]) -> bool:
        """Whether the clerk has seen all that was found, in the finished files too, and says why it goes out."""
        findings = [*issue.findings, *found]
        for finding in findings:
            if finding.level is Level.REFUSE:
                self.refuse(None, finding.words)
        if to_confirm(findings) and self.seen.data != self.sight(findings):
            self.refuse(None, "Something was found while the pack was drawn. Look at it before you publish.")
        self._confirm(findings)
        return not self.errors

    def _confirm(self, findings: Iterable[Finding]) -> None:
        if to_confirm(findings) and not (self.reason.data or "").strip() and not self.reason.errors:
            self.refuse("reason", "Say why it is published all the same")

    @staticmethod
    def sight(findings: Iterable[Finding]) -> str:
        """What the page notes down as shown to the clerk."""
        return fingerprint([finding.words for finding in to_confirm(findings)])

    def answers(self, findings: Iterable[Finding]) -> Answers:
        """What was said, in plain values."""
        return Answers(
            timing=str(self.timing.data.value) if self.timing.data else "",
            late_reason=(self.late_reason.data or "").strip(),
            circumstances=(self.circumstances.data or "").strip(),
            reason=(self.reason.data or "").strip(),
            confirmed=tuple(finding.words for finding in to_confirm(findings)),
            posted=bool(self.posted.data),
        )


class WithdrawForm(Form):
    """What is taken down, and why. What is public asks once."""

    what = RadioField("What is withdrawn?", hints={"pages": "By their numbers in the pack and its supplements"})
    first = IntegerField("First page", width=4)
    last = IntegerField("Last page", width=4)
    reason = TextAreaField(
        "Why is it withdrawn?",
        hint="Everyone is told this. Do not repeat what should not have been published.",
        rows=3,
    )
    save = SubmitField("Withdraw it now")

    def pages(self) -> Stretch | None:
        """The pages that were entered, where pages are withdrawn. Adds the errors where they are missing."""
        if self.what.data != "pages":
            return None
        for name in ("first", "last"):
            if self[name].data is None and not self[name].errors:
                self.refuse(name, f"Enter the {name} page")
        return Stretch(self.first.data, self.last.data) if self.first.data and self.last.data else None

    def accepts(self, pages: Stretch | None) -> bool:
        """Whether something was chosen, and a reason given that tells the public something."""
        if not self.what.data:
            self.refuse("what", "Choose what is withdrawn")
        for finding in judge_withdrawal(self.reason.data or "", pages):
            self.refuse("first" if finding.rule == "D7" else "reason", finding.words)
        return not self.errors


class RedactedForm(Form):
    """The redacted paper that stands where pages were withdrawn."""

    file = FileField(
        "The redacted paper",
        validators=[Required("Choose the redacted paper")],
        accept="application/pdf,.pdf",
        hint="A PDF made anew from a text without what is withdrawn: what is only covered can be uncovered",
    )
    save = SubmitField("Put it in their place")


class ListForm(Form):
    """What narrows the list of meetings."""

    body = SelectField("Panel", blank="All panels")
    year = SelectField("Year", blank="All years")
