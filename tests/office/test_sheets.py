"""Spreadsheets: what is written prints and does no harm; what is read is bounded, and its faults are named."""

import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from panel.office import sheets
from panel.office.sheets import Row, Sheet, Unreadable, read_table, write_csv, write_xlsx

LOG = Sheet(
    name="Action log",
    head=["Ref", "Action", "Due", "Done"],
    rows=[
        ["12", "Report on placement moves", dt.date(2018, 3, 19), Decimal("0.5")],
        ["13", '=HYPERLINK("http://evil.example")', None, -4],
    ],
)


def opened(data: bytes):
    return load_workbook(io.BytesIO(data))


def book_of(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_file(data: bytes, name: str, words: bytes) -> bytes:
    """A workbook with one more file in it, packed."""
    written = io.BytesIO(data)
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, words)
    return written.getvalue()


def test_a_sheet_keeps_its_head_in_sight_and_prints_it_on_each_page():
    page = opened(write_xlsx([LOG])).worksheets[0]
    assert (page.title, page.freeze_panes, page.print_title_rows) == ("Action log", "A2", "$1:$1")
    assert [cell.value for cell in page[1]] == ["Ref", "Action", "Due", "Done"]


def test_a_date_is_a_date_and_a_number_a_number():
    row = opened(write_xlsx([LOG])).worksheets[0][2]
    assert (row[2].value, row[2].number_format, row[3].value) == (
        dt.datetime.fromisoformat("2018-03-19"),
        "d mmmm yyyy",
        0.5,
    )


def test_a_moment_is_shown_as_clocks_here_showed_it():
    moment = dt.datetime(2018, 7, 1, 9, 30, tzinfo=dt.UTC)
    data = write_xlsx([Sheet("Log", ["When"], [[moment]])])
    assert opened(data).worksheets[0]["A2"].value == dt.datetime.fromisoformat("2018-07-01 10:30")
    assert b"2018-07-01 10:30" in write_csv(Sheet("Log", ["When"], [[moment]]))


@pytest.mark.parametrize("words", ["=1+1", "+44 20 7946 0000", "-cmd", "@SUM(A1)", "\t=1+1"])
def test_a_text_that_begins_as_a_formula_is_kept_from_being_one(words):
    sheet = Sheet("Log", ["Words"], [[words]])
    cell = opened(write_xlsx([sheet])).worksheets[0]["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", words, True)
    assert list(csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig"))))[1] == [f"'{words}"]


def test_a_number_below_nought_is_no_formula():
    assert b"13" in write_csv(LOG)
    assert write_csv(LOG).endswith(b",-4\r\n")


@pytest.mark.parametrize("write", [write_csv, lambda sheet: write_xlsx([sheet])])
def test_what_was_written_is_read_again(write):
    assert read_table("log", write(LOG)) == [
        Row(1, ("Ref", "Action", "Due", "Done")),
        Row(2, ("12", "Report on placement moves", "2018-03-19", "0.5")),
        Row(3, ("13", '=HYPERLINK("http://evil.example")', "", "-4")),
    ]


def test_two_sheets_never_bear_one_name_and_none_a_name_that_workbooks_refuse():
    names = opened(write_xlsx([Sheet(name, ["A"], []) for name in ("2017/18", "2017/18", "", "x" * 40)])).sheetnames
    assert names == ["2017 18", "2017 18 (2)", "Sheet", "x" * 31]


def test_characters_that_no_sheet_can_hold_are_left_out():
    assert opened(write_xlsx([Sheet("A", ["A"], [["a\x00b\x0bc"]])])).worksheets[0]["A2"].value == "abc"


@pytest.mark.parametrize(
    "data",
    [
        "Name,Words\nZoë,“Moves”\n".encode(),
        "Name,Words\r\nZoë,“Moves”\r\n".encode("utf-8-sig"),
        "Name,Words\nZoë,“Moves”\n".encode("cp1252"),
        "Name;Words\nZoë;“Moves”\n".encode(),
        "Name\tWords\nZoë\t“Moves”\n".encode(),
        book_of(["Name", "Words"], ["Zoë", "“Moves”"]),
    ],
)
def test_a_table_is_read_as_it_comes(data):
    assert read_table("table", data) == [Row(1, ("Name", "Words")), Row(2, ("Zoë", "“Moves”"))]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows():
    rows = [Row(1, ("A",)), Row(4, ("x\ny",)), Row(5, ("z",))]
    assert read_table("t.csv", b'A\n\n,\n"x\ny"\nz\n') == rows
    assert read_table("t.xlsx", book_of(["A"], [], [None], ["x\ny"], ["z"])) == rows


def test_cells_of_a_workbook_are_read_as_they_are_seen():
    book = Workbook()
    book.worksheets[0].append([0.875, 0.1 + 0.2, dt.date(2018, 3, 31), True, 12.0])
    book.worksheets[0]["A1"].number_format = "0%"
    assert read_table("t.xlsx", saved(book)) == [Row(1, ("87.5%", "0.3", "2018-03-31", "yes", "12"))]


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    data = with_file(book_of(["A"]), "xl/media/zeros.bin", b"\0" * (sheets.MOST_UNPACKED + 1))
    assert len(data) < 100_000
    with pytest.raises(Unreadable, match=r"bomb\.xlsx unpacks to far more than a table can hold"):
        read_table("bomb.xlsx", data)


def test_a_workbook_that_defines_words_of_its_own_is_refused():
    data = with_file(book_of(["A"]), "xl/extra.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a/>')
    with pytest.raises(Unreadable, match="not a workbook that a spreadsheet made"):
        read_table("words.xlsx", data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "t is empty."),
        (b"\n,,\n", "t is empty."),
        (b'A,B\n1,2\n3,"x"y\n', "Row 3 of t cannot be read: look for a quotation mark too many."),
        (b"A\nb\n\x00\x01\n", "Row 3 of t has characters that are no text. Save it as “CSV UTF-8” or as .xlsx."),
        (b"A\nb\x81\n", "Row 2 of t has characters that are no text. Save it as “CSV UTF-8” or as .xlsx."),
        ("A,B\n".encode("utf-16"), "Row 1 of t has characters that are no text. Save it as “CSV UTF-8” or as .xlsx."),
        (b"PK\x03\x04 and then nothing", "t cannot be read as a sheet. Save it again as .xlsx or as CSV."),
        (with_file(book_of(["A"])[:300], "a", b""), "t cannot be read as a sheet. Save it again as .xlsx or as CSV."),
        (b"\xd0\xcf\x11\xe0\xa1", "t is of an old kind or protected with a password. Save it as .xlsx without one."),
        (b"A" * 5_000_001, "t is larger than 5 MB. Leave out what is not needed."),
        (b"A\n" * 5_001, "t has something in row 5,001: a table has at most 5,000 rows."),
        (b"A\n" + b"," * 60 + b"B", "Row 2 of t has 61 columns: a table has at most 60."),
        (book_of(["A"], ["B"] * 61), "Row 2 of t has 61 columns: a table has at most 60."),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, sentence):
    with pytest.raises(Unreadable) as refused:
        read_table("t", data)
    assert str(refused.value) == sentence


def test_a_sheet_that_claims_a_million_empty_rows_is_read_all_the_same():
    book = Workbook()
    book.worksheets[0].append(["A"])
    book.worksheets[0].row_dimensions[1_048_576].height = 20
    assert read_table("tall.xlsx", saved(book)) == [Row(1, ("A",))]
