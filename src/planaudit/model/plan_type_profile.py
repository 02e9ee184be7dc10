"""What each kind of plan must, may and must not hold (FORMAT §4; figure 13 of KS-FoU 2022)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from planaudit.model.kind import Kind
from planaudit.model.strict import STRICT


class Rule(StrEnum):
    """What the profile says of one kind of content."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredProfile:
    """What a municipality says about one kind of plan; what is left out keeps its default."""

    __pydantic_config__: ClassVar = STRICT

    goals: Annotated[Rule | None, Field(description="required, optional or forbidden.")] = None
    priorities: Annotated[Rule | None, Field(description="required, optional or forbidden.")] = None
    strategies: Annotated[Rule | None, Field(description="required, optional or forbidden.")] = None
    measures: Annotated[Rule | None, Field(description="required, optional or forbidden.")] = None


CONTENTS = ("goals", "priorities", "strategies", "measures")
"""The contents that a profile speaks of; each is a field of a plan."""

_DEFAULT: Mapping[Kind, Mapping[str, Rule]] = {
    Kind.SAMFUNNSDEL: {"goals": Rule.REQUIRED, "priorities": Rule.REQUIRED},
    Kind.STRATEGI: {"goals": Rule.REQUIRED, "priorities": Rule.REQUIRED, "measures": Rule.FORBIDDEN},
    Kind.TEMAPLAN: {"goals": Rule.REQUIRED, "measures": Rule.REQUIRED},
    Kind.HANDLINGSPLAN: {"measures": Rule.REQUIRED},
    Kind.MELDING: {"goals": Rule.FORBIDDEN, "strategies": Rule.FORBIDDEN, "measures": Rule.FORBIDDEN},
}


class PlanTypeProfile:
    """The profile in force: the founding report's figure 13, changed where the municipality says so."""

    def __init__(self, declared: Mapping[Kind, DeclaredProfile]) -> None:
        self._declared = declared

    def rule(self, kind: Kind, content: str) -> Rule:
        """What the profile says of `content` (one of CONTENTS) in a plan of a kind."""
        said = getattr(self._declared.get(kind), content, None)
        return said or _DEFAULT.get(kind, {}).get(content, Rule.OPTIONAL)
