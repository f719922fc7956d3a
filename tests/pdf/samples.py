"""Documents of the kinds a panel prints, of made-up words, and short ways to draw them."""

from functools import cache
from pathlib import Path

from panel.pdf.draw import draw
from panel.pdf.part import Part, normalise
from panel.resources import resource

STATIC = resource("static")
BUILT_FONTS = STATIC / "dist" / "fonts"
SYSTEM_FONTS = Path("/usr/share/fonts/truetype/dejavu")
FONTS = BUILT_FONTS if BUILT_FONTS.is_dir() else SYSTEM_FONTS
STAMP_FONT = next(iter(sorted(FONTS.glob("SourceSans3-Semibold.ttf")) or sorted(FONTS.glob("DejaVuSans.ttf"))))

SENTENCES = (
    "The service was inspected in the spring and the report is expected before the summer break.",
    "Members asked how many young people had been offered a place nearer to home, and how many had taken it.",
    "Figures for the third quarter are lower than those for the second, mostly because two homes were closed.",
    "Care leavers told officers that letters arrive too late to be of use.",
    "A fuller answer will be brought to the next meeting.",
)


def base_css() -> str:
    """The print foundation; with fonts of the machine where the front end was not built."""
    css = (STATIC / "print" / "base.css").read_text()
    if FONTS == BUILT_FONTS:
        return css
    return "\n".join(line for line in css.splitlines() if not line.startswith("@font-face"))


def drawn(html: str, *, title: str = "A paper", css: str = "", lang: str = "en-GB") -> bytes:
    """A document drawn with the print foundation."""
    return draw(html, css=[base_css(), css], fonts=FONTS, title=title, lang=lang)


@cache
def part(html: str, *, css: str = "") -> Part:
    """A document as a part of a pack."""
    return normalise(drawn(html, css=css))


def paragraph(number: int, sentences: int = 4) -> str:
    """A paragraph of made-up text, a different one for each number."""
    return " ".join(SENTENCES[(number + place) % len(SENTENCES)] for place in range(sentences))


def table(rows: int) -> str:
    """A table with a header row, row headers, and a caption."""
    body = "".join(
        f"<tr><th scope=row>Home {row}</th><td>{row * 3} places, in use since {1990 + row % 30}</td>"
        f"<td>£{row * 1250:,}</td></tr>"
        for row in range(1, rows + 1)
    )
    return (
        "<table><caption>Homes and what they cost</caption><thead><tr><th>Home</th><th>Places</th>"
        f"<th>Cost a year</th></tr></thead><tbody>{body}</tbody></table>"
    )


def report(paragraphs: int = 30, rows: int = 60) -> str:
    """A report long enough for everything in it to be cut at page ends."""
    text = "".join(f"<li><p>{paragraph(number)}</p></li>" for number in range(paragraphs))
    return f"""<html><head></head><body><article>
        <h1>Places for children in care</h1>
        <table class=facts><tbody><tr><th scope=row>Report of</th><td>Director of Children’s Services</td></tr>
        <tr><th scope=row>Officers</th><td>A. Webb, service manager</td></tr></tbody></table>
        <section><h2>Purpose</h2><p>{paragraph(1)} See <a href="https://example.org/statistics">the published
        <strong>statistics</strong> of last year</a> and <a href="#costs">the costs below</a>.</p></section>
        <section><h2>Recommendations</h2><ol type=a><li>That the report be <em>noted</em>.</li>
        <li>That officers<ul><li>write to the homes</li><li>report back</li></ul>before the summer.</li></ol></section>
        <section><h2>Background</h2><ol>{text}</ol></section>
        <section><h3 id=costs>Costs</h3>{table(rows)}<p lang=cy>Diolch yn fawr.</p></section>
        </article></body></html>"""


def agenda() -> str:
    """A front sheet with links to three sections of a pack."""
    items = (("1", "Apologies for absence", "", ""), ("2", "Places for children in care", "report", "3 – 9"),
             ("3", "Inspection of one home", "restricted", "11 – 12"))  # fmt: skip
    rows = "".join(
        f"<tr><td class=item>{number}</td><td>"
        + (f'<a href="pack:{key}">{subject}</a>' if key else subject)
        + f"</td><td class=pages>{pages}</td></tr>"
        for number, subject, key, pages in items
    )
    people = "".join(f"<li>Councillor {name}</li>" for name in ("Ash", "Birch", "Cedar", "Damson"))
    return f"""<body><header class=masthead><p class=council>Exampleshire County Council</p>
        <p class=address>County Hall, Market Street, Exampleton EX1 1AA</p></header>
        <p class=notice>Notice of meeting</p><h1>Corporate Parenting Panel</h1>
        <table class=facts><tbody><tr><th scope=row>Date and time</th><td>Monday 15 January 2018, 10.00 am</td></tr>
        <tr><th scope=row>Place</th><td>Committee Room 2, County Hall</td></tr></tbody></table>
        <h2>Members</h2><div class=members>
        <div class=group><h3>Members with a vote</h3><ul class=plain>{people}</ul></div>
        <div class=group><h3>Members without a vote</h3><ul class=plain><li>Ms D. Elm</li><li>Mr F. Fig</li></ul></div>
        </div>
        <h2>Agenda</h2><table class=agenda><thead><tr><th class=item>Item</th><th>Subject</th><th class=pages>Pages</th>
        </tr></thead><tbody>{rows}</tbody></table></body>"""


def minutes() -> str:
    """Minutes of a meeting, to be signed."""
    return f"""<body class=initialled><h1>Minutes of the Corporate Parenting Panel</h1>
        <p>Monday 13 November 2017, 10.00 am</p>
        <h2 class=numbered><span class=number>CPP/17/20</span> Apologies for absence</h2>
        <p>Apologies were received from Councillor Damson.</p>
        <h2 class=numbered><span class=number>CPP/17/21</span> Places for children in care</h2>
        <p class=numbered><span class=number>21.1</span> {paragraph(2)}</p>
        <p class=numbered><span class=number>21.2</span> {paragraph(3)}</p>
        <div class=outcome><p><span class=resolved>Resolved</span> – that the report be received, and that officers
        write to each home before the summer.</p>
        <p><span class=noted>Noted</span> – the figures of the third quarter.</p></div>
        <p class=signature>Signed <span class=line></span> Date <span class="line date"></span></p></body>"""


BLANK = "<body><p class=blank-page>This page is intentionally left blank.</p></body>"
