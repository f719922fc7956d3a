"""Uploaded files: good ones accepted and cleaned, bad ones refused with a sentence that says what to do."""

import os
import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Stream, StreamDecodeLevel, String

from panel.intake.examine import by_child, examine
from panel.intake.papers import clean
from panel.intake.verdict import DAMAGED, PROTECTED, TOO_MUCH, Accepted, Refused, Unusable
from tests.pdf import handmade


def changed(change, **options) -> bytes:
    """A file of one page, with something done to it."""
    with pikepdf.open(BytesIO(handmade.untagged("Text"))) as pdf:
        change(pdf)
        return handmade.bytes_of(pdf, **options)


def protected(*, user: str, owner: str = "owner") -> bytes:
    """A file with passwords."""
    return changed(lambda _pdf: None, encryption=Encryption(user=user, owner=owner, R=6))


def in_catalogue(name: str, value) -> bytes:
    """A file with an entry in its catalogue."""
    return changed(lambda pdf: pdf.Root.__setitem__(name, value))


def on_page(name: str, value) -> bytes:
    """A file with an entry on its page."""
    return changed(lambda pdf: pdf.pages[0].obj.__setitem__(name, value))


def packed_spaces(megabytes: int) -> bytes:
    """So many megabytes of spaces, deflated; made of one block said again and again, to be quick."""
    piece = b" " * (1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(megabytes):
        check = zlib.adler32(piece, check)
    return b"\x78\xda" + block * megabytes + b"\x03\x00" + check.to_bytes(4, "big")


def bomb(megabytes: int, packings: int) -> bytes:
    """A file whose page holds so many megabytes of spaces, packed again and again."""

    def change(pdf):
        data = packed_spaces(megabytes)
        for _ in range(packings - 1):
            data = zlib.compress(data, 9)
        stream = Stream(pdf, b"")
        stream.write(data, filter=Array([Name.FlateDecode] * packings))
        pdf.pages[0].obj.Contents = stream

    return changed(change, stream_decode_level=StreamDecodeLevel.none, compress_streams=False)


def bomb_of_objects(megabytes: int) -> bytes:
    """A file whose catalogue stands in a stream of objects that unpacks to so many megabytes."""
    objects = packed_spaces(megabytes)
    table = zlib.compress(b"\0\0\0\0" + b"\2\0\2\0" + b"\1\0\x09\0")
    body = (
        b"%%PDF-1.7\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(objects)
        + objects
        + b"\nendstream\nendobj\n"
    )
    return body + (
        b"3 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % len(table)
        + table
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(body)
    )


# At sight, and by a child process


def test_a_sound_file_is_accepted():
    found = examine(handmade.untagged("One", "Two"), name="report.pdf")
    assert isinstance(found, Accepted)
    assert (found.pages, found.tagging, found.notes) == (2, "text only", ())
    assert found.sizes == ((595.0, 842.0), (595.0, 842.0))
    with pikepdf.open(BytesIO(found.pdf)) as opened:
        assert len(opened.pages) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "“report.pdf” is empty. Choose the file again"),
        (b"<html>", "“report.pdf” is not a PDF. Open it in the program that made it, save it as a PDF"),
        (b"PK\x03\x04 word/document.xml", "is not a PDF"),
        (b"%PDF-1.7\n" + b" " * 2_000_000, "“report.pdf” is 2.0 MB, and at most 1 MB can be uploaded."),
        (b"%PDF-1.7\nnothing more", DAMAGED),
        (handmade.untagged("Text")[:200], DAMAGED),
        (protected(user="secret"), PROTECTED),
    ],
)
def test_a_file_of_no_use_is_refused_with_what_to_do(data, words):
    found = examine(data, name="report.pdf", max_bytes=1_000_000)
    assert isinstance(found, Refused)
    assert words in found.reason


@pytest.mark.parametrize(("megabytes", "packings"), [(1_000, 1), (4_000, 2)])
def test_a_bomb_is_refused(megabytes, packings):
    assert examine(bomb(megabytes, packings), name="bomb.pdf") == Refused(TOO_MUCH)


def test_a_bomb_of_objects_which_only_the_bounds_of_the_child_can_stop_is_refused():
    assert isinstance(examine(bomb_of_objects(1_500), name="bomb.pdf"), Refused)


@pytest.mark.parametrize(
    "body",
    [
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\n",
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n" + b"[" * 200_000 + b"\nendobj\n",
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n",
    ],
    ids=["page tree in a loop", "200,000 arrays deep", "no pages"],
)
def test_a_broken_file_is_refused(body):
    assert isinstance(examine(b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R>>\n", name="broken.pdf"), Refused)


def test_too_many_pages_are_refused():
    data = handmade.untagged(*["Text"] * 12)
    assert isinstance(by_child(data, 12), Accepted)
    refused = by_child(data, 11)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("The file has 12 pages, and a paper may have at most 11.")


def test_the_child_is_told_no_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "a secret")
    seen = tmp_path / "seen"
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\nenv > {seen}\n")
    python.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(python))
    examine(handmade.untagged("Text"), name="report.pdf")
    assert "LC_ALL" in seen.read_text()
    assert "SECRET_KEY" not in seen.read_text()
    assert "SECRET_KEY" in os.environ


# What is taken out, and said


def notes_of(data: bytes) -> tuple[str, ...]:
    """What is said of a file."""
    return clean(data, max_pages=100).notes


def script() -> Dictionary:
    """An action that runs a script."""
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def launch() -> Dictionary:
    """An action that starts a program."""
    return Dictionary(S=Name.Launch, F=String("calc.exe"))


def link_to(action) -> bytes:
    """A file whose link does this."""

    def change(pdf):
        pdf.pages[0].obj.Annots[0].A = action

    return changed(change)


def attached() -> bytes:
    """A file with another in it."""
    return changed(lambda pdf: pdf.attachments.__setitem__("names.xlsx", b"secret"))


def annotation(subtype: Name, **entries) -> bytes:
    """A file with an annotation of this kind."""
    return on_page("/Annots", Array([Dictionary(Subtype=subtype, Rect=Array([0, 0, 9, 9]), **entries)]))


@pytest.mark.parametrize(
    ("data", "words", "gone"),
    [
        (in_catalogue("/OpenAction", script()), "Scripts were taken out.", b"app.alert"),
        (in_catalogue("/Names", Dictionary(JavaScript=Dictionary(Names=["x", script()]))), "Scripts", b"app.alert"),
        (on_page("/AA", Dictionary(O=script())), "Scripts", b"app.alert"),
        (link_to(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=script())), "Scripts", b"app.alert"),
        (link_to(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=Array([launch()]))), "Commands", b"calc.exe"),
        (link_to(launch()), "Commands that start other programs were taken out.", b"calc.exe"),
        (link_to(Dictionary(S=Name.SubmitForm, F=String("http://x.example/"))), "Actions that send", b"x.example"),
        (link_to(Dictionary(S=Name.GoToR, F=String("other.pdf"))), "Links to other files", b"other.pdf"),
        (link_to(Dictionary(S=Name.URI, URI=String("file:///C:/secret.doc"))), "Links to other files", b"secret.doc"),
        (link_to(Dictionary(S=Name.URI, URI=String("pack:restricted"))), "Links to other files", b"pack:"),
        (link_to(Dictionary(S=Name.URI, URI=String("JavaScript:x()"))), "Links to other files", b"JavaScript"),
        (attached(), "Attached files were taken out: names.xlsx.", b"names.xlsx"),
        (annotation(Name.FileAttachment, FS=Dictionary(F=String("a.doc"))), "taken out: a.doc.", b"a.doc"),
        (annotation(Name.RichMedia), "Sound, film", b"RichMedia"),
        (annotation(Name.Highlight, Contents=String("Is this so?")), "It has 1 comments or marks by readers", None),
    ],
)  # fmt: skip
def test_what_acts_or_leads_out_or_is_attached_is_taken_out_and_said(data, words, gone):
    found = clean(data, max_pages=10)
    assert any(words in note for note in found.notes)
    with pikepdf.open(BytesIO(found.pdf)) as opened:
        plain = BytesIO()
        opened.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert gone is None or gone not in plain.getvalue()


def test_links_to_the_web_and_within_the_file_stay():
    assert notes_of(handmade.untagged("Text")) == ()
    assert notes_of(link_to(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])))) == ()
    with pikepdf.open(BytesIO(clean(handmade.untagged("Text"), max_pages=1).pdf)) as opened:
        assert str(opened.pages[0].obj.Annots[0].A.URI) == "https://example.org/"


def form(**entries) -> bytes:
    """A file with a form of one field, filled in."""

    def change(pdf):
        look = Stream(pdf, b"BT /F1 12 Tf (Filled in) Tj ET", Type=Name.XObject, Subtype=Name.Form)
        look.BBox = Array([0, 0, 100, 20])
        look.Resources = Dictionary(Font=Dictionary(F1=handmade.HELVETICA))
        field = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String("Filled in"),
                       Rect=Array([72, 600, 172, 620]), F=4, AP=Dictionary(N=look))
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), **entries)

    return changed(change)


def test_a_form_is_kept_as_it_was_filled_in():
    found = clean(form(), max_pages=1)
    assert found.notes == ("The fields of its form were made plain, filled in as they were.",)
    with pikepdf.open(BytesIO(found.pdf)) as opened:
        assert "/AcroForm" not in opened.Root
        assert not len(opened.pages[0].obj.get("/Annots", Array()))
        forms = opened.pages[0].obj.Resources.XObject
        assert any(b"Filled in" in found.read_bytes() for found in forms.values())


@pytest.mark.parametrize(
    ("entries", "words"),
    [({"XFA": String("<xdp/>")}, "(XFA)"), ({"SigFlags": 3}, "A digital signature was taken out")],
)
def test_forms_that_are_not_kept_are_said(entries, words):
    assert any(words in note for note in notes_of(form(**entries)))


def test_protection_against_changes_is_taken_off_and_said():
    found = clean(protected(user=""), max_pages=1)
    assert found.notes == ("The file was protected against changes. The protection has been taken off.",)
    with pikepdf.open(BytesIO(found.pdf)) as opened:
        assert not opened.is_encrypted


def test_a_damaged_file_is_repaired_where_that_is_possible_and_said():
    data = handmade.untagged("Text")
    broken = data[: data.rindex(b"startxref")] + b"startxref\n99\n%%EOF"
    assert notes_of(broken) == ("The file was damaged and has been repaired. Check that all of its pages are there.",)
    assert isinstance(examine(b"Some mail header\n\n" + data, name="mailed.pdf"), Accepted)


def test_layers_that_are_not_shown_are_said():
    layers = Dictionary(OCGs=Array(), D=Dictionary(BaseState=Name.OFF))
    assert notes_of(in_catalogue("/OCProperties", layers)) == (
        "It has layers that are not shown. Whoever has the file can show them.",
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (on_page("/MediaBox", Array([0, 0, 14_500, 800])), "Page 1 is 5.1 metres long."),
        (on_page("/UserUnit", 20), "Page 1 is 5.9 metres long."),
    ],
)
def test_what_no_printer_can_print_is_refused(data, words):
    with pytest.raises(Unusable, match=words):
        clean(data, max_pages=1)


def test_a_vast_picture_is_refused():
    def change(pdf):
        picture = Stream(pdf, b"x", Type=Name.XObject, Subtype=Name.Image, Width=30_000, Height=30_000)
        pdf.pages[0].obj.Resources.XObject = Dictionary(Vast=picture)

    with pytest.raises(Unusable, match="30,000 by 30,000 dots"):
        clean(changed(change), max_pages=1)


def test_a_scan_is_said_to_be_one():
    assert clean(handmade.scan(handmade.A4), max_pages=1).tagging == "image only"
    assert clean(handmade.tagged(), max_pages=1).tagging == "tagged"
