"""The commands and their options. What a command needs is imported when it runs, so that --help stays instant."""

import os
import sys
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planaudit import __version__
from planaudit.cli import baseline_commands, rule_commands, time_commands, view_commands
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.formats import OF_STATISTICS, Format, Medium
from planaudit.cli.options import (
    AsOf,
    Baseline,
    Colors,
    FailOn,
    Force,
    Ignore,
    Lang,
    Only,
    OutputFile,
    PathArgument,
    SchemaName,
    Select,
    outputs,
    words,
)
from planaudit.cli.terminal import Color, complain, forget_the_reader, prepare

if TYPE_CHECKING:
    from planaudit.documents.reading import Reading

app = typer.Typer(
    name="planaudit",
    help="The auditor of a municipality's plan portfolio.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(baseline_commands.app, name="baseline")
app.add_typer(view_commands.app)
app.add_typer(time_commands.app)
app.add_typer(rule_commands.app)


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
    context: typer.Context,
    path: PathArgument = Path(),
    select: Select = None,
    ignore: Ignore = None,
    only: Only = None,
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
    force: Force = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Only what is new since a branch, tag, commit or day."),
    ] = None,
    baseline: Baseline = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How many findings each rule has, not the findings.")
    ] = False,
    lang: Lang = None,
    color: Colors = Color.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only, no summary.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also why rules could not be evaluated.")] = False,
    no_fold: Annotated[
        bool, typer.Option("--no-fold", help="Show each finding by itself, also one that many plans or elements have.")
    ] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit 0 where there is no plan.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend in the files, safely, what is reported.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what wants your judgement.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; change nothing, exit 1 if there is any.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a plan file changes.")] = False,
) -> None:
    """Check a plan repository and report what is wrong, each finding at its line."""
    if unsafe_fixes and not (fix or diff):
        raise typer.BadParameter("--unsafe-fixes says which fixes to make: give --fix or --diff too")
    if diff and (output or format_):
        raise typer.BadParameter("--diff prints the diff and no report: give no --format or --output with it")
    if statistics and (diff or output or format_ not in (None, *OF_STATISTICS)):
        raise typer.BadParameter(
            "--statistics counts the findings: give no --diff, --output or format but json with it"
        )
    if watch and (fix or diff or output):
        raise typer.BadParameter("--watch only looks: give no --fix, --diff or --output with it")

    def once() -> Exit:
        from planaudit.documents.reading import begin_reading

        # Before the import below, which takes longer than most registers; a watch reads what stands there now.
        begun = begin_reading(path, None if watch else context.obj)
        from planaudit.cli.check import run

        return run(
            path,
            begun,
            baseline=baseline,
            select=words(select),
            ignore=words(ignore),
            only=only,
            as_of=as_of,
            fail_on=fail_on.value,
            format_=format_,
            outputs=outputs(output, Format),
            force=force,
            since=since,
            lang=lang,
            color=color,
            verbose=verbose,
            quiet=quiet,
            fold=not no_fold,
            allow_empty=allow_empty,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            statistics=statistics,
        )

    if watch:
        from planaudit.cli.watch import watch as check_again

        check_again(path, once, lang)
    raise typer.Exit(once())


@app.command()
def report(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[planforum|council|cities]", help="Which report; default planforum.", show_default=False
        ),
    ] = None,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="A plan repository, or a folder or file in one; several for cities.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Also what has changed since a branch, tag, commit or day."),
    ] = None,
    medium: Annotated[
        Medium | None,
        typer.Option("--format", "-f", help="What it is written as; without it, as the name of the file tells."),
    ] = None,
    output: OutputFile = None,
    force: Force = False,
    as_of: AsOf = None,
    lang: Lang = None,
    color: Colors = Color.AUTO,
) -> None:
    """Print a report for a meeting: what a planforum decides, what a new council inherits, or cities side by side."""
    from planaudit.cli.report import run

    run(
        what,
        paths or [],
        medium=medium or Medium.of_file(output),
        file=output,
        force=force,
        since=since,
        as_of=as_of,
        lang=lang,
        color=color,
    )


@app.command()
def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Plan files, or folders of a plan repository.", show_default=False),
    ] = None,
    check_: Annotated[bool, typer.Option("--check", help="Change nothing; name the files, and exit 1.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Change nothing; show what would change, and exit 1.")] = False,
    lang: Lang = None,
) -> None:
    """Write plan files one way: dates as 2024-06-03, periods as 2024-2027, no blanks at the end of lines."""
    from planaudit.cli.fmt import run

    raise typer.Exit(run(paths or [Path()], check=check_, show_diff=diff, lang=lang))


@app.command()
def schema(
    name: Annotated[
        SchemaName, typer.Argument(metavar="plan|portfolio|baseline", help="Which schema.")
    ] = SchemaName.PLAN,
    path: PathArgument = Path(),
    with_ids: Annotated[
        bool, typer.Option("--with-ids", help="Let the editor suggest the ids that stand in the plan repository.")
    ] = False,
) -> None:
    """Print a JSON Schema, for completion and help in an editor."""
    from planaudit.cli.schema import print_schema

    print_schema(name.value, path if with_ids else None)


def main(begun: "Reading | None" = None) -> int:
    """Run the command line; every ending is an exit code and, where it is needed, a message.

    `begun` is the reading of what `check` will probably be asked for.
    """
    prepare()
    try:
        code = _run(begun)
        sys.stdout.flush()
    except BrokenPipeError:
        code = forget_the_reader()
    except OSError as error:
        complain(f"the output cannot be written: {error.strerror or error}")
        code = Exit.COULD_NOT_CHECK
    sys.stderr.flush()
    return code


def _run(begun: "Reading | None") -> int:
    try:
        app(obj=begun)
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
        "  = help: please report it, with what you ran, to those you have planaudit from;"
        " set PLANAUDIT_TRACEBACK=1 to see where it happened"
    )
    if os.environ.get("PLANAUDIT_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    return Exit.DEFECT
