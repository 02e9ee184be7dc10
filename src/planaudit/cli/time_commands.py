"""The commands that compare revisions, look back, and look ahead, and their options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.formats import ForecastFormat
from planaudit.cli.options import (
    AsOf,
    Baseline,
    Colors,
    Force,
    Ignore,
    Lang,
    OutputFile,
    PathArgument,
    ReportFormat,
    Select,
    outputs,
    words,
)
from planaudit.cli.terminal import Color

app = typer.Typer(rich_markup_mode=None)


class HistoryFormat(StrEnum):
    """A way to write down the story of a register."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    SVG = "svg"


class Pace(StrEnum):
    """How many revisions are told of."""

    MONTH = "month"
    COMMIT = "commit"


@app.command()
def diff(
    base: Annotated[str, typer.Argument(metavar="BASE", help="A branch, tag, commit or day; A..B and A...B too.")],
    head: Annotated[
        str | None,
        typer.Argument(metavar="HEAD", help="A later one; default the files as they are now.", show_default=False),
    ] = None,
    path: Annotated[Path, typer.Option("--path", metavar="PATH", help="The plan repository.")] = Path(),
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to write it.")] = ReportFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Tell what has changed between two revisions: plans, goals, links, money, dates; findings new and mended."""
    from planaudit.cli.diff import run

    run(
        base,
        head,
        path,
        format_=format_.value,
        output=output,
        force=force,
        select=words(select),
        ignore=words(ignore),
        as_of=as_of,
        lang=lang,
        color=color,
    )


@app.command()
def history(
    path: PathArgument = Path(),
    by: Annotated[
        Pace, typer.Option("--by", help="A row for the last commit of each month, or for each.")
    ] = Pace.MONTH,
    format_: Annotated[HistoryFormat, typer.Option("--format", "-f", help="How to write it.")] = HistoryFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    select: Select = None,
    ignore: Ignore = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Audit every revision as of this day; default its own."),
    ] = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Tell how the register has grown: volume, findings, and shares anchored, followed up, the council's own."""
    from planaudit.cli.history import run

    run(
        path,
        each_commit=by is Pace.COMMIT,
        format_=format_.value,
        output=output,
        force=force,
        select=words(select),
        ignore=words(ignore),
        as_of=as_of,
        lang=lang,
        color=color,
    )


@app.command()
def forecast(
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="The last day, month or year to look at, included.")
    ],
    path: PathArgument = Path(),
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    baseline: Baseline = None,
    format_: Annotated[
        ForecastFormat, typer.Option("--format", "-f", help="ics is a calendar of what comes.")
    ] = ForecastFormat.TEXT,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FORMAT=FILE", help="Also write a forecast into a file; may be repeated."),
    ] = None,
    force: Force = False,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Tell what will be found on the days to come though nobody edits anything, and what will be no more."""
    from planaudit.cli.forecast import run

    run(
        path,
        until=until,
        select=words(select),
        ignore=words(ignore),
        as_of=as_of,
        baseline=baseline,
        format_=format_,
        outputs=outputs(output, ForecastFormat),
        force=force,
        lang=lang,
        color=color,
    )
