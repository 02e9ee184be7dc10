"""The baseline: findings that were known when it was made, and that may wait (docs/baseline.md)."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from planaudit.findings import N_
from planaudit.model.partial_date import DeclaredDate
from planaudit.model.strict import STRICT, Text, refusal

VERSION = 1


def _known_version(value: Any) -> Any:
    if value != VERSION or isinstance(value, bool):
        raise refusal(N_("version {written} of the baseline is not known; this planaudit knows 1"), written=str(value))
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """One finding that may wait. It is recognised by its fingerprint; the rest is for people to read."""

    __pydantic_config__: ClassVar = STRICT

    code: Annotated[Text, Field(description="The rule's code.")]
    plan: Annotated[Text | None, Field(description="The plan; absent for a finding about the portfolio.")] = None
    element: Annotated[Text | None, Field(description="The goal, measure, strategy or budget line in the plan.")] = None
    message: Annotated[Text, Field(description="What was found, in words, when the entry was made.")]
    fingerprint: Annotated[
        Annotated[str, StringConstraints(pattern=r"^planaudit/v1:[0-9a-f]{32}$")],
        Field(description="The finding's identity; made by planaudit, and not to be edited."),
    ]
    since: Annotated[DeclaredDate | None, Field(description="When the entry was made.")] = None
    reason: Annotated[Text | None, Field(description="Why the finding may wait.")] = None
    owner: Annotated[Text | None, Field(description="Who is to mend it.")] = None
    until: Annotated[
        DeclaredDate | None, Field(description="The last day, month or year that it may wait, included.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredBaseline:
    """What a baseline file says."""

    __pydantic_config__: ClassVar = STRICT

    format: Annotated[Literal["planaudit-baseline"], Field(description="What this file is.")]
    version: Annotated[
        int,
        BeforeValidator(_known_version, json_schema_input_type=Literal[1]),
        Field(description="The version of the format."),
    ]
    findings: Annotated[tuple[KnownFinding, ...], Field(description="The findings that may wait.")] = ()
