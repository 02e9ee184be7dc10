"""`planaudit check`: load, check, report."""

from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.formats import FORMATS, Format
from planaudit.cli.opening import open_repository
from planaudit.cli.terminal import Color, complain, is_colored, is_terminal, width, write
from planaudit.documents.reading import Reading
from planaudit.findings import N_, Report, Severity
from planaudit.reporters.style import Style
from planaudit.settings.selection import Selection

_OF_FILES = "SCH"
"""The rules that have something to say where there is no plan: which files were passed over, and why."""


def run(
    path: Path,
    begun: Reading | None,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    fail_on: str,
    format_: Format | None,
    lang: str | None,
    color: Color,
    verbose: bool,
    quiet: bool,
    fold: bool,
    allow_empty: bool,
) -> Exit:
    """Check one plan repository and print what was found. Raises Stop where it cannot be checked."""
    opened = open_repository(path, lang=lang, as_of=as_of, selection=Selection(select, ignore), begun=begun)
    is_empty = not opened.repository.documents and not allow_empty
    selected = tuple(chosen for chosen in opened.selected if not is_empty or chosen.rule.code.startswith(_OF_FILES))
    report = Audit(opened.repository, selected, opened.as_of, opened.wording).run()
    style = Style(color=is_colored(color), width=width(), verbose=verbose, quiet=quiet, fold=fold)
    chosen = format_ or (Format.FULL if is_terminal() else Format.CONCISE)
    if is_empty:
        patterns = ", ".join(opened.repository.portfolio.plans)
        message = opened.wording.text(
            N_(
                "no plan was found: {patterns} matches no plan file\n"
                "  = help: add plan files there, set `plans:` in planaudit.yaml, or pass --allow-empty"
            ),
            {"patterns": patterns},
        )
        if chosen is Format.JSON or report.findings:
            write(FORMATS[chosen](report, opened.wording, style))
            complain(message)
            return Exit.NOTHING_TO_CHECK
        raise Stop(Exit.NOTHING_TO_CHECK, message)
    write(FORMATS[chosen](report, opened.wording, style))
    return _exit(report, fail_on)


def _exit(report: Report, fail_on: str) -> Exit:
    if fail_on == "never":
        return Exit.CLEAN
    threshold = Severity(fail_on).weight
    failed = any(finding.severity.weight >= threshold for finding in report.counted)
    return Exit.FINDINGS if failed else Exit.CLEAN
