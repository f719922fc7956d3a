"""Takes out of a PDF what acts, leads out of it or hides in it, and says in sentences what that was."""

from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

LEFT_ALONE = {"/GoTo", "/URI"}
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
SCRIPTS = {"/JavaScript", "/Rendition"}
ACTIONS = {
    *SCRIPTS,
    *("/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/ResetForm", "/Hide", "/Named", "/Thread"),
    *("/Sound", "/Movie", "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute", "/GoToDp"),
}
MEDIA = {"/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"}
COMMENTS = {"/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Stamp"}
MOST_NAMES = 5

NOTES = {
    "script": "Scripts were taken out.",
    "launch": "Commands that start other programs were taken out.",
    "action": "Actions that send or change data were taken out.",
    "outside": "Links to other files were taken out.",
    "media": "Sound, film and models were taken out.",
    "xfa": "The form in it was of a kind that is not kept (XFA). Check that its pages are as they should be.",
    "form": "The fields of its form were made plain, filled in as they were.",
    "signature": "A digital signature was taken out: it does not hold in a pack.",
    "layers": "It has layers that are not shown. Whoever has the file can show them.",
}
KIND_OF_ACTION = {"/JavaScript": "script", "/Rendition": "script", "/Launch": "launch", "/GoToR": "outside",
                  "/GoToE": "outside", "/URI": "outside", "/Named": "", "/Thread": "", "/Hide": ""}  # fmt: skip


class Cleaning:
    """The cleaning of one file."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.found: Counter[str] = Counter()
        self.attached: list[str] = []

    def clean(self) -> None:
        """Take everything out, forms last, for their fields are annotations."""
        self.drop_attachments()
        for holder in containers(self.pdf):
            self.clean_holder(holder)
        self.drop_scripts_of_the_file()
        for page in self.pdf.pages:
            self.clean_page(page.obj)
        self.flatten_form()
        layers = self.pdf.Root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
        self.found["layers"] += bool(layers.get("/OFF") or layers.get("/BaseState") == Name.OFF)

    def notes(self) -> list[str]:
        """A sentence for each kind of thing that was found."""
        notes = [sentence for kind, sentence in NOTES.items() if self.found[kind]]
        if self.attached:
            more = " and others" if len(self.attached) > MOST_NAMES else ""
            notes.append(
                f"Attached files were taken out: {', '.join(self.attached[:MOST_NAMES])}{more}. "
                "Upload them as papers of their own if they are needed."
            )
        if self.found["comment"]:
            notes.append(f"It has {self.found['comment']} comments or marks by readers, which are seen in the pack.")
        return notes

    # What acts

    def clean_holder(self, holder: Object) -> None:
        """Take actions out of one dictionary or array."""
        if isinstance(holder, Array):
            kept = [item for item in holder if not self.is_harmful(item)]
            if len(kept) != len(holder):
                holder[:] = kept
            return
        for key in list(holder.keys()):
            if key == "/AA":
                self.found["script"] += 1
                del holder[key]
            elif self.is_harmful(holder[key]):
                del holder[key]

    def is_harmful(self, item: object) -> bool:
        """Whether something is an action that does more than show another place; if so it is counted."""
        if not isinstance(item, Dictionary) or item.get("/Type", Name.Action) != Name.Action:
            return False
        kind = str(item.get("/S", ""))
        leads_out = kind == "/URI" and not str(item.get("/URI", "")).lower().startswith(SAFE_SCHEMES)
        if not leads_out and (kind in LEFT_ALONE or kind not in ACTIONS):
            return False
        self.found[KIND_OF_ACTION.get(kind, "action")] += 1
        return True

    def drop_scripts_of_the_file(self) -> None:
        """Take out the scripts that run when the file is opened, and what makes it a collection of files."""
        names = self.pdf.Root.get("/Names", Dictionary())
        if "/JavaScript" in names:
            self.found["script"] += 1
        for key in ("/JavaScript", "/EmbeddedFiles", "/Renditions"):
            forget(names, key)
        for key in ("/Collection", "/AF", "/OpenAction"):
            forget(self.pdf.Root, key)

    # What is attached

    def drop_attachments(self) -> None:
        """Note the names of attached files, and take them out."""
        self.attached = sorted(str(name) for name in self.pdf.attachments)
        for name in list(self.pdf.attachments):
            del self.pdf.attachments[name]

    def clean_page(self, page: Object) -> None:
        """Take out annotations that carry files or media, and count the comments of readers."""
        forget(page, "/AF")
        if "/Annots" not in page:
            return
        kept = []
        for annotation in page["/Annots"]:
            kind = subtype_of(annotation)
            if kind == "/FileAttachment":
                self.attached.append(str(annotation.get("/FS", Dictionary()).get("/F", "a file")))
            elif kind in MEDIA:
                self.found["media"] += 1
            elif kind:
                self.found["comment"] += kind in COMMENTS
                kept.append(annotation)
        page["/Annots"] = Array(kept)

    # Forms

    def flatten_form(self) -> None:
        """Make what was filled in part of the pages, and take the form away."""
        form = self.pdf.Root.get("/AcroForm")
        if not isinstance(form, Dictionary):
            return
        self.found["xfa"] += "/XFA" in form
        self.found["form"] += len(form.get("/Fields", Array())) > 0
        self.found["signature"] += bool(int(form.get("/SigFlags", 0)) & 1)
        if form.get("/NeedAppearances", False):
            self.pdf.generate_appearance_streams()
        if len(form.get("/Fields", Array())):
            self.pdf.flatten_annotations("all")
        for page in self.pdf.pages:
            annotations = page.obj.get("/Annots", Array())
            page.obj["/Annots"] = Array([item for item in annotations if subtype_of(item) != "/Widget"])
        forget(self.pdf.Root, "/AcroForm")


def containers(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary and array of a file, those within others too: actions are often written in place."""
    for found in pdf.objects:
        waiting: list[object] = [found]
        while waiting:
            holder = waiting.pop()
            if isinstance(holder, Array | Dictionary | Stream):
                yield holder
                inner: list[object] = [*holder] if isinstance(holder, Array) else [value for _, value in holder.items()]
                waiting += [item for item in inner if not (isinstance(item, Object) and item.is_indirect)]


def subtype_of(annotation: object) -> str:
    """The kind of an annotation; nothing for what is none."""
    return str(annotation.get("/Subtype", "")) if isinstance(annotation, Dictionary) else ""


def forget(holder: Object, key: str) -> None:
    """Take an entry out, if it is there."""
    if key in holder:
        del holder[key]
