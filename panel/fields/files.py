"""Fields for files. A browser sends a file once: on an error elsewhere it must be chosen again."""

from typing import Any

from markupsafe import Markup
from werkzeug.datastructures import FileStorage

from panel.fields.look import Described, Look
from panel.fields.markup import classes, element


class FileField(Described):
    """One file: a FileStorage, or None. `accept` only guides the file chooser; the bytes are judged elsewhere."""

    multiple = False

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A file input left empty sends a file without a name."""
        self.data = next(iter(named(valuelist)), None)

    def control(self, look: Look, described_by: str | None) -> Markup:
        """The file chooser."""
        return element(
            "input",
            class_=classes("govuk-file-upload", "govuk-file-upload--error" if self.wrong else ""),
            id=self.id,
            name=self.name,
            type="file",
            multiple=self.multiple,
            aria_describedby=described_by,
            **look.attributes,
        )

    def is_blank(self) -> bool:
        """No file was chosen."""
        return not self.data


class FilesField(FileField):
    """Any number of files, in the order chosen."""

    multiple = True

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A file input left empty sends a file without a name."""
        self.data = named(valuelist)


def named(sent: list[Any]) -> list[FileStorage]:
    """The files among what was sent."""
    return [one for one in sent if isinstance(one, FileStorage) and one.filename]
