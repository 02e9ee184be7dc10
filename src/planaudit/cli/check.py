"""`planaudit check`: load, check, report."""

from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.cli.choosing import chosen_plans
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.formats import FROM_THE_TOP, Format, Output, left_out, renderer
from planaudit.cli.formats import statistics as statistics_in
from planaudit.cli.opening import Opened, open_repository, reading_the_plans
from planaudit.cli.terminal import Color, complain, is_colored, is_terminal, width, write
from planaudit.documents.reading import Reading
from planaudit.findings import N_, Report, Severity
from planaudit.graph.comparison import Comparison
from planaudit.reporters.style import Style
from planaudit.settings.selection import Selection
from planaudit.settings.settings import SelectedRule

_NOTHING_TO_COMPARE = N_(
    "the selected rules speak of a change, and there is nothing to compare with\n"
    "  = help: name a revision with --since, such as --since main"
)
_OF_FILES = "SCH"
"""The rules that have something to say where there is no plan: which files were passed over, and why."""


def run(
    path: Path,
    begun: Reading | None,
    *,
    baseline: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    only: str | None,
    as_of: str | None,
    fail_on: str,
    format_: Format | None,
    outputs: tuple[Output[Format], ...],
    force: bool,
    since: str | None,
    lang: str | None,
    color: Color,
    verbose: bool,
    quiet: bool,
    fold: bool,
    allow_empty: bool,
    fix: bool = False,
    unsafe_fixes: bool = False,
    diff: bool = False,
    statistics: bool = False,
) -> Exit:
    """Check one plan repository and print what was found. Raises Stop where it cannot be checked."""
    selection = Selection(select, ignore)
    with reading_the_plans(lang) as now:
        opened = open_repository(path, lang=lang, as_of=as_of, selection=selection, begun=begun, baseline=baseline)
        refuse_to_overwrite([output.file for output in outputs], opened.wording, force=force)
        is_empty = not opened.repository.documents and not allow_empty
        selected = tuple(chosen for chosen in opened.selected if not is_empty or chosen.rule.code.startswith(_OF_FILES))
        now(opened.wording.text(N_("Auditing the register")))
        if fix or diff:
            from planaudit.cli import fixing

            is_part = since or only or opened.baseline
            shown = _report(opened, selected, since, None if is_empty else only) if is_part else None
            mended = fixing.mend(opened, selected, shown, unsafe=unsafe_fixes)
        else:
            report = _report(opened, selected, since, None if is_empty else only)
    if fix or diff:
        fixing.say_what_was_left(mended, opened.wording)
        if diff:
            from planaudit.cli.replacing import diff as as_diff

            write(as_diff(fixing.replacements(opened, mended.texts)))
            return Exit.FINDINGS if mended.texts else Exit.CLEAN
        report = fixing.mend_files(opened, mended)
        if is_part:
            opened = open_repository(path, lang=lang, as_of=as_of, selection=selection, baseline=baseline)
            report = _report(opened, selected, since, None if is_empty else only)
    style = Style(color=is_colored(color), width=width(), verbose=verbose, quiet=quiet, fold=fold)
    top = _folder_in_git(opened.root)

    def written(in_format: Format, style: Style) -> str:
        seen = report.within(top) if in_format in FROM_THE_TOP else report
        for line in left_out(in_format, seen, opened.wording):
            complain(line)
        return renderer(in_format)(seen, opened.wording, style)

    for output in outputs:
        write_whole(output.file, written(output.format, Style(verbose=verbose, fold=fold)), opened.wording)
    printed = format_ or (Format.FULL if is_terminal() else Format.CONCISE)
    if is_empty and printed in (Format.FULL, Format.CONCISE) and not report.findings:
        raise Stop(Exit.NOTHING_TO_CHECK, _no_plan(opened))
    write(statistics_in(printed)(report, opened.wording, style) if statistics else written(printed, style))
    if is_empty:
        complain(_no_plan(opened))
        return Exit.NOTHING_TO_CHECK
    return _exit(report, fail_on)


def _report(opened: Opened, selected: tuple[SelectedRule, ...], since: str | None, only: str | None) -> Report:
    """The audit: of what is new since a revision, where that is asked for, and of the plans that `only` chooses."""
    if since is not None:
        from planaudit.cli.revisions import change_since

        change = change_since(opened, selected, since)
        report, register = change.report, change.comparison.after
    elif selected and all(chosen.rule.reads is Comparison for chosen in selected):
        raise Stop(Exit.COULD_NOT_CHECK, opened.wording.text(_NOTHING_TO_COMPARE))
    else:
        audit = Audit(opened.repository, selected, opened.as_of, opened.wording, opened.baseline)
        report, register = audit.run(), audit.register
    if only is None:
        return report
    chosen = chosen_plans(register, only, opened.wording)
    return report.only_about(only, chosen.plans, chosen.unknown)


def _no_plan(opened: Opened) -> str:
    if opened.repository.skipped:
        return opened.wording.text(
            N_("no plan could be read: every file was passed over\n  = help: mend what is said of the files above")
        )
    return opened.wording.text(
        N_(
            "no plan was found: {patterns} matches no plan file\n"
            "  = help: add plan files there, set `plans:` in planaudit.yaml, or pass --allow-empty"
        ),
        {"patterns": ", ".join(opened.repository.portfolio.plans)},
    )


def _folder_in_git(root: Path) -> str:
    """The plan repository's folder as seen from the top of the git repository that it lies in; else nothing."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return "" if folder == root else root.relative_to(folder).as_posix()
    return ""


def _exit(report: Report, fail_on: str) -> Exit:
    if fail_on == "never":
        return Exit.CLEAN
    threshold = Severity(fail_on).weight
    failed = any(finding.severity.weight >= threshold for finding in report.counted)
    return Exit.FINDINGS if failed else Exit.CLEAN
