"""The commands that tell of rules, of findings and of settings, and their options."""

from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.completing import one_rule
from planaudit.cli.options import AsOf, Colors, Ignore, Lang, PathArgument, Select, words
from planaudit.cli.terminal import Color

app = typer.Typer(rich_markup_mode=None)
config = typer.Typer(help="The settings of planaudit.yaml.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config, name="config")


@app.command()
def rules(
    lang: Lang = None,
    color: Colors = Color.AUTO,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List every rule: code, severity, name, and what it finds."""
    from planaudit.cli.rules import list_rules

    list_rules(lang=lang, color=color, as_json=as_json)


@app.command()
def explain(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="RULE|PATH",
            help="A rule's code or name; with --finding, the plan repository.",
            show_default=False,
            autocompletion=one_rule,
        ),
    ] = None,
    finding: Annotated[
        str | None,
        typer.Option(
            "--finding",
            metavar="FINGERPRINT",
            help="Why one finding is there: its fingerprint, or the beginning of it.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="REV", help="With --finding: the revision that a finding about a change is of."
        ),
    ] = None,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Teach one rule: what it finds, why it matters, its source, a bad and a good example. Or explain one finding."""
    if finding is not None:
        from planaudit.cli.explain_finding import run

        run(finding, Path(what or ""), since=since, as_of=as_of, lang=lang, color=color)
        return
    if since is not None:
        raise typer.BadParameter("--since goes with --finding")
    if what is None:
        raise typer.BadParameter("name a rule by its code or name, or a finding with --finding")
    from planaudit.cli.rules import explain as explain_rule

    explain_rule(what, lang=lang, color=color)


@config.command("show")
def config_show(
    path: PathArgument = Path(),
    select: Select = None,
    ignore: Ignore = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every rule, also where nothing is set.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Show the settings in force, and where each came from: planaudit.yaml, the command line, or the default."""
    from planaudit.cli.config import show

    show(
        path,
        select=words(select),
        ignore=words(ignore),
        lang=lang,
        color=color,
        verbose=verbose,
        as_json=as_json,
    )
