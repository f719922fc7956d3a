"""Values of a bundle that the scorecard has a form of its own for."""

from typing import Any

from panel.bundles.fields import Columns, Field, Given, Names
from panel.scorecard.rules.periods import read_period


def period(key: str) -> Field:
    """The time that a figure is of, as its code; other words for it stay as given."""

    def read(given: Given, _names: Names) -> Columns:
        found = read_period(given[key])
        return {"period": found.code, "ends": found.end}

    return Field((key,), read, lambda row, _: {key: row.period})


def part_of(key: str) -> Field:
    """The indicator whose total this one is a part of, by its code or its name."""

    def name(row: Any) -> str | None:
        return (row.part_of.code or row.part_of.name) if row.part_of else None

    def now(row: Any) -> Columns:
        given = row.given.get(key)
        return {"part_of_key": given if row.part_of and given in (row.part_of.code, row.part_of.name) else name(row)}

    def write(row: Any, _names: Names) -> Columns:
        found = name(row)
        return {key: found} if found else {}

    return Field((key,), lambda given, _: {"part_of_key": given[key]}, write, now)


def number(key: str) -> Field:
    """A number; a whole one is written without decimals."""

    def write(row: Any, _names: Names) -> Columns:
        value = getattr(row, key)
        if value is None:
            return {}
        return {key: int(value) if value == int(value) else value}

    return Field((key,), lambda given, _: {key: given[key]}, write)


def asked_about(key: str) -> Field:
    """A list's item that is the code or the name of the indicator that something was asked about."""

    def write(row: Any, _names: Names) -> Columns:
        return {key: (row.indicator.code or row.indicator.name) if row.indicator else row.name}

    def now(row: Any) -> Columns:
        known = (row.indicator.code, row.indicator.name) if row.indicator else (row.name,)
        given = row.given.get(key)
        return {"name": given if given in known else None}

    return Field((key,), lambda given, _: {"name": given[key]}, write, now)
