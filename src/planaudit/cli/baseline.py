"""`planaudit baseline`: write down the findings that may wait, show them, and remove those that are mended."""

from collections.abc import Collection
from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.cli.dates import last_day
from planaudit.cli.exits import Exit, Stop, with_help
from planaudit.cli.files import from_here, refuse_to_overwrite, write_whole
from planaudit.cli.opening import Opened, open_repository
from planaudit.cli.terminal import Color, complain, is_colored, width, write
from planaudit.documents.baseline_file import BaselineFile, baseline_of
from planaudit.documents.baseline_text import Entry, NotEditable, edited, new_text
from planaudit.documents.root import BASELINE_NAME
from planaudit.findings import N_, Bare, Finding, Report
from planaudit.reporters.style import Style
from planaudit.reports.baseline_sheet import baseline_sheet
from planaudit.reports.baseline_sheet_text import render
from planaudit.settings.selection import Selection
from planaudit.wording.wording import Wording

_OF_THE_BASELINE = "AUD003"
"""What this rule finds is about the baseline itself, and never waits in it."""

_NOT_READ = frozenset({"SCH001", "SCH006"})
"""What these rules find hides whole plans from every other rule, and never waits either."""

_COMMENT = N_(
    "Findings that were known when this was written, and may wait.\n"
    "An entry may be given `reason:`, `owner:` and `until:` (the last day, month or year that it may wait).\n"
    "`planaudit baseline prune` removes what has been mended; `planaudit baseline show` tells what is left."
)


def create(
    path: Path,
    named: Path | None,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    reason: str | None,
    owner: str | None,
    until: str | None,
    force: bool,
    lang: str | None,
) -> None:
    """Write a baseline of everything that is found. Raises Stop where there is one already, unless by force."""
    opened = open_repository(
        path,
        lang=lang,
        as_of=as_of,
        selection=Selection(select, ignore),
        baseline=named,
        may_lack_baseline=True,
    )
    baseline, wording = opened.baseline, opened.wording
    if not opened.repository.documents:
        raise Stop(Exit.NOTHING_TO_CHECK, wording.text(N_("no plan was found, so there is nothing to write down")))
    file = named or opened.root / BASELINE_NAME
    if baseline is not None and not force:
        raise _refusal(
            N_("{path} is there already"),
            N_("--force brings it up to date, and keeps what people wrote"),
            file,
            wording,
        )
    refuse_to_overwrite([file], wording, force=force)
    last = last_day("--until", until, opened.as_of, wording) if until else None
    said = {"since": opened.as_of.isoformat(), "reason": reason, "owner": owner, "until": str(last) if last else None}
    report = _audited(opened)
    known = {entry.fingerprint for entry in baseline.entries} if baseline else set()
    new = [
        _entry(finding, said) for finding in report.counted if _may_wait(finding) and finding.fingerprint not in known
    ]
    if baseline is not None:
        text = _edited(baseline, file, report, new, wording)
    elif new:
        text = new_text(wording.text(_COMMENT), new)
    else:
        write(wording.text(N_("nothing was found that may wait, so there is nothing to write down")) + "\n")
        _tell_of_not_read(report, wording)
        return
    write_whole(file, text, wording)
    _tell(file, len(new), report, len(known), wording)
    _tell_of_not_read(report, wording)


def show(path: Path, named: Path | None, *, as_of: str | None, lang: str | None, color: Color) -> None:
    """Print what waits. Raises Stop where there is no baseline."""
    opened = open_repository(path, lang=lang, as_of=as_of, baseline=named)
    sheet = baseline_sheet(_there(opened), _audited(opened))
    write(render(sheet, opened.wording, Style(color=is_colored(color), width=width())))


def prune(path: Path, named: Path | None, *, as_of: str | None, lang: str | None) -> None:
    """Remove the entries that are mended; of a baseline with the marks of a merge, put the two sides together first.

    Raises Stop where there is no baseline, or where only a person can put the sides together.
    """
    opened = open_repository(path, lang=lang, as_of=as_of, baseline=named, put_sides_together=True)
    baseline, report = _there(opened), _audited(opened)
    file = named or opened.root / BASELINE_NAME
    if _mended(report) or baseline.is_put_together:
        refuse_to_overwrite([file], opened.wording, force=True)
        write_whole(file, _edited(baseline, file, report, (), opened.wording), opened.wording)
    if baseline.is_put_together:
        write(opened.wording.text(N_("{path}: the two sides of the merge are put together"), {"path": from_here(file)}))
        write("\n")
    _tell(file, 0, report, len(baseline.entries), opened.wording)


def _there(opened: Opened) -> BaselineFile:
    if opened.baseline is None:
        file = opened.root / BASELINE_NAME
        raise _refusal(N_("there is no {path}"), N_("make it with `planaudit baseline create`"), file, opened.wording)
    return opened.baseline


def _audited(opened: Opened) -> Report:
    return Audit(opened.repository, opened.selected, opened.as_of, opened.wording, opened.baseline).run()


def _may_wait(finding: Finding) -> bool:
    return finding.code != _OF_THE_BASELINE and finding.code not in _NOT_READ


def _entry(finding: Finding, said: dict[str, str | None]) -> Entry:
    parts: dict[str, str | None] = {
        "code": finding.code,
        "plan": finding.plan,
        "element": finding.element,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }
    return {key: value.strip() for key, value in (parts | said).items() if value and value.strip()}


def _mended(report: Report) -> frozenset[str]:
    return report.debt.mended if report.debt else frozenset()


def _edited(baseline: BaselineFile, file: Path, report: Report, new: Collection[Entry], wording: Wording) -> str:
    """The file without what is mended and with what is new. Raises Stop where it cannot be edited by entries."""
    keep = {entry.fingerprint for entry in baseline.entries} - _mended(report)
    wanted = keep | {entry["fingerprint"] for entry in new}
    try:
        text = edited(baseline.source.text, keep=keep, add=new)
    except NotEditable:
        text = ""
    again = baseline_of(baseline.path, text)
    if again.problems or {entry.fingerprint for entry in again.entries} != wanted:
        raise _refusal(
            N_("{path} cannot be edited: its entries are not written one below the other"),
            N_("write each entry as lines of its own that begin with «- code:», without brackets"),
            file,
            wording,
        )
    return text


def _tell(file: Path, added: int, report: Report, before: int, wording: Wording) -> None:
    count, removed = wording.count, len(_mended(report))
    done = [
        count(one, many, number)
        for one, many, number in (
            (N_("{n} entry added"), N_("{n} entries added"), added),
            (N_("{n} entry removed"), N_("{n} entries removed"), removed),
        )
        if number
    ] or [wording.text(N_("nothing to remove"))]
    left = count(N_("{n} known finding waits"), N_("{n} known findings wait"), before - removed + added)
    write(f"{from_here(file)}: {', '.join(done)}; {left}.\n")


def _tell_of_not_read(report: Report, wording: Wording) -> None:
    for finding in report.counted:
        if finding.code in _NOT_READ:
            left_out = N_("{place}: {code} was not written down: what cannot be read is not audited, so it cannot wait")
            complain(wording.text(left_out, {"place": str(finding.location), "code": Bare(finding.code)}))


def _refusal(message: str, help_: str, file: Path, wording: Wording) -> Stop:
    said = wording.text(message, {"path": from_here(file)})
    return Stop(Exit.COULD_NOT_CHECK, with_help(said, wording.text(help_), wording))
