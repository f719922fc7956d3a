"""Makes every link and bookmark of a file name its page outright, so that it still leads there after a merge."""

from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String


def make_explicit(pdf: Pdf) -> None:
    """Put the page in the place of each destination's name; a link to nowhere loses its destination."""
    named = named_destinations(pdf)
    pages = {page.obj.objgen: page.obj for page in pdf.pages}
    for holder in [*link_annotations(pdf), *bookmarks(pdf)]:
        settle(holder, "/Dest", named, pages)
        action = holder.get("/A")
        if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            settle(action, "/D", named, pages)
            if "/D" not in action:
                del holder["/A"]
    for name in ("/Dests", "/Names"):
        if name in pdf.Root:
            del pdf.Root[name]


def named_destinations(pdf: Pdf) -> dict[str, Object]:
    """Every destination that has a name in the file."""
    found: dict[str, Object] = {}
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary) and "/Dests" in names:
        found |= {str(name): value for name, value in NameTree(names["/Dests"]).items()}
    older = pdf.Root.get("/Dests")
    if isinstance(older, Dictionary):
        found |= {name[1:]: value for name, value in older.items()}
    return found


def settle(holder: Object, key: str, named: dict[str, Object], pages: Mapping[tuple[int, int], Object]) -> None:
    """Make one destination explicit, or drop it where it leads to no page of the file."""
    if key not in holder:
        return
    target = explicit(holder[key], named)
    if isinstance(target, Array) and len(target) and getattr(target[0], "objgen", None) in pages:
        holder[key] = Array(list(target))
    else:
        del holder[key]


def explicit(target: Object, named: dict[str, Object]) -> Object | None:
    """The array that a destination, its name or its dictionary stands for."""
    if isinstance(target, String | Name):
        found = named.get(str(target).removeprefix("/"))
        target = found if found is not None else target
    return target.get("/D") if isinstance(target, Dictionary) else target


def link_annotations(pdf: Pdf) -> Iterator[Object]:
    """Every annotation on every page that is a dictionary, as it must be."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if isinstance(annotation, Dictionary):
                yield annotation


def bookmarks(pdf: Pdf) -> Iterator[Object]:
    """Every bookmark, in order, each once."""
    seen: set[tuple[int, int]] = set()
    waiting = [pdf.Root.get("/Outlines")]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield item
        waiting += [item.get("/Next"), item.get("/First")]
