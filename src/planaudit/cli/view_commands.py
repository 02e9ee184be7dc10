"""The commands that show the plan system, and their options."""

from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.completing import plan_ids, selector_words
from planaudit.cli.options import (
    AsOf,
    Colors,
    Force,
    GraphFormat,
    Lang,
    OutputFile,
    PathArgument,
    PathIfAny,
    ReportFormat,
)
from planaudit.cli.terminal import Color

app = typer.Typer(rich_markup_mode=None)


@app.command()
def show(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan's id.", autocompletion=plan_ids)],
    path: PathArgument = Path(),
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Show one plan: facts, place in the hierarchy, who depends on it, its goals and measures, its findings."""
    from planaudit.cli.looking import View
    from planaudit.cli.show import run

    run(plan, View(path, as_of, lang, color))


@app.command()
def trace(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="PLAN|PLAN#GOAL",
            help="A plan, or a goal or measure in one; without it, every goal of the samfunnsdel.",
            show_default=False,
            autocompletion=plan_ids,
        ),
    ] = None,
    path: PathIfAny = None,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Follow the red thread: from goals through plans and measures to budget lines, with the first missing link."""
    if what is not None and path is None and Path(what).exists():
        path, what = Path(what), None  # one word alone that is a file or folder is the plan repository
    from planaudit.cli.looking import View
    from planaudit.cli.trace import run

    run(what, View(path or Path(), as_of, lang, color))


Selected = Annotated[
    str | None,
    typer.Option(
        "--select",
        metavar="SELECTOR",
        help="Only these plans, such as theme:klima or +klimaplan.",
        autocompletion=selector_words,
    ),
]


@app.command()
def timeline(
    path: PathArgument = Path(),
    select: Selected = None,
    first: Annotated[int | None, typer.Option("--from", metavar="YEAR", min=1800, max=2200, help="First year.")] = None,
    last: Annotated[int | None, typer.Option("--to", metavar="YEAR", min=1800, max=2200, help="Last year.")] = None,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Draw plan periods against council periods: which plans outlive the council that adopted them."""
    if first is not None and last is not None and last < first:
        raise typer.BadParameter(f"--to {last} lies before --from {first}")
    from planaudit.cli.looking import View
    from planaudit.cli.timeline import run

    run(View(path, as_of, lang, color), select=select, first=first, last=last)


@app.command()
def graph(
    path: PathArgument = Path(),
    format_: Annotated[
        GraphFormat | None,
        typer.Option("--format", "-f", help="Default: as the name of the file tells, else tree.", show_default=False),
    ] = None,
    select: Selected = None,
    output: OutputFile = None,
    force: Force = False,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Draw the plan system: as a tree, for Mermaid or Graphviz, or as data."""
    from planaudit.cli.graph import run
    from planaudit.cli.looking import View

    run(View(path, as_of, lang, color, output, force), format_ or GraphFormat.of_file(output), select=select)


@app.command()
def simulate(
    path: PathArgument = Path(),
    retire: Annotated[
        str | None,
        typer.Option(
            "--retire",
            metavar="SELECTOR",
            help="Plans that are repealed.",
            show_default=False,
            autocompletion=selector_words,
        ),
    ] = None,
    merge: Annotated[
        str | None,
        typer.Option(
            "--merge",
            metavar="SELECTOR",
            help="Plans that become one, such as A,B.",
            show_default=False,
            autocompletion=selector_words,
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="PLAN",
            help="What --merge becomes: a plan, or a new id.",
            show_default=False,
            autocompletion=plan_ids,
        ),
    ] = None,
    adopt: Annotated[
        str | None,
        typer.Option(
            "--adopt",
            metavar="SELECTOR",
            help="Plans in development that are adopted.",
            show_default=False,
            autocompletion=selector_words,
        ),
    ] = None,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Suppose that plans are repealed, merged or adopted: what breaks, and what is freed. Nothing is written."""
    if retire is None and merge is None and adopt is None:
        raise typer.BadParameter("say what to suppose: --retire, --merge with --into, or --adopt")
    if (merge is None) is not (into is None):
        raise typer.BadParameter("--merge says which plans become one, and --into what they become: give both")
    from planaudit.cli.looking import View
    from planaudit.cli.simulate import Asked, run

    run(Asked(retire, merge, into, adopt), View(path, as_of, lang, color))


@app.command()
def slim(
    path: PathArgument = Path(),
    target: Annotated[
        int | None,
        typer.Option(
            "--target",
            metavar="N",
            min=0,
            help="Show a way to so many strategic plans; default the limit in planaudit.yaml.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to write it.")] = ReportFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Tell how to get to fewer plans: which could go, why, at what price, and a way to a number of plans."""
    from planaudit.cli.looking import View
    from planaudit.cli.slim import run

    run(View(path, as_of, lang, color, output, force), format_, target=target)
