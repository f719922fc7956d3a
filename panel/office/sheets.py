"""Spreadsheets: lists written so that they print and do no harm, and tables read within bounds.

What is written is opened by someone who did not write it: a text that begins as a formula would be run there, so
it is kept from it. What is read was made by someone we do not know: it is bounded before it is opened.
"""

import csv
import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from panel.clock import LONDON

Cell = str | int | float | Decimal | dt.date | dt.datetime | None

FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
MOST_OF_A_NAME = 31
MOST_OF_A_CELL = 32_000  # characters; the format ends a little further on
NARROWEST, WIDEST = 8, 60  # characters of a column

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_FILES = 500  # within a workbook
MOST_ROWS = 5_000
MOST_COLUMNS = 60

WRITTEN_BY_US = re.compile(r"'(?=[=+\-@\t\r])")
BOOK, OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, SyntaxError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
LOOKS: dict[type, str] = {dt.datetime: "d mmmm yyyy hh:mm", dt.date: "d mmmm yyyy"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list to write: its name, the names of its columns, and its rows, each as long as the head."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write_csv(sheet: Sheet) -> bytes:
    """A list as CSV in UTF-8, with the mark by which spreadsheets know it, and dates as 2018-01-15."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([said_in_csv(cell) for cell in row] for row in [sheet.head, *sheet.rows])
    return written.getvalue().encode("utf-8-sig")


def said_in_csv(cell: Cell) -> str:
    """A cell as CSV says it; a text that a spreadsheet would run as a formula has an apostrophe before it."""
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if cell.startswith(FORMULA) else cell
        case dt.datetime():
            return f"{by_the_wall(cell):%Y-%m-%d %H:%M}"
        case dt.date():
            return cell.isoformat()
    return str(cell)


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Lists as one workbook, a sheet each: the head stays in sight, is printed on each page, and filters."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        fill(book.create_sheet(name_in(book.sheetnames, sheet.name)), sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def name_in(taken: Sequence[str], name: str) -> str:
    """A sheet's name as workbooks allow it: short, of their letters, and no other sheet's."""
    short = NOT_IN_A_NAME.sub(" ", name).strip()[:MOST_OF_A_NAME] or "Sheet"
    numbered = (f"{short[: MOST_OF_A_NAME - 5]} ({number})" for number in range(2, 1000))
    known = {other.lower() for other in taken}
    return next(one for one in (short, *numbered) if one.lower() not in known)


def fill(page: Worksheet, sheet: Sheet) -> None:
    """Write a list on an empty sheet."""
    for number, row in enumerate([sheet.head, *sheet.rows], start=1):
        for column, value in enumerate(row, start=1):
            put(page.cell(number, column), value)
    for cell in page[1]:
        cell.font = Font(bold=True)
    for column in range(1, len(sheet.head) + 1):
        page.column_dimensions[get_column_letter(column)].width = width([row[column - 1] for row in sheet.rows])
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.auto_filter.ref = page.dimensions
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def put(cell: SheetCell | MergedCell, value: Cell) -> None:
    """Write one cell; a text stays a text, whatever it begins with, even when someone edits it."""
    if isinstance(value, str):
        cell.value = CONTROLS.sub("", value)[:MOST_OF_A_CELL]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA)
    else:
        cell.value = by_the_wall(value) if isinstance(value, dt.datetime) else value
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if type(value) in LOOKS:
        cell.number_format = LOOKS[type(value)]


def by_the_wall(moment: dt.datetime) -> dt.datetime:
    """A moment as clocks here showed it: sheets know no time zones."""
    return moment.astimezone(LONDON).replace(tzinfo=None) if moment.tzinfo else moment


def width(cells: Sequence[Cell]) -> int:
    """How wide a column should be, in characters."""
    longest = max((len(line) for cell in cells for line in said_in_csv(cell).splitlines()), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its number in the file, counted from 1, and its cells as words."""

    number: int
    cells: tuple[str, ...]


class Unreadable(Exception):
    """Raised where a file cannot be read as a table; its text says what is wrong, where, and what to do."""


def read_table(name: str, data: bytes) -> list[Row]:
    """The rows of a CSV file or of the first sheet of a workbook, without those that are empty.

    CSV may be UTF-8, with or without its mark, or Windows-1252, with commas, semicolons or tabs. Dates come as
    2018-01-15, shares of a hundred with their sign, all else as written.

    Raises:
        Unreadable: if it is neither, damaged, or larger than a table of ours can be.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(f"{name} is larger than {MOST_BYTES // 1_000_000} MB. Leave out what is not needed.")
    if data.startswith(OLD_BOOK):
        raise Unreadable(f"{name} is of an old kind or protected with a password. Save it as .xlsx without one.")
    read = rows_of_book if data.startswith(BOOK) else rows_of_csv
    found = list(bounded(name, read(name, data)))
    if not found:
        raise Unreadable(f"{name} is empty.")
    return found


def bounded(name: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows that say something, refusing a table of too many rows or columns."""
    for number, cells in ((row.number, without_end(row.cells)) for row in rows):
        if cells and number > MOST_ROWS:
            raise Unreadable(f"{name} has something in row {number:,}: a table has at most {MOST_ROWS:,} rows.")
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(f"Row {number} of {name} has {len(cells)} columns: a table has at most {MOST_COLUMNS}.")
        if cells:
            yield Row(number, cells)


def without_end(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells without spaces round them, without our own apostrophes, and without empty ones at the end."""
    plain = [WRITTEN_BY_US.sub("", cell, count=1) if cell.startswith("'") else cell.strip() for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    return tuple(plain)


def rows_of_csv(name: str, data: bytes) -> Iterator[Row]:
    """The rows of a CSV file."""
    lines = decoded(name, data).splitlines(keepends=True)
    head = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(",;\t", key=head.count), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield Row(number, tuple(cells))
    except csv.Error as fault:
        raise Unreadable(f"Row {number + 1} of {name} cannot be read: look for a quotation mark too many.") from fault


def decoded(name: str, data: bytes) -> str:
    """The words of a CSV file, in whichever of the usual ways they were saved."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError as fault:
            row = data.count(b"\n", 0, fault.start) + 1
        else:
            row = words.count("\n", 0, words.find("\0")) + 1
            if "\0" not in words:
                return words
    raise Unreadable(f"Row {row} of {name} has characters that are no text. Save it as “CSV UTF-8” or as .xlsx.")


def rows_of_book(name: str, data: bytes) -> Iterator[Row]:
    """The rows of the first sheet of a workbook, its formulas as they were last worked out."""
    number = 0
    try:
        refuse_bomb(name, data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for number, row in enumerate(book.worksheets[0].iter_rows(), start=1):
            yield Row(number, tuple(said_in_book(cell) for cell in row))
    except DAMAGE as fault:
        where = f"Row {number + 1} of {name}" if number else name
        raise Unreadable(f"{where} cannot be read as a sheet. Save it again as .xlsx or as CSV.") from fault


def refuse_bomb(name: str, data: bytes) -> None:
    """Raise Unreadable for a workbook that unpacks to too much, or that defines words of its own to do so."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = packed.infolist()
        if len(files) > MOST_FILES or sum(file.file_size for file in files) > MOST_UNPACKED:
            raise Unreadable(f"{name} unpacks to far more than a table can hold. Save only the sheet that is needed.")
        # A file is never unpacked beyond the size that it states, so the sum above holds.
        for file in files:
            if b"<!DOCTYPE" in packed.read(file).replace(b"\0", b""):
                raise Unreadable(f"{name} is not a workbook that a spreadsheet made. Save it again as .xlsx.")


def said_in_book(cell: Any) -> str:
    """A cell of a workbook as words."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "yes" if cell.value else "no"
        case dt.datetime() if cell.value.time() == dt.time():
            return f"{cell.value:%Y-%m-%d}"
        case int() | float() if "%" in (cell.number_format or ""):
            return f"{round(cell.value * 100, 6):.10g}%"
        case float():
            return f"{cell.value:.15g}"
    return str(cell.value)
