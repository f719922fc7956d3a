"""The words on the pages of an uploaded PDF: read as they are shown, by a process of their own."""

import pytest

from panel.intake import words
from panel.intake.examine import examine, words_of
from panel.intake.verdict import Accepted
from panel.intake.words import words_on_pages
from tests.documents import pdf_of
from tests.pdf import handmade


def test_each_page_says_its_own_words():
    assert words_of(handmade.untagged("Placement moves", "Health")) == ("Placement moves", "Health")


def test_a_page_without_words_says_nothing_and_the_others_keep_their_numbers():
    assert words_of(handmade.untagged("One", "", "Three")) == ("One", "", "Three")


def test_what_an_accepted_file_says_is_read_after_it_was_cleaned():
    found = examine(handmade.untagged("Placement moves"), name="moves.pdf")
    assert isinstance(found, Accepted)
    assert words_of(found.pdf) == ("Placement moves",)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing more", b"words"])
def test_a_file_that_cannot_be_read_has_no_words_and_does_no_harm(data):
    assert words_of(data) == ()


def test_letters_with_accents_are_read():
    assert words_of(pdf_of(1, "Café")) == ("Café, leaf 1",)


def test_no_page_says_more_than_a_search_can_use(monkeypatch):
    monkeypatch.setattr(words, "MOST_LETTERS", 9)
    assert words_on_pages(handmade.untagged("Placement moves")) == ["Placement"]


def test_pages_for_which_there_is_no_time_left_have_no_words(monkeypatch):
    monkeypatch.setattr(words, "WORDS_SECONDS", -1)
    assert words_on_pages(handmade.untagged("One", "Two")) == ["", ""]


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("place\u00adment", "placement"),
        ("place\ufffe\r\nment", "placement"),
        ("a\x00b", "a b"),
        ("one\r\ntwo", "one two"),
    ],
)
def test_what_a_search_could_not_use_is_taken_out(read, kept):
    assert words.plain(read) == kept
