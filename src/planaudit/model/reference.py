"""Ids and references: `plan-id` or `plan-id#element-id`, compared in Unicode NFC (FORMAT §8)."""

from typing import Annotated

from pydantic import Field, StringConstraints

from planaudit.model.strict import NotEmpty

_WORD = r"[\p{L}\p{M}\p{N}._\-]+"

Id = Annotated[
    str,
    StringConstraints(pattern=rf"^{_WORD}$", max_length=200),
    Field(json_schema_extra={"pattern": r"^[^\s#/,:;]+$"}),
]
"""Letters (æøå too), digits, '-', '_' and '.'."""

Reference = Annotated[
    str,
    StringConstraints(pattern=rf"^(?:{_WORD}(?:#{_WORD})?|#{_WORD})$", max_length=401),
    Field(json_schema_extra={"pattern": r"^([^\s#/,:;]+(#[^\s#/,:;]+)?|#[^\s#/,:;]+)$"}),
]
"""A plan or an element of one; within a plan, `M1` and `#M1` alone mean its own element."""

OneReference = Annotated[Reference, NotEmpty]
"""A reference that may be left out, but not left empty."""

CURRENT = "current"
"""In `economy.plan`: the economic plan that is current on the day of the audit."""
