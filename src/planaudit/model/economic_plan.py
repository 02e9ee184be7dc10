"""Money in an okonomiplan or arsbudsjett, and a plan's link to it (kommuneloven §§ 14-3, 14-4)."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from pydantic import Field

from planaudit.model.money import YearlyAmounts
from planaudit.model.reference import Id, OneReference, Reference
from planaudit.model.strict import STRICT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A line of an economic plan; measures refer to it as `plan#line`."""

    __pydantic_config__: ClassVar = STRICT

    id: Annotated[Id, Field(description="Unique in the plan.")]
    title: Annotated[Text, Field(description="What the money is for.")]
    amounts: Annotated[YearlyAmounts, Field(description="The amount of each year, in `money_unit`.")] = field(
        default_factory=dict
    )
    follows_up: Annotated[
        tuple[Reference, ...], Field(description="Plans, goals or measures that the line carries.")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomicLink:
    """Where the economic plan follows this plan up."""

    __pydantic_config__: ClassVar = STRICT

    plan: Annotated[
        OneReference, Field(description="An okonomiplan or arsbudsjett, or `current` for the one that applies today.")
    ]
    section: Annotated[Text | None, Field(description="Chapter or section of it.")] = None
