"""The commands of `planaudit baseline` and their options."""

from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.options import AsOf, Baseline, Colors, Ignore, Lang, PathArgument, Select, words
from planaudit.cli.terminal import Color

app = typer.Typer(help="Known findings that may wait.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def create(
    path: PathArgument = Path(),
    baseline: Baseline = None,
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why the new entries may wait.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="WHO", help="Who is to mend what the new entries name.")] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day, month or year that the new entries may wait.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Bring a baseline up to date; what people wrote in it stays.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Write down every finding of today, so that a check tells only of new ones."""
    from planaudit.cli.baseline import create as create_baseline

    create_baseline(
        path,
        baseline,
        select=words(select),
        ignore=words(ignore),
        as_of=as_of,
        reason=reason,
        owner=owner,
        until=until,
        force=force,
        lang=lang,
    )


@app.command()
def show(
    path: PathArgument = Path(),
    baseline: Baseline = None,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Show what waits: by rule, plan and owner, how old, with what reason, and what is overdue or mended."""
    from planaudit.cli.baseline import show as show_baseline

    show_baseline(path, baseline, as_of=as_of, lang=lang, color=color)


@app.command()
def prune(
    path: PathArgument = Path(),
    baseline: Baseline = None,
    as_of: AsOf = None,
    lang: Lang = None,
) -> None:
    """Remove the entries whose findings are mended, and put together the two sides that a merge left."""
    from planaudit.cli.baseline import prune as prune_baseline

    prune_baseline(path, baseline, as_of=as_of, lang=lang)
