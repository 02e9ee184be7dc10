"""Findings that a municipality has decided to let wait, each with its reason (FORMAT §7)."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from planaudit.model.partial_date import DeclaredDate
from planaudit.model.reference import Id
from planaudit.model.strict import STRICT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSuppression:
    """One rule that is to be silent about a plan, or about one element of it."""

    __pydantic_config__: ClassVar = STRICT

    rule: Annotated[Text, Field(description="The rule's code or name.")]
    reason: Annotated[Text, Field(description="Why the finding may wait.")]
    plan: Annotated[Id | None, Field(description="Only in planaudit.yaml: the plan it concerns.")] = None
    element: Annotated[Id | None, Field(description="Only findings about this element of the plan.")] = None
    until: Annotated[DeclaredDate | None, Field(description="The last day, month or year that it hides, included.")] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditNotes:
    """What the audit is told about a plan."""

    __pydantic_config__: ClassVar = STRICT

    ignore: Annotated[tuple[DeclaredSuppression, ...], Field(description="Findings that may wait.")] = ()
