"""`--statistics`: how many findings each rule has, for people or as `planaudit-statistics`, version 1.

schemas/statistics-v1.schema.json; the findings themselves are in no way told of, so it is a format of its own.
"""

import json
from collections import Counter
from typing import NamedTuple

from planaudit.findings import Report, Severity
from planaudit.reporters.closing import mendable_lines, summary_line
from planaudit.reporters.json_v1 import about
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording


class Row(NamedTuple):
    """How many findings of a severity a rule has, and how many of them `--fix` mends."""

    code: str
    name: str
    severity: Severity
    found: int
    fixable: int


def rows(report: Report) -> list[Row]:
    """The most frequent first, then the weightiest; a row for each severity that a rule gave its findings."""
    counted = Counter((found.code, found.name, found.severity) for found in report.counted)
    fixable = Counter(
        (found.code, found.name, found.severity) for found in report.counted if found.fix and found.fix.is_safe
    )
    listed = [Row(*key, found, fixable[key]) for key, found in counted.items()]
    return sorted(listed, key=lambda row: (-row.found, -row.severity.weight, row.code))


def render(report: Report, wording: Wording, style: Style) -> str:
    """A line for each row, and the summary; as in a list of findings, `[*]` is what `--fix` mends."""
    listed = rows(report)
    numbers = [wording.number(row.found) for row in listed]
    widest = max(map(len, numbers), default=0)
    names = [wording.term(row.severity.value) for row in listed]
    longest = max(map(len, names), default=0)
    lines = [
        f"{number:>{widest}}  {style.paint(name, row.severity.value)}{' ' * (longest - len(name))}"
        f"  {style.paint(row.code, 'strong')} {row.name}{' [*]' if row.fixable else ''}"
        for number, name, row in zip(numbers, names, listed, strict=True)
    ]
    if not style.quiet:
        lines += [summary_line(report, wording), *mendable_lines(report, wording)]
    return "".join(line + "\n" for line in lines)


def as_json(report: Report, wording: Wording, style: Style) -> str:
    """One JSON object, whose shape depends on nothing that was found."""
    said = {"format": "planaudit-statistics", "version": 1} | about(report)
    said["rules"] = [
        {
            "code": row.code,
            "name": row.name,
            "severity": row.severity.value,
            "count": row.found,
            "fixable": row.fixable,
        }
        for row in rows(report)
    ]
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
