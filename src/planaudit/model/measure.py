"""Measures: what is to be done, what it costs, and who carries it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from planaudit.model.goal import Direction
from planaudit.model.money import Cost
from planaudit.model.partial_date import DeclaredDate
from planaudit.model.reference import Id, OneReference, Reference
from planaudit.model.strict import STRICT, Flag, Text


class MeasureStatus(StrEnum):
    """Where the work with a measure stands."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An indicator that a measure pushes, and which way."""

    __pydantic_config__: ClassVar = STRICT

    indicator: Annotated[Text, Field(description="An id of `indicators`.")]
    direction: Annotated[Direction, Field(description="Which way the measure pushes it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure of a plan; budget lines refer to it as `plan#measure`."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Id, Field(description="Unique in the plan.")]
    title: Annotated[Text, Field(description="The measure in words.")]
    goals: Annotated[
        tuple[Reference, ...],
        Field(description="Goals that it serves, here or in another plan; or strategies, for what they support."),
    ] = ()
    affects: Annotated[tuple[Effect, ...], Field(description="Indicators that it pushes.")] = ()
    cost: Annotated[
        Cost | None, Field(description="The total, or an amount a year, in `money_unit` of planaudit.yaml.")
    ] = None
    budget_line: Annotated[OneReference, Field(description="The budget line that carries it: 'plan#line'.")] = None  # type: ignore[assignment]  # may be left out, not left empty
    within_frame: Annotated[Flag, Field(description="Carried by the ordinary budget, with no line of its own.")] = False
    responsible: Annotated[Text | None, Field(description="Who carries it out.")] = None
    status: Annotated[MeasureStatus | None, Field(description="Where the work stands.")] = None
    start: Annotated[DeclaredDate | None, Field(description="When it begins.")] = None
    due: Annotated[
        DeclaredDate | None, Field(description="When it is to be done, that day, month or year included.")
    ] = None
    ended: Annotated[DeclaredDate | None, Field(description="When it was done or cancelled.")] = None
