"""A chart of an indicator as SVG: told in words for who does not see it, and legible in one colour.

Lines differ by their dashes and marks, never by colour alone, and each bears its name at its end. A withheld figure is
a gap. Beside a chart stands the table of the same figures, always.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from panel.scorecard.rules.cards import Card, Cell

WIDTH, HEIGHT = 640, 230
LEFT, RIGHT, TOP, BOTTOM = 52, 118, 16, 40
MOST_LABELS = 8
LEAST_APART = 15  # of the names at the lines' ends
INK = "#0b0c0c"
GREY = "#505a5f"


@dataclass(frozen=True)
class Line:
    """A line of the chart: its name, its numbers by place, how it is drawn."""

    name: str
    numbers: tuple[float | None, ...]
    colour: str
    dashes: str = ""
    width: str = "1.5"
    marked: bool = False


def chart(card: Card, id: str) -> Markup:
    """The chart of a card; nothing where fewer than two figures can be drawn. `id` is unlike any other on the page."""
    lines = lines_of(card)
    if not lines or sum(number is not None for number in lines[0].numbers) < 2:
        return Markup("")
    scale = Scale.of(lines, len(card.cells))
    inner = [
        *_grid(scale),
        *_periods(scale, card.cells),
        *(part for line in lines for part in _drawn(scale, line)),
        *_names(scale, lines),
    ]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {} {}" width="{}" height="{}" role="img"'
        ' aria-labelledby="{}-title {}-desc" font-family="Source Sans 3, sans-serif" font-size="13">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>'
    ).format(WIDTH, HEIGHT, WIDTH, HEIGHT, id, id, id, title_of(card), id, told(card), Markup("").join(inner))


def title_of(card: Card) -> str:
    """What the chart is of."""
    return f"Chart of {card.name}, {card.cells[0].period} to {card.cells[-1].period}"


def told(card: Card) -> str:
    """The chart in a sentence or two; the table beside it has every figure."""
    figures = "; ".join(f"{cell.period}: {'withheld' if cell.withheld else cell.words}" for cell in card.cells)
    last = card.cells[-1]
    target = f" The target is {last.target}." if last.target else ""
    return f"{figures}.{target} The table gives the figures."


def lines_of(card: Card) -> list[Line]:
    """The lines to draw, the figures themselves first."""
    found = [
        Line("This council", tuple(cell.number for cell in card.cells), INK, width="2.5", marked=True),
        Line("Target", tuple(cell.target_number for cell in card.cells), GREY, "8 4"),
        Line("Neighbours", tuple(cell.neighbours_number for cell in card.cells), GREY, "2 3"),
        Line("England", tuple(cell.england_number for cell in card.cells), GREY, "10 3 2 3"),
        Line("Reference", tuple(card.line for _ in card.cells), GREY, "1 5"),
    ]
    return [line for line in found if any(number is not None for number in line.numbers)]


@dataclass(frozen=True)
class Scale:
    """Where numbers and places stand on the drawing."""

    least: float
    most: float
    step: float
    places: int

    @classmethod
    def of(cls, lines: Sequence[Line], places: int) -> "Scale":
        """A scale of round numbers that holds every number, from nought where that is not far off."""
        numbers = [number for line in lines for number in line.numbers if number is not None]
        least, most = min(numbers), max(numbers)
        if least >= 0 and least < most * 0.6:
            least = 0
        if most == least:
            most = least + max(abs(least) / 10, 1)
        step = round_step((most - least) / 4)
        bottom = step * (least // step)
        return cls(bottom, max(bottom + step * 2, step * -(-most // step)), step, places)

    def x(self, place: int) -> float:
        """Where the place-th period stands, counted from 0."""
        room = WIDTH - LEFT - RIGHT
        return round(LEFT + room * (place + 0.5) / self.places, 1)

    def y(self, number: float) -> float:
        """Where a number stands."""
        return round(HEIGHT - BOTTOM - (number - self.least) / (self.most - self.least) * (HEIGHT - TOP - BOTTOM), 1)

    @property
    def ticks(self) -> list[float]:
        """The round numbers of the scale."""
        return [self.least + self.step * one for one in range(round((self.most - self.least) / self.step) + 1)]


def round_step(least: float) -> float:
    """The next round step: 1, 2 or 5 times a power of ten."""
    power = 1e-3
    while True:
        for times in (1, 2, 5):
            if power * times >= least:
                return power * times
        power *= 10


def _grid(scale: Scale) -> list[Markup]:
    made = []
    for tick in scale.ticks:
        y = scale.y(tick)
        made.append(
            Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#b1b4b6" stroke-width="0.75"/>').format(
                LEFT, y, WIDTH - RIGHT, y
            )
        )
        made.append(_text(LEFT - 6, y + 4, f"{tick:,.10g}", "end"))
    return made


def _periods(scale: Scale, cells: Sequence[Cell]) -> list[Markup]:
    """The names of the periods, in two lines; of many every second or third, the last always."""
    every = -(-len(cells) // MOST_LABELS)
    shown = [place for place in range(len(cells)) if (len(cells) - 1 - place) % every == 0]
    return [
        _text(scale.x(place), HEIGHT - BOTTOM + 16 + 14 * row, words, "middle")
        for place in shown
        for row, words in enumerate(_two_lines(cells[place].period))
    ]


def _two_lines(words: str) -> list[str]:
    """“2017/18” over “quarter 4”; “31 March” over “2018”."""
    first, _, rest = words.partition(" ")
    if rest.startswith("quarter"):
        return [rest.replace("quarter ", "Q"), first]
    *early, last = words.split(" ")
    return [" ".join(early), last] if early else [last]


def _drawn(scale: Scale, line: Line) -> list[Markup]:
    made = []
    for run in runs(line.numbers):
        points = " ".join(f"{scale.x(place)},{scale.y(number)}" for place, number in run)
        dashes = Markup(' stroke-dasharray="{}"').format(line.dashes) if line.dashes else ""
        made.append(
            Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"{}/>').format(
                points, line.colour, line.width, dashes
            )
        )
        if line.marked:
            made += [
                Markup('<circle cx="{}" cy="{}" r="4" fill="{}"/>').format(scale.x(place), scale.y(number), line.colour)
                for place, number in run
            ]
    return made


def runs(numbers: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The stretches without a gap, each number with its place."""
    made: list[list[tuple[int, float]]] = [[]]
    for place, number in enumerate(numbers):
        if number is None:
            made.append([])
        else:
            made[-1].append((place, number))
    return [run for run in made if run]


def _names(scale: Scale, lines: Sequence[Line]) -> list[Markup]:
    """The name of each line at its end, moved apart where two would stand on each other."""
    ends = sorted((scale.y([n for n in line.numbers if n is not None][-1]), line.name) for line in lines)
    places: list[float] = []
    for y, _ in ends:
        places.append(max(y + 4, places[-1] + LEAST_APART) if places else y + 4)
    over = max(0, places[-1] - (HEIGHT - 4))
    return [
        _text(WIDTH - RIGHT + 8, round(y - over, 1), name, "start", bold=name == lines[0].name)
        for y, (_, name) in zip(places, ends, strict=True)
    ]


def _text(x: float, y: float, words: str, anchor: str, *, bold: bool = False) -> Markup:
    weight = Markup(' font-weight="700"') if bold else ""
    return Markup('<text x="{}" y="{}" text-anchor="{}" fill="{}"{}>{}</text>').format(x, y, anchor, INK, weight, words)
