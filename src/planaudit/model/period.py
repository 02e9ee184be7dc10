"""The period that a plan is meant for."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from planaudit.findings import N_
from planaudit.model.partial_date import DATE_SCHEMA, DeclaredDate
from planaudit.model.strict import STRICT, Flag, refusal

_SHORT = re.compile(r"(\d{4})?\s*[-–—]\s*(\d{4})?")
_AMBIGUOUS = re.compile(r"\d{4}\s*[-–—/]\s*\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first day of `from` to the last day of `to`, both included; either end may be absent."""

    __pydantic_config__: ClassVar = STRICT

    from_: Annotated[
        DeclaredDate | None, Field(alias="from", description="First day, month or year; a year starts on 1 January.")
    ] = None
    to: Annotated[DeclaredDate | None, Field(description="Last day, month or year; a year ends on 31 December.")] = None
    until_replaced: Annotated[
        Flag, Field(description="«Gyldig inntil nytt vedtak»: the plan stays valid past its end until it is replaced.")
    ] = False

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.start and self.end and self.end < self.start:
            raise refusal(N_("{key} ends ({end}) before it starts ({start})"), start=str(self.from_), end=str(self.to))
        return self

    @property
    def start(self) -> date | None:
        """The first day, or None where the period has no declared start."""
        return self.from_.first if self.from_ else None

    @property
    def end(self) -> date | None:
        """The last day, or None where the period has no declared end."""
        return self.to.last if self.to else None


def _short_form(value: Any) -> Any:
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        if (match := _SHORT.fullmatch(value.strip())) and (match[1] or match[2]):
            return {key: int(year) for key, year in (("from", match[1]), ("to", match[2])) if year}
        if _AMBIGUOUS.fullmatch(value.strip()):
            raise refusal(
                N_("{written} could be a month or a period; write both years in full, as 2020-2027"), written=value
            )
    raise refusal(
        N_("{written} is not a period; write 2018-2030, 2018- or {{from: 2018, to: 2030}}"), written=str(value)
    )


DeclaredPeriod = Annotated[
    Period,
    BeforeValidator(_short_form),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^(\d{4}\s*[-–—]\s*(\d{4})?|[-–—]\s*\d{4})$"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "from": DATE_SCHEMA | {"description": "First day, month or year; a year starts on 1 January."},
                        "to": DATE_SCHEMA | {"description": "Last day, month or year; a year ends on 31 December."},
                        "until_replaced": {
                            "type": "boolean",
                            "description": "The plan stays valid past its end until it is replaced.",
                        },
                    },
                },
            ],
            "examples": ["2018-2030", "2018–2030", "2018-", {"from": 2018, "to": 2030}],
        }
    ),
]
"""A period in a plan file, also in the short forms `2018-2030`, `2018–2030` and `2018-`."""
