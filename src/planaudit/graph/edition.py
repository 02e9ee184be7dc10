"""Editions of one plan: titles that are the same but for years and numbers."""

import re
from collections.abc import Iterable
from functools import cmp_to_key

from planaudit.graph.entry import PlanEntry
from planaudit.graph.later import later

_WORD = re.compile(r"\w+")


def title_without_numbers(title: str) -> str:
    """The title's words in lower case, without years and other bare numbers; `E18` is a name and stays."""
    return " ".join(word for word in _WORD.findall(title.casefold()) if not word.isdecimal())


def in_order_of_adoption(plans: Iterable[PlanEntry]) -> list[PlanEntry]:
    """Plans from the first adopted to the last; where dates do not decide, by id."""
    by_id = sorted(plans, key=lambda entry: entry.id)
    return sorted(by_id, key=cmp_to_key(_compare))


def _compare(one: PlanEntry, other: PlanEntry) -> int:
    return 1 if later(one, other) is one else -1
