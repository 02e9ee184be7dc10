"""The commands and their options. What a command needs is imported when it runs, so that --help stays instant."""

import os
import sys
from enum import StrEnum
from errno import ENOSPC
from pathlib import Path
from typing import Annotated

import typer

from planaudit import __version__
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.formats import Format, Output, outputs_of
from planaudit.cli.terminal import Color, complain, forget_the_reader, prepare

app = typer.Typer(
    name="planaudit",
    help="The auditor of a municipality's plan portfolio.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


config = typer.Typer(help="The settings of planaudit.yaml.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config, name="config")


class LanguageName(StrEnum):
    """A language of messages."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class FailOn(StrEnum):
    """The lightest finding that makes the check fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class SchemaName(StrEnum):
    """A file that there is a schema of."""

    PLAN = "plan"
    PORTFOLIO = "portfolio"


PathArgument = Annotated[
    Path, typer.Argument(metavar="PATH", help="A plan repository, or a folder or file in one.", show_default=False)
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Audit as of this day; default today.")]
Lang = Annotated[LanguageName | None, typer.Option("--lang", help="Language of messages.", show_default=False)]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Only these rules: codes, prefixes or names, comma-separated."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help="Not these rules: codes, prefixes or names.")
]
Colors = Annotated[Color, typer.Option("--color", help="When to print in colour.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"planaudit {__version__}")
        raise typer.Exit


@app.callback()
def planaudit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Audit a municipality's plan portfolio: orphan plans, missing money, goal conflicts, outlived mandates, volume."""


@app.command()
def check(
    path: PathArgument = Path(),
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit 1 from this severity on.")] = FailOn.ERROR,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: full on a terminal, else concise.", show_default=False),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FORMAT=FILE", help="Also write a report into a file; may be repeated."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --output replace a file.")] = False,
    lang: Lang = None,
    color: Colors = Color.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only, no summary.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also why rules could not be evaluated.")] = False,
    no_fold: Annotated[
        bool, typer.Option("--no-fold", help="Show each finding by itself, also one that many plans or elements have.")
    ] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit 0 where there is no plan.")] = False,
) -> None:
    """Check a plan repository and report what is wrong, each finding at its line."""
    from planaudit.documents.reading import begin_reading

    begun = begin_reading(path)  # before the imports below, which take longer than most registers
    from planaudit.cli.check import run

    raise typer.Exit(
        run(
            path,
            begun,
            select=_words(select),
            ignore=_words(ignore),
            as_of=as_of,
            fail_on=fail_on.value,
            format_=format_,
            outputs=_outputs(output),
            force=force,
            lang=lang,
            color=color,
            verbose=verbose,
            quiet=quiet,
            fold=not no_fold,
            allow_empty=allow_empty,
        )
    )


@app.command()
def show(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan's id.")],
    path: PathArgument = Path(),
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Show one plan: facts, place in the hierarchy, who depends on it, its goals and measures, its findings."""
    from planaudit.cli.show import run

    run(plan, path, as_of=as_of, lang=lang, color=color)


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
            metavar="RULE|PATH", help="A rule's code or name; with --finding, the plan repository.", show_default=False
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
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Teach one rule: what it finds, why it matters, its source, a bad and a good example. Or explain one finding."""
    if finding is not None:
        from planaudit.cli.explain_finding import run

        run(finding, Path(what or ""), as_of=as_of, lang=lang, color=color)
        return
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
        select=_words(select),
        ignore=_words(ignore),
        lang=lang,
        color=color,
        verbose=verbose,
        as_json=as_json,
    )


@app.command()
def schema(
    name: Annotated[SchemaName, typer.Argument(metavar="plan|portfolio", help="Which schema.")] = SchemaName.PLAN,
) -> None:
    """Print a JSON Schema, for completion and help in an editor."""
    from planaudit.cli.schema import print_schema

    print_schema(name.value)


def _outputs(given: list[str] | None) -> tuple[Output, ...]:
    try:
        return outputs_of(given or ())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _words(given: list[str] | None) -> tuple[str, ...]:
    words = tuple(word.strip() for text in given or () for word in text.split(",") if word.strip())
    if given and not words:
        raise typer.BadParameter("name at least one rule: a code, a prefix or a name")
    return words


def main() -> int:
    """Run the command line; every ending is an exit code and, where it is needed, a message."""
    prepare()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = forget_the_reader()
    except OSError as error:
        complain(f"the output cannot be written: {error.strerror or error}")
        code = Exit.COULD_NOT_CHECK
    sys.stderr.flush()
    return code


def _run() -> int:
    try:
        app()
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # how typer ends when nobody reads its help
            forget_the_reader()
            return Exit.CLEAN
        return ended.code if isinstance(ended.code, int) else 0
    except Stop as stop:
        complain(stop.message)
        return stop.code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:  # nobody reads what typer says of wrong usage
        forget_the_reader()
        return Exit.COULD_NOT_CHECK
    except OSError as error:
        if error.filename is None and error.errno == ENOSPC:  # no room for the help or the version
            raise
        return _defect(error)
    except Exception as error:  # noqa: BLE001 (the last line of defence: a defect is said, not thrown)
        return _defect(error)
    return Exit.CLEAN


def _defect(error: Exception) -> Exit:
    """Say that planaudit itself failed, and where to report it."""
    complain(
        f"planaudit met a defect of its own: {type(error).__name__}: {error}\n"
        "  = help: please report it with what you ran, at the address in `pip show planaudit`;"
        " set PLANAUDIT_TRACEBACK=1 to see where it happened"
    )
    if os.environ.get("PLANAUDIT_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    return Exit.DEFECT
