"""The documentation of every rule, read from data: no rule, graph or model is loaded to explain one.

`pages.json` is made from the rules themselves by `python docs/generate.py` and held current by the tests.
"""

import json
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class OptionCard(NamedTuple):
    """One option of a rule, with its default as YAML would write it."""

    name: str
    description: str
    default: str


class RulePage(NamedTuple):
    """A rule's identity and its whole page."""

    code: str
    name: str
    severity: str
    since: str
    summary: str
    page: str
    options: tuple[OptionCard, ...]


@lru_cache(maxsize=1)
def all_pages() -> tuple[RulePage, ...]:
    """Every rule's page, in the order of the catalogue."""
    told = json.loads((files("planaudit.rules") / "pages.json").read_text(encoding="utf-8"))
    return tuple(
        RulePage(**(page | {"options": tuple(OptionCard(**option) for option in page["options"])})) for page in told
    )
