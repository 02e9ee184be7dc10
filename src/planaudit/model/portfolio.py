"""The portfolio: who the municipality is, how it governs, its limits and rules (FORMAT §2)."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, StringConstraints

from planaudit.model.council import DeclaredCouncil
from planaudit.model.money import MoneyUnit, YearlyAmounts
from planaudit.model.partial_date import DeclaredDate
from planaudit.model.plan import DeclaredKind
from planaudit.model.plan_globs import DEFAULT_GLOBS
from planaudit.model.plan_type_profile import DeclaredProfile
from planaudit.model.reference import Id
from planaudit.model.strict import STRICT, Count, Text
from planaudit.model.suppression import DeclaredSuppression


class Governance(StrEnum):
    """How the municipality is governed (kommuneloven chapters 5 and 10)."""

    FORMANNSKAP = "formannskap"
    PARLAMENTARISK = "parlamentarisk"


class Language(StrEnum):
    """The language of messages and reports."""

    NB = "nb"
    NN = "nn"
    EN = "en"


def _list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """Who we are."""

    __pydantic_config__: ClassVar = STRICT

    name: Annotated[Text, Field(description="The municipality's name, such as Fjordvik kommune.")]
    number: Annotated[
        Annotated[str, StringConstraints(pattern=r"^(\d{4}|\d{2})$")] | None,
        Field(description="Kommunenummer, four digits in quotes; two digits: a fylkeskommune."),
    ] = None
    governance: Annotated[Governance | None, Field(description="formannskap or parlamentarisk.")] = None
    council: Annotated[tuple[Text, ...], BeforeValidator(_list), Field(description="What the council is called.")] = ()
    population: Annotated[Count | None, Field(description="Inhabitants.")] = None
    established: Annotated[
        DeclaredDate | None, Field(description="The day from which this municipality exists, after a merger.")
    ] = None

    @property
    def is_county(self) -> bool:
        """Whether it is a fylkeskommune: a number of two digits."""
        return self.number is not None and len(self.number) == 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme that plans are sorted under."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Text, Field(description="What plans refer to it by.")]
    title: Annotated[Text | None, Field(description="Its name.")] = None


class OrganisationLevel(StrEnum):
    """Political bodies decide, administrative units carry out."""

    POLITICAL = "political"
    ADMINISTRATIVE = "administrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationUnit:
    """A body or unit that may own plans."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Text, Field(description="What plans refer to it by.")]
    title: Annotated[Text | None, Field(description="Its name.")] = None
    level: Annotated[OrganisationLevel | None, Field(description="political or administrative.")] = None


class Sign(StrEnum):
    """Whether two indicators move together (+) or against each other (-)."""

    TOGETHER = "+"
    AGAINST = "-"

    @property
    def factor(self) -> int:
        """1 or -1."""
        return 1 if self is Sign.TOGETHER else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """Another indicator that moves this one."""

    __pydantic_config__: ClassVar = STRICT

    indicator: Annotated[Text, Field(description="The id of the indicator that moves this one.")]
    effect: Annotated[Sign, Field(description='"+" when they move the same way, "-" when opposite ways.')]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A shared indicator that goals aim at."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Text, Field(description="What goals and measures refer to it by.")]
    title: Annotated[Text | None, Field(description="Its name.")] = None
    unit: Annotated[Text | None, Field(description="The unit of its values.")] = None
    influenced_by: Annotated[tuple[Influence, ...], Field(description="Indicators that move this one.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredPlan:
    """A plan that law, grants or the council itself demand."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Id, Field(description="What plans refer to it by, in `covers`.")]
    title: Annotated[Text | None, Field(description="Its name.")] = None
    basis: Annotated[Text | None, Field(description="What demands it.")] = None
    every_years: Annotated[int | None, Field(strict=True, ge=1, le=100, description="How old it may become.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeLimits:
    """Limits that the volume rules hold the portfolio to; all optional."""

    __pydantic_config__: ClassVar = STRICT

    max_plans: Annotated[Count | None, Field(description="Strategic plans in force.")] = None
    max_per_theme: Annotated[Count | None, Field(description="Strategic plans in force in one theme.")] = None
    max_in_development: Annotated[Count | None, Field(description="Strategic plans in development.")] = None
    max_adopted_per_year: Annotated[Count | None, Field(description="Plans adopted in one year.")] = None
    max_expiring_per_half_year: Annotated[Count | None, Field(description="Plans that end in one half-year.")] = None


class DeclaredSeverity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """Which rules run, how much each matters, with which options."""

    __pydantic_config__: ClassVar = STRICT

    select: Annotated[
        tuple[Text, ...], Field(min_length=1, description="Codes, code prefixes or names; ALL is every rule.")
    ] = ("ALL",)
    ignore: Annotated[tuple[Text, ...], Field(description="Codes, code prefixes or names that do not run.")] = ()
    severity: Annotated[
        dict[Text, DeclaredSeverity],
        Field(description="error, warning or info, for a rule's code or name."),
    ] = field(default_factory=dict)
    options: Annotated[
        dict[Text, dict[str, Any]],
        Field(description="Options, for a rule's code or name; the rule's page lists them."),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioAudit:
    """What the audit is told about the portfolio."""

    __pydantic_config__: ClassVar = STRICT

    ignore: Annotated[
        tuple[DeclaredSuppression, ...],
        Field(description="Findings that may wait: about the portfolio, or with `plan` about a plan."),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """What `planaudit.yaml` says; the file marks the root of the plan repository."""

    __pydantic_config__: ClassVar = STRICT

    municipality: Annotated[Municipality, Field(description="Who we are.")]
    language: Annotated[Language | None, Field(description="nb, nn or en: of messages and reports.")] = None
    plans: Annotated[
        tuple[Text, ...], Field(min_length=1, description="Where plan files lie: globs relative to this file.")
    ] = DEFAULT_GLOBS
    councils: Annotated[tuple[DeclaredCouncil, ...], Field(description="Constituting meetings of the councils.")] = ()
    money_unit: Annotated[MoneyUnit, Field(description="What a bare number of money means: kr, tkr or mkr.")] = (
        MoneyUnit.KR
    )
    themes: Annotated[tuple[Theme, ...], Field(description="A closed list of themes; without it any will do.")] = ()
    organisation: Annotated[
        tuple[OrganisationUnit, ...], Field(description="A closed list of owners; without it any will do.")
    ] = ()
    indicators: Annotated[
        tuple[Indicator, ...], Field(description="Shared indicators; with this list goals name only its ids.")
    ] = ()
    plan_types: Annotated[
        dict[DeclaredKind, DeclaredProfile],
        Field(description="What each kind must, may and must not hold, where that differs from figure 13."),
    ] = field(default_factory=dict)
    required_plans: Annotated[
        tuple[RequiredPlan, ...], Field(description="Plans that law, grants or the council demand.")
    ] = ()
    planning_capacity: Annotated[
        YearlyAmounts | None, Field(description="Person-years there are for making plans, a year.")
    ] = None
    volume: Annotated[VolumeLimits | None, Field(description="Limits that the volume rules hold us to.")] = None
    rules: Annotated[RuleSettings | None, Field(description="Which rules run, and how.")] = None
    audit: Annotated[PortfolioAudit | None, Field(description="Findings that may wait.")] = None
