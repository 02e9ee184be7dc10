"""Political decisions about a plan: mandate, adoption, reaffirmation, and what a planstrategi decides."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from planaudit.model.partial_date import DATE_SCHEMA, DeclaredDate
from planaudit.model.reference import Reference
from planaudit.model.strict import STRICT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """When, by which body and in which case something was decided; any part may be unknown."""

    __pydantic_config__: ClassVar = STRICT

    date: Annotated[DeclaredDate | None, Field(description="The day of the decision; a month or a year will do.")] = (
        None
    )
    body: Annotated[Text | None, Field(description="The body that decided, such as Kommunestyret.")] = None
    case: Annotated[Text | None, Field(description="The case number, in quotes where it looks like a number.")] = None
    url: Annotated[Text | None, Field(description="Where the decision can be read.")] = None


def _short_form(value: Any) -> Any:
    return value if isinstance(value, dict) or value is None else {"date": value}


_DECISION_SCHEMA: dict[str, Any] = {
    "anyOf": [
        *DATE_SCHEMA["anyOf"],
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "date": DATE_SCHEMA | {"description": "The day of the decision; a month or a year will do."},
                "body": {"type": "string", "description": "The body that decided, such as Kommunestyret."},
                "case": {
                    "type": "string",
                    "description": "The case number, in quotes where it looks like a number.",
                },
                "url": {"type": "string", "description": "Where the decision can be read."},
            },
        },
    ],
    "examples": ["2018-11-26", {"date": "2018-11-26", "body": "Kommunestyret", "case": "147/18"}],
}

DeclaredDecision = Annotated[Decision, BeforeValidator(_short_form), WithJsonSchema(_DECISION_SCHEMA)]
"""A decision in a plan file; the date alone is its short form."""


class Verdict(StrEnum):
    """What a later council decided about a plan."""

    CONTINUE = "continue"
    REVISE = "revise"
    REPEAL = "repeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaffirmation:
    """A later council's decision that the plan goes on, is revised, or is repealed."""

    __pydantic_config__: ClassVar = STRICT

    date: Annotated[DeclaredDate | None, Field(description="The day of the decision; a month or a year will do.")] = (
        None
    )
    body: Annotated[Text | None, Field(description="The body that decided, such as Kommunestyret.")] = None
    case: Annotated[Text | None, Field(description="The case number.")] = None
    url: Annotated[Text | None, Field(description="Where the decision can be read.")] = None
    decision: Annotated[Verdict, Field(description="continue, revise or repeal.")] = Verdict.CONTINUE


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyDecisions:
    """What a planstrategi decides about plans (plan- og bygningsloven § 10-1)."""

    __pydantic_config__: ClassVar = STRICT

    continue_: Annotated[
        tuple[Reference, ...],
        Field(alias="continue", description="Plans that go on as they are; the council reaffirms them."),
    ] = ()
    revise: Annotated[
        tuple[Reference, ...], Field(description="Plans to be revised; the council reaffirms them meanwhile.")
    ] = ()
    repeal: Annotated[tuple[Reference, ...], Field(description="Plans that are to go.")] = ()
    initiate: Annotated[tuple[Reference, ...], Field(description="Plans to be made.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How a conflict between goals was settled."""

    __pydantic_config__: ClassVar = STRICT

    date: Annotated[DeclaredDate | None, Field(description="The day of the decision.")] = None
    body: Annotated[Text | None, Field(description="The body that decided.")] = None
    case: Annotated[Text | None, Field(description="The case number.")] = None
    url: Annotated[Text | None, Field(description="Where the decision can be read.")] = None
    text: Annotated[Text | None, Field(description="What was decided.")] = None
    until: Annotated[DeclaredDate | None, Field(description="The last day, month or year that it holds, included.")] = (
        None
    )
