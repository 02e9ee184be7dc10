"""How a plan came about, and what has been reported of it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from planaudit.findings import N_
from planaudit.model.money import Amount
from planaudit.model.partial_date import DeclaredDate, PartialDate
from planaudit.model.reference import OneReference
from planaudit.model.strict import STRICT, Flag, Text, refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From one day to another, which is no earlier, as far as the dates tell."""

    __pydantic_config__: ClassVar = STRICT

    from_: Annotated[DeclaredDate | None, Field(alias="from", description="The first day.")] = None
    to: Annotated[DeclaredDate | None, Field(description="The last day.")] = None

    @model_validator(mode="after")
    def _in_order(self) -> "Interval":
        _refuse_reversed(self.from_, self.to)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Public participation (medvirkning)."""

    __pydantic_config__: ClassVar = STRICT

    from_: Annotated[DeclaredDate | None, Field(alias="from", description="The first day.")] = None
    to: Annotated[DeclaredDate | None, Field(description="The last day.")] = None
    method: Annotated[Text | None, Field(description="How the public took part.")] = None

    @model_validator(mode="after")
    def _in_order(self) -> "Participation":
        _refuse_reversed(self.from_, self.to)
        return self


def _refuse_reversed(first: PartialDate | None, last: PartialDate | None) -> None:
    if first and last and last.last < first.first:
        raise refusal(N_("{key} ends ({end}) before it starts ({start})"), start=str(first), end=str(last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A political workshop (politisk verksted)."""

    __pydantic_config__: ClassVar = STRICT

    date: Annotated[DeclaredDate | None, Field(description="The day it was held.")] = None
    streamed: Annotated[Flag | None, Field(description="Whether it was streamed.")] = None
    cross_party: Annotated[Flag | None, Field(description="Whether all parties took part.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """The strategic knowledge base (kunnskapsgrunnlag) of a plan."""

    __pydantic_config__: ClassVar = STRICT

    url: Annotated[Text | None, Field(description="Where it can be read.")] = None
    updated: Annotated[DeclaredDate | None, Field(description="When it was last renewed.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """The steps of making the plan; in a plan under revision, those of the coming edition."""

    __pydantic_config__: ClassVar = STRICT

    started: Annotated[DeclaredDate | None, Field(description="When work began.")] = None
    notice: Annotated[Interval | None, Field(description="When the proposal was public before the council met.")] = None
    knowledge_base: Annotated[KnowledgeBase | None, Field(description="The strategic knowledge base.")] = None
    workshops: Annotated[tuple[Workshop, ...], Field(description="Political workshops.")] = ()
    participation: Annotated[tuple[Participation, ...], Field(description="Public participation.")] = ()
    hearing: Annotated[Interval | None, Field(description="Public inspection (offentlig ettersyn).")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedValue:
    """What an indicator had come to."""

    __pydantic_config__: ClassVar = STRICT

    goal: Annotated[OneReference, Field(description="The goal that was reported on.")]
    value: Annotated[Amount, Field(description="The value, in the indicator's unit.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A report of results to a political body."""

    __pydantic_config__: ClassVar = STRICT

    date: Annotated[DeclaredDate, Field(description="When it was reported.")]
    to: Annotated[Text | None, Field(description="The body it was reported to.")] = None
    case: Annotated[Text | None, Field(description="The case number.")] = None
    url: Annotated[Text | None, Field(description="Where the report can be read.")] = None
    goals: Annotated[tuple[ReportedValue, ...], Field(description="What the goals' indicators had come to.")] = ()
