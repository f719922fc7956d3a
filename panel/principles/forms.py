"""The field with which a report, an outcome or an entry of the programme is tagged."""

from panel.fields.choice import CheckboxesField
from panel.principles.rules import PRINCIPLES


def principles_field(label: str = "Corporate parenting principles it serves") -> CheckboxesField:
    """A box for each of the seven principles, what it asks beside it (K1). Its data are letters.

    A feature keeps what was chosen with `rules.retagged`, so that words a record brought along stay.
    """
    return CheckboxesField(
        label,
        choices=[(principle.letter, f"({principle.letter}) {principle.short}") for principle in PRINCIPLES],
        hints={principle.letter: principle.words for principle in PRINCIPLES},
        hint="Tick those that it clearly serves. None is an answer too.",
        small=True,
    )
