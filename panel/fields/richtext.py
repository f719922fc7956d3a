"""A field for text with structure: an editor where there is a script, Markdown where there is none."""

from typing import Any

from markupsafe import Markup

from panel.fields.text import UNPRINTABLE, TextAreaField
from panel.richtext.clean import clean
from panel.richtext.markdown import from_markdown, to_markdown


class RichTextField(TextAreaField):
    """Its data is clean HTML.

    The text area holds Markdown under the field's name; the editor sends HTML under `<name>_html` besides, which then
    counts. Where it is drawn without an `upload_url` the editor offers no images.
    """

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, **{"rows": 15, **options})

    def process(self, formdata: Any, *data: Any, **filters: Any) -> None:
        """Take the editor's HTML where it was sent, or else the Markdown."""
        super().process(formdata, *data, **filters)
        html = formdata.get(f"{self.name}_html") if formdata else None
        if html is not None:
            self.raw_data = None
            self.data = clean(UNPRINTABLE.sub("", str(html)))

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Turn Markdown into clean HTML."""
        if valuelist:
            super().process_formdata(valuelist)
            self.data = from_markdown(self.data)

    def text(self) -> str:
        """Markdown: as typed, or made from the HTML."""
        return str(self.raw_data[0]) if self.raw_data else to_markdown(self.data or "")

    def __call__(self, **options: Any) -> Markup:
        """The whole field; the editor reads what it needs from the text area.

        `upload_url` is where it sends images; `next_number` is what a numbered list carries on to where no list stands
        before it in this text.
        """
        upload, number = options.pop("upload_url", None), options.pop("next_number", None)
        data = {"data-editor": True, "data-html": self.data or "", "data-upload": upload, "data-next": number}
        return super().__call__(**options, attributes=data)
