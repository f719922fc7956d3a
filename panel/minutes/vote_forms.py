"""The words of a motion, its amendments and its vote coming in."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.rows import RowsField
from panel.fields.text import IntegerField, TextAreaField, TextField
from panel.minutes.forms import NAMES, RESULTS, Compact
from panel.minutes.rules.motions import substantive
from panel.minutes.rules.votes import Roll, Side
from panel.minutes.texts import SIDES, Fields
from panel.minutes.voting import amendments_in, vote_in

HOW_VOTED = [(Side.FOR, "For"), (Side.AGAINST, "Against"), (Side.ABSTAINED, "Abstained")]


class VoterRow(Compact):
    """A member, and how that member voted. A row without either is no vote: nobody has to vote."""

    shape = "voter"
    name = TextField("Member", attributes=NAMES)
    side = SelectField("Voted", choices=HOW_VOTED, blank="Did not vote, or not recorded")

    def is_blank(self) -> bool:
        """Whether no vote is recorded."""
        return self.side.is_blank()

    def validate(self, extra_validators: Any = None) -> bool:
        """A vote is somebody's."""
        valid = super().validate(extra_validators)
        if valid and not self.name.data:
            self.name.errors = [*self.name.errors, "Enter whose vote it is"]
            return False
        return valid


class AmendmentRow(Compact):
    """An amendment, who moved it, and what became of it."""

    shape = "vote"
    text = TextAreaField("Amendment", [Required("Enter the words of the amendment")], rows=2)
    moved_by = TextField("Moved by", attributes=NAMES)
    seconded_by = TextField("Seconded by", attributes=NAMES)
    vote = TextField("What became of it", attributes=RESULTS)
    votes_for = IntegerField("For", least=0)
    votes_against = IntegerField("Against", least=0)
    abstained = IntegerField("Abstained", least=0)
    becomes = TextAreaField("The motion as amended, if it was carried", rows=2)


class VoteForm(Form):
    """A motion and its vote. Its fields have the names of texts.fields_of."""

    save = SubmitField("Save the motion and vote")
    moved_by = TextField("Moved by", attributes=NAMES, width="two-thirds")
    seconded_by = TextField("Seconded by", attributes=NAMES, width="two-thirds")
    motion = TextAreaField(
        "The motion as it was moved", hint="Only where it was amended. What was decided stands in the outcome", rows=2
    )
    amendments = RowsField("Amendments", AmendmentRow, noun="amendment", add="Add an amendment", label_size="m")
    vote = TextField("How the vote went", attributes=RESULTS, width="two-thirds")
    at = TextField(
        "Time of the vote",
        hint="For example, 10.42 am. The roll is of those in the room then; leave empty if it is taken now",
        width=10,
        autocomplete="off",
    )
    votes_for = IntegerField("For", least=0, width=3)
    votes_against = IntegerField("Against", least=0, width=3)
    abstained = IntegerField("Abstained", least=0, width=3)
    asked_by = IntegerField("How many members asked for a vote recorded with names", least=0, width=3)
    names = RowsField("How each member voted", VoterRow, noun="member", label_size="m")
    own = RowsField(
        "Members who asked that their own vote be shown",
        VoterRow,
        noun="member",
        add="Add a member",
        label_size="m",
        hint="Any member may ask for it straight after the vote",
    )
    casting = SelectField("Casting vote", choices=HOW_VOTED[:2], blank="Not used")
    casting_by = TextField("Given by", attributes=NAMES, width="two-thirds")
    version = VersionField()

    def fields(self) -> Fields:
        """What was typed, as an outcome of texts.fields_of has it. A motion that was amended keeps its first words."""
        texts = {name: self[name].data or "" for name in ("moved_by", "seconded_by", "motion", "vote")}
        told = {
            "names": _by_side(self.names.data),
            "own": [{"as_printed": row["name"], "vote": row["side"].value} for row in self.own.data],
            "casting": _casting(self.casting_by.data, self.casting.data),
            "asked_by": self.asked_by.data,
            "at": self.at.data,
        }
        return {
            **texts,
            **{name: self[name].data for name in SIDES},
            "voters": {key: value for key, value in told.items() if value},
            "amendments": [_amendment(row) for row in self.amendments.data],
        }


def _amendment(row: Fields) -> Fields:
    return {name: value if name in SIDES else value or "" for name, value in row.items()}


def _casting(name: str | None, side: Side | None) -> Fields | None:
    return {"as_printed": name or "", "vote": side.value} if side else None


def _by_side(rows: list[Fields]) -> Fields:
    sides = {side.value: [row["name"] for row in rows if row["side"] is side] for side in Side}
    return {side: names for side, names in sides.items() if names}


def entered(fields: Fields, roll: Roll, printed: dict[str, str]) -> Fields:
    """The data of the form from an outcome's fields: everyone on the roll has a row, whether or not they voted."""
    vote = vote_in(fields, printed)
    chair = next((voter.name for voter in (*roll.entitled, *(out for out, _ in roll.out)) if voter.presiding), "")
    names = [voter.name for voter in roll.entitled if voter.name not in dict(vote.names)]
    return {
        **{name: fields[name] for name in ("moved_by", "seconded_by", "motion", "amendments", "vote", *SIDES)},
        "at": vote.at,
        "asked_by": vote.asked_by,
        "names": [*_rows(vote.names), *({"name": name, "side": None} for name in names)],
        "own": _rows(vote.own),
        "casting": vote.casting[1] if vote.casting else None,
        "casting_by": vote.casting[0] if vote.casting else chair,
    }


def _rows(named: tuple[tuple[str, Side], ...]) -> list[Fields]:
    return [{"name": name, "side": side} for name, side in named]


def amended(before: Fields, after: Fields) -> Fields:
    """The outcome as its amendments leave it: the substantive motion takes the place of its only part (V3).

    Nothing follows where the outcome has several parts, or where the amendments are as they were.
    """
    motion = substantive(amendments_in(after))
    if not motion or after["amendments"] == before["amendments"] or len(after["parts"]) != 1:
        return after
    part = after["parts"][0]
    if part["text"] == motion:
        return after
    return {**after, "motion": after["motion"] or part["text"], "parts": [{**part, "text": motion}]}
