"""Goals: what a plan wants to reach, by which indicator, and what it serves higher up."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from planaudit.findings import N_
from planaudit.model.decision import Resolution
from planaudit.model.money import Amount
from planaudit.model.reference import Id, OneReference, Reference
from planaudit.model.strict import STRICT, Text, Year, refusal

_PERCENT = re.compile(r"([-+−]?)\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*%")


class GoalLevel(StrEnum):
    """A vision is looked up to; main goals and sub-goals are worked for."""

    VISION = "vision"
    MAIN = "main"
    SUB = "sub"


class Direction(StrEnum):
    """Which way the goal wants its indicator to go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"

    @property
    def sign(self) -> int:
        """1 for increase, -1 for decrease, 0 for maintain."""
        return {"increase": 1, "decrease": -1, "maintain": 0}[self.value]


def _percent(value: object) -> Decimal:
    if isinstance(value, str) and (match := _PERCENT.fullmatch(value.strip())):
        sign = "-" if match[1] in ("-", "−") else ""
        return Decimal(sign + match[2].replace(",", "."))
    raise refusal(N_("{written} is not a change; write a percentage such as -80%"), written=str(value))


Percent = Annotated[
    Decimal,
    PlainValidator(_percent),
    WithJsonSchema({"type": "string", "pattern": r"^[-+−]?\s*\d+([.,]\d+)?\s*%$", "examples": ["-80%"]}),
]
"""A relative change in per cent: `-80%`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Where the indicator stood."""

    __pydantic_config__: ClassVar = STRICT

    value: Annotated[Amount, Field(description="The indicator's value, in its own unit.")]
    year: Annotated[Year | None, Field(description="The year of the value.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the indicator is to be: a value, or a change from the baseline."""

    __pydantic_config__: ClassVar = STRICT

    value: Annotated[Amount | None, Field(description="The value to reach, in the indicator's unit.")] = None
    change: Annotated[Percent | None, Field(description="The change from the baseline, such as -80%.")] = None
    year: Annotated[Year | None, Field(description="The year by whose end it is to be reached.")] = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "Target":
        if self.value is None and self.change is None:
            raise refusal(N_("the target gives neither value nor change"))
        if self.value is not None and self.change is not None:
            raise refusal(N_("the target gives both value and change; keep one of them"))
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownConflict:
    """A conflict with another goal that the plan itself declares."""

    __pydantic_config__: ClassVar = STRICT

    goal: Annotated[OneReference, Field(description="The other goal: 'plan#goal'.")]
    resolution: Annotated[Resolution | None, Field(description="How the conflict was settled.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of a plan; other plans refer to it as `plan#goal`."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Id, Field(description="Unique in the plan.")]
    title: Annotated[Text, Field(description="The goal in words.")]
    level: Annotated[GoalLevel | None, Field(description="vision, main or sub.")] = None
    parent: Annotated[OneReference, Field(description="A goal that this one is part of, here or in another plan.")] = (
        None  # type: ignore[assignment]  # may be left out, not left empty
    )
    supports: Annotated[tuple[Reference, ...], Field(description="Goals higher up that it serves.")] = ()
    indicator: Annotated[
        Text | None, Field(description="An id of `indicators` in planaudit.yaml; without that list, any text.")
    ] = None
    direction: Annotated[Direction | None, Field(description="Which way the indicator is to go.")] = None
    baseline: Annotated[Baseline | None, Field(description="Where the indicator stood.")] = None
    target: Annotated[Target | None, Field(description="Where the indicator is to be, and when.")] = None
    sdgs: Annotated[
        tuple[Annotated[int, Field(strict=True, ge=1, le=17)], ...],
        Field(description="Sustainable Development Goals, 1 to 17."),
    ] = ()
    conflicts_with: Annotated[
        tuple[KnownConflict, ...], Field(description="Known conflicts, and how they were settled.")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """A strategic choice (veivalg) of a plan; in the short form only its text."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Id | None, Field(description="Unique in the plan; needed where measures refer to it.")] = None
    title: Annotated[Text, Field(description="The choice in words.")]
    supports: Annotated[tuple[Reference, ...], Field(description="Goals that it serves.")] = ()
