"""An indicator, the figure of a period, and a file of figures, as they are typed."""

from typing import Any

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.files import FileField
from panel.fields.form import Form
from panel.fields.text import IntegerField, TextAreaField, TextField
from panel.scorecard.rules.files import judge, read_number
from panel.scorecard.rules.kinds import GOOD_WORDS, Good, Unit
from panel.scorecard.rules.periods import NO_PERIOD, read_period
from panel.scorecard.rules.small import FEW


class NumberField(TextField):
    """A number, whole or not. What was typed stays in the box where it is not one."""

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, **{"inputmode": "decimal", "spellcheck": False, "width": 10, **options})

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Raises ValueError where the text is not a number."""
        self.data = None
        if valuelist:
            self.data = read_number(self.label.text, str(valuelist[0]))

    def text(self) -> str:
        """The number, or what was typed instead of one."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.15g}"


class StartForm(Form):
    """Which of the usual indicators to take."""

    starters = CheckboxesField(
        "Indicators",
        validators=[Required("Tick the indicators to take up")],
        hint="Each can be changed or removed afterwards.",
        small=True,
    )
    take = SubmitField("Take these up")


class IndicatorForm(Form):
    """One indicator."""

    name = TextField("Name", validators=[Required("Enter the name of the indicator")], limit=200, autocomplete="off")
    code = TextField("Code", hint="Short, for files. For example, KP12", width=10, limit=20, autocomplete="off")
    definition = TextAreaField("Definition", hint="What is counted, in a sentence", rows=3)
    unit = RadioField("Counted in", choices=Unit, default=Unit.NUMBER)
    good = RadioField("Which way is good", choices=list(GOOD_WORDS.items()), default=Good.CONTEXT)
    decimals = IntegerField("Decimals", least=0, most=3, width=2, default=0)
    source = TextField("Source of the figures", autocomplete="off")
    basis = TextField("What it rests on", hint="An Act, guidance or a national return", autocomplete="off")
    area = SelectField("What inspectors judge by it", blank="None of their areas")
    suppress = CheckboxField("Withhold numbers from 1 to 5 from the public", default=True)
    fewest = IntegerField(
        "Fewest children for a percentage",
        hint="A share of fewer is given as “7 of 9”",
        least=0,
        most=1000,
        width=4,
        default=FEW,
    )
    tolerance = NumberField("Near its target when off by at most", hint="A tenth of the target where this is empty")
    line = NumberField("Reference line", hint="A number to read the figures against")
    line_words = TextField("What the line is", autocomplete="off")
    part_of_id = SelectField("Part of", blank="No other indicator", hint="Where its number is part of another’s total")
    version = VersionField()
    save = SubmitField("Save the indicator")

    def facts(self) -> dict[str, Any]:
        """What was entered, by the name of its column."""
        aside = ("version", "save", "csrf_token")
        found = {name: field.data for name, field in self._fields.items() if name not in aside}
        return found | {
            "decimals": found["decimals"] or 0,
            "fewest": FEW if found["fewest"] is None else found["fewest"],
        }


class FigureForm(Form):
    """The figure of one period."""

    period = TextField("Period", hint=NO_PERIOD.capitalize(), width=20, autocomplete="off")
    numerator = NumberField("Numerator", hint="How many children")
    denominator = NumberField("Denominator", hint="Of how many")
    value = NumberField("Figure", hint="Left empty, a percentage is worked out from the two numbers above")
    target = NumberField("Target")
    neighbours = NumberField("Statistical neighbours")
    england = NumberField("England")
    narrative = TextAreaField(
        "What lies behind it", hint="Not shown to the public where the figure is withheld", rows=4
    )
    version = VersionField()
    save = SubmitField("Save the figure")

    def facts(self) -> dict[str, Any]:
        """What was entered, by the name of its column."""
        aside = ("version", "save", "csrf_token", "period")
        return {name: field.data for name, field in self._fields.items() if name not in aside}

    def judge(self) -> bool:
        """Whether the period can be read and the counts can be; the errors stand beside their fields."""
        for name, check in (("period", lambda: read_period(self.period.data or "")), ("numerator", self._judged)):
            try:
                check()
            except ValueError as fault:
                self.refuse(name, str(fault))
        return not self.errors

    def _judged(self) -> None:
        facts = self.facts()
        if all(value in (None, "") for value in facts.values()):
            raise ValueError("Enter the figure, or the numbers that it is made of.")
        judge(facts)


class ImportForm(Form):
    """A file of figures."""

    file = FileField("File", accept=".csv,.xlsx", validators=[Required("Choose a CSV or .xlsx file")])
    look = SubmitField("See what is in it")
