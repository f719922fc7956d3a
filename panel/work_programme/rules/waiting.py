"""Whether the words of a minute name a panel, so that what was left or deferred to it waits there."""


def names_body(words: str | None, name: str, code: str) -> bool:
    """Whether “to the Corporate Parenting Panel” names this one: by its whole name or its code."""
    said = " ".join((words or "").casefold().split()).removeprefix("to ").removeprefix("the ").rstrip(".")
    return bool(said) and said in {name.casefold(), name.casefold().removeprefix("the "), code.casefold()}
