"""A plan, as a plan file declares it (FORMAT §3). Only id, title and kind are required."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from planaudit.model.decision import DeclaredDecision, Reaffirmation, StrategyDecisions
from planaudit.model.economic_plan import BudgetLine, EconomicLink
from planaudit.model.goal import Goal, Strategy
from planaudit.model.kind import SPELLINGS, Kind
from planaudit.model.measure import Measure
from planaudit.model.money import YearlyAmounts
from planaudit.model.partial_date import DeclaredDate
from planaudit.model.period import DeclaredPeriod
from planaudit.model.process import Process, Result
from planaudit.model.reference import Id, OneReference, Reference
from planaudit.model.status import Status
from planaudit.model.strict import STRICT, Flag, Text
from planaudit.model.suppression import AuditNotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who answers for the plan."""

    __pydantic_config__: ClassVar = STRICT

    political: Annotated[Text | None, Field(description="The political body, an id of `organisation`.")] = None
    administrative: Annotated[Text | None, Field(description="The administrative unit, an id of `organisation`.")] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """When the plan is to be revised."""

    __pydantic_config__: ClassVar = STRICT

    every_years: Annotated[int | None, Field(strict=True, ge=1, le=100, description="Years between revisions.")] = None
    next: Annotated[DeclaredDate | None, Field(description="When the next revision is due, that time included.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JointOwner:
    """Another municipality with which the plan is common."""

    __pydantic_config__: ClassVar = STRICT

    name: Annotated[Text, Field(description="The other municipality.")]
    adopted: Annotated[DeclaredDate | None, Field(description="When it adopted the plan.")] = None


def _themes(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _kind(value: Any) -> Any:
    return SPELLINGS.get(value, value) if isinstance(value, str) else value


def _strategy(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


DeclaredKind = Annotated[
    Kind,
    BeforeValidator(_kind),
    WithJsonSchema({"type": "string", "enum": sorted([*map(str, Kind), *SPELLINGS])}),
]
"""A kind of plan, also in its Norwegian spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan of the portfolio."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Id, Field(description="Unique in the portfolio: letters, digits, '-', '_' and '.'.")]
    title: Annotated[Text, Field(description="The plan's full title.")]
    kind: Annotated[DeclaredKind, Field(description="What the plan is.")]
    designation: Annotated[
        Text | None, Field(description="What the municipality itself calls this kind of plan, when that differs.")
    ] = None
    status: Annotated[
        Status | None, Field(description="Where the plan stands; without it, derived from dates and successors.")
    ] = None
    theme: Annotated[
        tuple[Text, ...],
        BeforeValidator(_themes),
        Field(description="An id of `themes`, or a list; the first is the main theme."),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    ] = ()
    url: Annotated[Text | None, Field(description="The published document.")] = None
    summary: Annotated[Text | None, Field(description="What the plan is about.")] = None
    owner: Annotated[Owner | None, Field(description="Who answers for the plan.")] = None
    legal_basis: Annotated[tuple[Text, ...], Field(description="Statutes that require or allow the plan.")] = ()
    statutory: Annotated[Flag | None, Field(description="True: the municipality must have this plan.")] = None
    mandate: Annotated[DeclaredDecision | None, Field(description="The political order for the work.")] = None
    adopted: Annotated[DeclaredDecision | None, Field(description="When and by whom the plan was adopted.")] = None
    reaffirmed: Annotated[
        tuple[Reaffirmation, ...], Field(description="Later councils' decisions that the plan goes on.")
    ] = ()
    period: Annotated[DeclaredPeriod | None, Field(description="The period that the plan is meant for.")] = None
    revision: Annotated[Revision | None, Field(description="When the plan is to be revised.")] = None
    inherited_from: Annotated[
        Text | None, Field(description="A municipality, since merged into this one, that adopted the plan.")
    ] = None
    joint_with: Annotated[
        tuple[JointOwner, ...], Field(description="Others who have adopted a common plan; `adopted` is our own.")
    ] = ()
    ended: Annotated[
        DeclaredDate | None, Field(description="The day it ceased to be in force, or the end of `period`.")
    ] = None
    parent: Annotated[OneReference, Field(description="The plan it stands under in the plan hierarchy.")] = None  # type: ignore[assignment]  # may be left out, not left empty
    follows_up: Annotated[
        tuple[Reference, ...], Field(description="Further plans or goals it carries out: 'plan' or 'plan#element'.")
    ] = ()
    relates_to: Annotated[tuple[Reference, ...], Field(description="Mutual dependency without rank.")] = ()
    replaces: Annotated[
        tuple[Reference, ...],
        Field(description="Plans, or parts ('plan#element'), that its adoption put out of force."),
    ] = ()
    purpose: Annotated[Text | None, Field(description="What the plan is for (klart formål).")] = None
    challenges: Annotated[Text | None, Field(description="The challenges it answers (utfordringsbeskrivelse).")] = None
    priorities: Annotated[tuple[Text, ...], Field(description="Priority areas (satsingsområder).")] = ()
    strategies: Annotated[
        tuple[
            Annotated[
                Strategy,
                BeforeValidator(_strategy),
            ],
            ...,
        ],
        Field(description="Strategic choices (strategier, veivalg): texts, or mappings of id, title and supports."),
    ] = ()
    goals: Annotated[tuple[Goal, ...], Field(description="What the plan wants to reach.")] = ()
    measures: Annotated[tuple[Measure, ...], Field(description="What is to be done.")] = ()
    covers: Annotated[
        tuple[Id, ...], Field(description="Ids of `required_plans` in planaudit.yaml that this plan answers.")
    ] = ()
    effort: Annotated[
        YearlyAmounts | None, Field(description="Person-years that making or revising it takes, a year.")
    ] = None
    economy: Annotated[EconomicLink | None, Field(description="Where the economic plan follows this plan up.")] = None
    process: Annotated[Process | None, Field(description="How the plan came, or comes, about.")] = None
    decisions: Annotated[
        StrategyDecisions | None, Field(description="On a planstrategi: what it decides about plans.")
    ] = None
    results: Annotated[tuple[Result, ...], Field(description="What has been reported of the plan.")] = ()
    frame: Annotated[
        YearlyAmounts | None,
        Field(description="On an economic plan: what there is for measures, a year, in `money_unit`."),
    ] = None
    budget_lines: Annotated[tuple[BudgetLine, ...], Field(description="On an economic plan: its lines.")] = ()
    audit: Annotated[AuditNotes | None, Field(description="What the audit is told about this plan.")] = None

    @property
    def main_theme(self) -> str | None:
        """The theme that the plan is counted under."""
        return self.theme[0] if self.theme else None
