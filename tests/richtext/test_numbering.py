from panel.richtext.numbering import last_number, numbered


def ol(*items: str, mark: str = "") -> str:
    return f"<ol{mark}>" + "".join(f"<li><p>{item}</p></li>" for item in items) + "</ol>"


def test_paragraph_numbers_run_on_through_the_sections() -> None:
    sections = [ol("a", "b"), "<p>x</p>" + ol("c", mark=" data-continue"), ol("d", mark=" data-continue") + "<p>y</p>"]
    assert numbered(sections) == [
        ol("a", "b"),
        "<p>x</p>" + ol("c", mark=' start="3"'),
        ol("d", mark=' start="4"') + "<p>y</p>",
    ]
    assert last_number(sections) == 4


def test_a_list_inside_a_paragraph_has_its_own_numbers() -> None:
    inner = "<ol><li><p>a</p>" + ol("i", "ii") + "</li></ol>"
    assert numbered([inner, ol("b", mark=" data-continue")])[1] == ol("b", mark=' start="2"')


def test_the_first_list_may_say_that_it_carries_on() -> None:
    assert numbered([ol("a", mark=" data-continue")]) == [ol("a")]


def test_a_list_with_a_number_of_its_own_is_carried_on_from() -> None:
    assert numbered([ol("a", mark=' start="7"'), ol("b", mark=" data-continue")])[1] == ol("b", mark=' start="8"')
    assert last_number(["<p>none</p>"]) == 0
