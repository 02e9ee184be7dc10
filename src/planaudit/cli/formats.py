"""The formats that `check` can print, each with its reporter, which is loaded when it is used."""

import os
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from planaudit.findings import Report
    from planaudit.reporters.style import Style
    from planaudit.wording.wording import Wording


class Format(StrEnum):
    """A way to write down a report."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    CHECKSTYLE = "checkstyle"
    RDJSON = "rdjson"
    MARKDOWN = "markdown"


class ForecastFormat(StrEnum):
    """A way to write down a forecast."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


AnyFormat = TypeVar("AnyFormat", bound=StrEnum)


def told_by_ending(file: Path | None, endings: Mapping[str, AnyFormat], otherwise: AnyFormat) -> AnyFormat:
    """What a file is to hold by its ending, `otherwise` where it has none or is text.

    Raises BadParameter for an ending that tells of nothing that can be written: a text is no .pdf.
    """
    ending = file.suffix.casefold() if file else ""
    if ending in ("", ".txt", ".text"):
        return otherwise
    if ending not in endings:
        import typer  # paid only where it is said

        known = ", ".join(endings)
        raise typer.BadParameter(f"nothing is written as {ending}: end the name in {known} or .txt, or say --format")
    return endings[ending]


class Medium(StrEnum):
    """What a meeting report is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"

    @classmethod
    def of_file(cls, file: Path | None) -> "Medium":
        """What a file of this name is expected to hold; text where nothing tells. Raises BadParameter."""
        endings = {".html": cls.HTML, ".htm": cls.HTML, ".md": cls.MARKDOWN, ".markdown": cls.MARKDOWN}
        return told_by_ending(file, endings, cls.TEXT)


class Output(NamedTuple, Generic[AnyFormat]):
    """A report that goes into a file."""

    format: AnyFormat
    file: Path


def outputs_of(given: Iterable[str], formats: type[AnyFormat]) -> tuple[Output[AnyFormat], ...]:
    """What `FORMAT=FILE` means, in order. Raises ValueError, with what is wrong, for anything else."""
    outputs: list[Output[AnyFormat]] = []
    for text in given:
        name, equals, file = text.partition("=")
        if not equals or not file:
            raise ValueError(f"{text} names no file; write FORMAT=FILE, such as sarif=planaudit.sarif")
        if name not in list(formats):
            raise ValueError(f"{name} is no format; the formats are {', '.join(formats)}")
        if file == "-":
            raise ValueError(f"- names no file; what is printed is chosen with --format {name}")
        if os.path.realpath(file) in [os.path.realpath(output.file) for output in outputs]:
            raise ValueError(f"{file} is named twice")
        outputs.append(Output(formats(name), Path(file)))
    return tuple(outputs)


FROM_THE_TOP = frozenset(
    {Format.SARIF, Format.GITHUB, Format.GITLAB, Format.JUNIT, Format.CHECKSTYLE, Format.RDJSON, Format.MARKDOWN}
)
"""Formats whose readers take paths from the top of the git repository."""


OF_STATISTICS = (Format.FULL, Format.CONCISE, Format.JSON)
"""Formats that `--statistics` has a word for; the first two are one."""


def statistics(chosen: Format) -> "Callable[[Report, Wording, Style], str]":
    """What writes how many findings each rule has."""
    from planaudit.reporters.statistics import as_json, render

    return as_json if chosen is Format.JSON else render


def left_out(chosen: Format, report: "Report", wording: "Wording") -> list[str]:
    """What the readers of a format will not be given, for them would be too much."""
    if chosen is not Format.SARIF:
        return []
    from planaudit.reporters.sarif_limits import left_out as of_sarif

    return of_sarif(report, wording)


def renderer(chosen: Format) -> "Callable[[Report, Wording, Style], str]":
    """What writes a format."""
    from importlib import import_module

    name = "json_v1" if chosen is Format.JSON else chosen.value
    render: Callable[[Report, Wording, Style], str] = import_module(f"planaudit.reporters.{name}").render
    return render
