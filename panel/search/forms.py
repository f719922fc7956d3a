"""The box that everything is looked for with, and what narrows the search."""

from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.text import TextField
from panel.search.rules.doors import KINDS


class SearchForm(Form):
    """Words, and a panel, a kind and a year to narrow them by."""

    q = TextField("Words to look for", hint="All of them are looked for. Put a phrase in quotation marks.")
    body = SelectField("Panel", blank="All panels")
    kind = SelectField("Kind", choices=[(kind.value, words) for kind, words in KINDS.items()], blank="Everything")
    year = SelectField("Year", blank="All years")
