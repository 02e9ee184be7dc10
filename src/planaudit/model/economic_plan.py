"""Money in an okonomiplan or arsbudsjett, and a plan's link to it (kommuneloven §§ 14-3, 14-4)."""

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from planaudit.model.money import YearlyAmounts
from planaudit.model.reference import Id, OneReference, Reference
from planaudit.model.strict import STRICT, Text


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A line of an economic plan; measures refer to it as `plan#line`."""

    id: Annotated[Id, Field(description="Unique in the plan.")]
    title: Annotated[Text, Field(description="What the money is for.")]
    amounts: Annotated[
        YearlyAmounts, Field(default_factory=dict, description="The amount of each year, in `money_unit`.")
    ]
    follows_up: Annotated[
        tuple[Reference, ...], Field(description="Plans, goals or measures that the line carries.")
    ] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class EconomicLink:
    """Where the economic plan follows this plan up."""

    plan: Annotated[
        OneReference, Field(description="An okonomiplan or arsbudsjett, or `current` for the one that applies today.")
    ]
    section: Annotated[Text | None, Field(description="Chapter or section of it.")] = None
