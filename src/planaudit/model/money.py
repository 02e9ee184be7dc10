"""Money and other amounts, exact to the last øre: numbers as they are written in Norway, never floating point."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

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


def read_years(value: object) -> dict[int, Decimal]:
    """Read a mapping of years to amounts."""
    if not isinstance(value, Mapping):
        raise refusal(N_("{written} does not say which years; write {{2026: …, 2027: …}}"), written=str(value))
    amounts = {}
    for year, amount in value.items():
        number = int(year) if isinstance(year, str) and year.isascii() and year.isdigit() else year
        if not isinstance(number, int) or number not in _YEARS:
            raise refusal(N_("{written} is not a year"), written=str(year))
        amounts[number] = read_amount(amount)
    return amounts


def read_cost(value: object) -> Decimal | dict[int, Decimal]:
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

YearlyAmounts = Annotated[dict[int, Decimal], PlainValidator(read_years), WithJsonSchema(_YEARS_SCHEMA)]
"""An exact number for each year."""

Cost = Annotated[
    Decimal | dict[int, Decimal],
    PlainValidator(read_cost),
    WithJsonSchema({"anyOf": [*_AMOUNT_SCHEMA["anyOf"], _YEARS_SCHEMA]}),
]
"""A total, or an amount for each year."""


def kroner(amount: Decimal, unit: MoneyUnit) -> "Kroner":
    """An amount of the register, in kroner."""
    return Kroner(amount * unit.kroner)


class Kroner(Decimal):
    """An amount in kroner, shown as money in messages."""
