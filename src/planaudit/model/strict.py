"""How every declared thing is read: nothing coerced, nothing unknown, nothing changed afterwards."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

STRICT = ConfigDict(extra="forbid", strict=False, validate_default=False, defer_build=True)

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Flag = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=0)]
Year = Annotated[int, Field(strict=True, ge=1800, le=2200)]


def refusal(template: str, **values: object) -> PydanticCustomError:
    """A located problem in the reader's words; `template` is marked for translation where it is written."""
    return PydanticCustomError("refused", "{template}", {"template": template, **values})


def _not_empty(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("empty", "empty")
    return value


NotEmpty = BeforeValidator(_not_empty)
"""For fields that may be left out but not left empty: an empty one is a mistake, often a comment."""
