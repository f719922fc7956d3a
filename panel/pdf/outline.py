"""Bookmarks of a pack: one for each section, in levels, with the bookmarks of the section's own paper below it."""

from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Object, Pdf, String

from panel.pdf.geometry import start_of


@dataclass(slots=True)
class Bookmark:
    """A bookmark to be: its title, depth, the page it leads to, and the outline of the part that it stands for."""

    title: str
    level: int
    page: Object | None
    inner: Object | None = None
    below: list["Bookmark"] = field(default_factory=list)

    @property
    def target(self) -> Object | None:
        """Its page, or for one that only groups others, the page of the first of those."""
        if self.page is not None:
            return self.page
        return next((bookmark.target for bookmark in self.below if bookmark.target is not None), None)


def write_outline(pdf: Pdf, bookmarks: list[Bookmark]) -> None:
    """Write the bookmarks into the catalogue; one that leads nowhere is left out."""
    top = Bookmark("", 0, None)
    path = [top]
    for bookmark in bookmarks:
        while path[-1].level >= bookmark.level:
            path.pop()
        path[-1].below.append(bookmark)
        path.append(bookmark)
    outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    items = [written(pdf, bookmark) for bookmark in top.below if bookmark.target is not None]
    if items:
        chain(outlines, items)
        outlines["/Count"] = len(items)
        pdf.Root["/Outlines"] = outlines
        pdf.Root["/PageMode"] = Name.UseOutlines


def written(pdf: Pdf, bookmark: Bookmark) -> Object:
    """A bookmark as an object, closed. A part's own outline dictionary is turned into it, so that the bookmarks
    in it need no change.
    """
    item = bookmark.inner if bookmark.inner is not None else pdf.make_indirect(Dictionary())
    inner = [item["/First"], item["/Last"]] if "/First" in item else []
    shown = int(item.get("/Count", 0)) if inner else 0
    for name in ("/Type", "/Count"):
        if name in item:
            del item[name]
    item["/Title"] = String(bookmark.title)
    if bookmark.target is not None:
        item["/Dest"] = start_of(bookmark.target)
    below = [written(pdf, deeper) for deeper in bookmark.below if deeper.target is not None]
    if below:
        chain(item, below, after=inner[1] if inner else None)
    if shown or below:
        item["/Count"] = -(abs(shown) + len(below))
    return item


def chain(parent: Object, items: list[Object], after: Object | None = None) -> None:
    """Make items the kids of a parent, one after the other, behind those it has."""
    previous = after
    for item in items:
        item["/Parent"] = parent
        if previous is not None:
            item["/Prev"] = previous
            previous["/Next"] = item
        previous = item
    if after is None:
        parent["/First"] = items[0]
    parent["/Last"] = items[-1]
