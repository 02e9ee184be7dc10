"""The formats that `check` can print, each with its reporter."""

from collections.abc import Callable
from enum import StrEnum

from planaudit.findings import Report
from planaudit.reporters import concise, full, json_v1
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording


class Format(StrEnum):
    """A way to write down a report."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


FORMATS: dict[Format, Callable[[Report, Wording, Style], str]] = {
    Format.FULL: full.render,
    Format.CONCISE: concise.render,
    Format.JSON: lambda report, wording, style: json_v1.render(report),
}
"""What writes each format."""
