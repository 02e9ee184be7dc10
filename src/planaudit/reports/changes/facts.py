"""What plan files say, as facts that a reader is shown: titles for ids, kroner for amounts, words for codes."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planaudit.findings import N_, Bare, Joined, Phrase, Quoted, Term
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.goal import Baseline, Target
from planaudit.model.money import kroner
from planaudit.model.partial_date import PartialDate
from planaudit.model.period import Period
from planaudit.model.process import Interval

_MONEY = frozenset({"cost", "amounts", "frame"})
_REFERENCES = frozenset(
    {"parent", "follows_up", "relates_to", "replaces", "plan", "supports", "goals", "goal", "budget_line"}
    | {"continue", "revise", "repeal", "initiate"}
)
"""Fields whose texts name plans or elements."""

_TITLES = frozenset({"title", "purpose", "challenges", "summary", "priorities"})


class Facts:
    """The facts of one plan in one register, or of its portfolio."""

    def __init__(self, register: PlanGraph, entry: PlanEntry | None = None) -> None:
        self._register = register
        self._entry = entry

    def of(self, value: Any, keys: tuple[str, ...]) -> object:
        """A value that stands under some keys, as a fact."""
        if isinstance(value, bool):
            return Term("yes" if value else "no")
        if isinstance(value, StrEnum):
            return Term(value.value)
        if isinstance(value, Decimal) and _MONEY & set(keys):
            return kroner(value, self._register.portfolio.money_unit)
        if isinstance(value, str):
            return self._text(value, keys)
        if isinstance(value, Period | Interval):
            return _span(value)
        if isinstance(value, Target | Baseline):
            return _aim(value)
        if is_dataclass(value) and not isinstance(value, PartialDate | type):
            parts = ((field.name, getattr(value, field.name)) for field in fields(value))
            return Joined(tuple(self.of(part, (*keys, name)) for name, part in parts if part not in (None, ())))
        if isinstance(value, Mapping):
            return Joined(
                tuple(Joined((Bare(f"{year}:"), self.of(amount, keys)), by=" ") for year, amount in value.items())
            )
        if isinstance(value, tuple):
            return Joined(tuple(self.of(item, keys) for item in value))
        return value

    def _text(self, text: str, keys: tuple[str, ...]) -> object:
        """A title in quotation marks; an id of a plan or an element by its title too; any other text as it is."""
        if keys[-1] in _TITLES:
            return Quoted(text)
        if keys[-1] not in _REFERENCES or self._entry is None:
            return Bare(text)
        plan, hash_sign, element = text.partition("#")
        item = (
            self._register.elements.get(f"{plan or self._entry.id}#{element}")
            if hash_sign
            else self._register.plans.get(plan) or self._register.elements.get(f"{self._entry.id}#{plan}")
        )
        return Bare(text) if item is None else Joined((item.named, Bare(f"({text})")), by=" ")


def _span(span: Period | Interval) -> object:
    if span.from_ and span.to:
        return Joined((span.from_, span.to), by="–")
    if span.from_:
        return Phrase(N_("from {start}"), {"start": span.from_})
    return Phrase(N_("until {end}"), {"end": span.to or ""})


def _aim(aim: Target | Baseline) -> object:
    value: object = aim.value
    if isinstance(aim, Target) and aim.change is not None:
        value = Phrase(N_("{change} %"), {"change": aim.change})
    if aim.year is None:
        return value
    if isinstance(value, Phrase):
        return Phrase(N_("{change} % by {year}"), {**value.values, "year": aim.year})
    template = N_("{value} by {year}") if isinstance(aim, Target) else N_("{value} in {year}")
    return Phrase(template, {"value": value, "year": aim.year})
