"""Dates and periods of a document, and the one way in which each is written."""

import re
from collections.abc import Iterator
from typing import Any

from planaudit.documents.misfit import fields, models
from planaudit.findings.location import Key
from planaudit.model.decision import Decision
from planaudit.model.partial_date import PartialDate, parse_date
from planaudit.model.period import Period

_SHORT_PERIOD = re.compile(r"\s*(\d{4})?\s*[-–—]\s*(\d{4})?\s*")

Told = tuple[tuple[Key, ...], str]
"""The keys to a value, and how it is written canonically."""


def canonical_times(model: type, value: Any, keys: tuple[Key, ...] = ()) -> Iterator[Told]:
    """Every date and short period in a value that a model is to be read from, which is not written canonically."""
    if not isinstance(value, dict):
        return
    for key, hint in fields(model).items():
        if key not in value:
            continue
        found = list(models(hint))
        parts = enumerate(value[key]) if isinstance(value[key], list) else [(None, value[key])]
        for position, part in parts:
            at = (*keys, key) if position is None else (*keys, key, position)
            if isinstance(part, str):
                written = _canonical(found, part)
                if written not in (None, part):
                    yield at, str(written)
            for inner in found:
                yield from canonical_times(inner, part, at)


def _canonical(found: list[type], text: str) -> str | None:
    """How a date or period is written: the day as 2018-06-15, the period as 2018-2030; None for other text."""
    if found and found[0] in (PartialDate, Decision):
        try:
            return str(parse_date(text))
        except ValueError:
            return None
    if found and found[0] is Period and (match := _SHORT_PERIOD.fullmatch(text)) and (match[1] or match[2]):
        return f"{match[1] or ''}-{match[2] or ''}"
    return None
