"""The commands that show the plan system, and their options."""

from typing import Annotated

import typer

from planaudit.cli.options import AsOf, Colors, Lang, PathArgument
from planaudit.cli.terminal import Color

app = typer.Typer(rich_markup_mode=None)


@app.command()
def trace(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN|PLAN#GOAL]",
            help="A plan, or a goal or measure in one; without it, every goal of the samfunnsdel.",
            show_default=False,
        ),
    ] = None,
    path: PathArgument = None,  # type: ignore[assignment]  # told apart from the word before it
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Follow the red thread: from goals through plans and measures to budget lines, with the first missing link."""
    from planaudit.cli.trace import run

    run(what, path, as_of=as_of, lang=lang, color=color)
