"""Money and other amounts, exact to the last øre: numbers as they are written in Norway, never floating point."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, GetPydanticSchema, PlainValidator, WithJsonSchema
from pydantic_core import core_schema

from planaudit.findings import N_
from planaudit.model.strict import refusal

_SPACES = "\N{SPACE}\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_WRITTEN = re.compile(rf"([-+−]?)(\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d{{1,30}})(?:[,.](\d{{1,10}}))?")
_YEARS = range(1900, 2200)


class MoneyUnit(StrEnum):
    """What a bare number of money means in a register."""

    KR = "kr"
    TKR = "tkr"
    MKR = "mkr"

    @property
    def kroner(self) -> int:
        """How many kroner one unit is."""
        return {"kr": 1, "tkr": 1_000, "mkr": 1_000_000}[self.value]


def read_amount(value: object) -> Decimal:
    """Read `12500000`, `12 500 000`, `12,5` or `12.5`; the unit is the register's."""
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and (match := _WRITTEN.fullmatch(value.strip())):
        sign = "-" if match[1] in ("-", "−") else ""
        return Decimal(sign + "".join(re.findall(r"\d+", match[2])) + "." + (match[3] or "0"))
    raise refusal(N_("{written} is not an amount; write 12500000, 12 500 000 or 12,5"), written=str(value))


def read_year(value: object) -> int:
    """Read the year of a yearly amount, which may be in quotes."""
    year = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    if not isinstance(year, int) or year not in _YEARS:
        raise refusal(N_("{written} is not a year"), written=str(value))
    return year


def _is_by_year(value: object) -> object:
    if not isinstance(value, Mapping):
        raise refusal(N_("{written} does not say which years; write {{2026: …, 2027: …}}"), written=str(value))
    return value


def read_cost(value: object, read_years: Callable[[object], object]) -> object:
    """Read a total, or a mapping of years to amounts."""
    return read_years(value) if isinstance(value, Mapping) else read_amount(value)


_AMOUNT_SCHEMA: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[-+−]?\d[\d\s]*([,.]\d+)?$"}]
}
_YEARS_SCHEMA: dict[str, Any] = {
    "type": "object",
    "patternProperties": {r"^(19|20|21)\d\d$": _AMOUNT_SCHEMA, "^x-": {}},
    "additionalProperties": False,
}

Amount = Annotated[Decimal, PlainValidator(read_amount), WithJsonSchema(_AMOUNT_SCHEMA)]
"""An exact number, in the register's unit where it is money."""

YearlyAmounts = Annotated[
    dict[Annotated[int, PlainValidator(read_year)], Annotated[Decimal, PlainValidator(read_amount)]],
    BeforeValidator(_is_by_year),
    WithJsonSchema(_YEARS_SCHEMA),
]
"""An exact number for each year; what does not fit is said of each year."""

Cost = Annotated[
    Decimal | dict[int, Decimal],
    GetPydanticSchema(
        lambda _, schema_of: core_schema.no_info_wrap_validator_function(read_cost, schema_of(YearlyAmounts))
    ),
    WithJsonSchema({"anyOf": [*_AMOUNT_SCHEMA["anyOf"], _YEARS_SCHEMA]}),
]
"""A total, or an amount for each year."""


def kroner(amount: Decimal, unit: MoneyUnit) -> "Kroner":
    """An amount of the register, in kroner."""
    return Kroner(amount * unit.kroner)


class Kroner(Decimal):
    """An amount in kroner, shown as money in messages."""
