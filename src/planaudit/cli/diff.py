"""`planaudit diff`: what has changed between two revisions."""

from pathlib import Path

from planaudit.cli.exits import Exit, Stop
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.opening import Opened, open_repository, reading_the_plans
from planaudit.cli.revisions import past_of, revisions_of
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_
from planaudit.history.change import Change
from planaudit.history.past import Caveat
from planaudit.reporters.style import Style
from planaudit.reports.changes.sheet import ChangeSheet, change_sheet
from planaudit.settings.selection import Selection
from planaudit.wording.wording import Wording


def run(
    base: str,
    head: str | None,
    path: Path,
    *,
    format_: str,
    output: Path | None,
    force: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    lang: str | None,
    color: Color,
) -> None:
    """Print or write the sheet of a change. Raises Stop where one of the revisions cannot be read."""
    with reading_the_plans(lang) as now:
        opened = open_repository(path, lang=lang, as_of=as_of, selection=Selection(select, ignore))
        refuse_to_overwrite([output] if output else [], opened.wording, force=force)
        base, head = revisions_of(base, head)
        now(opened.wording.text(N_("Comparing the revisions")))
        sheet = _compared(opened, base, head)
    if output:
        write_whole(output, _written(sheet, format_, opened.wording, Style()), opened.wording)
    else:
        write(_written(sheet, format_, opened.wording, Style(color=is_colored(color), width=width())))


def _compared(opened: Opened, base: str, head: str | None) -> ChangeSheet:
    past = past_of(opened, base)
    repository, until = opened.repository, None
    if head is not None:
        later = past_of(opened, head)
        if later.caveat is Caveat.NO_REGISTER:
            raise Stop(
                Exit.COULD_NOT_CHECK,
                opened.wording.text(N_("there is no planaudit.yaml at {revision}"), {"revision": head}),
            )
        repository, until = later.repository, later
    change = Change(past, repository, opened.selected, opened.as_of, opened.wording, opened.baseline)
    return change_sheet(change, until)


def _written(sheet: ChangeSheet, format_: str, wording: Wording, style: Style) -> str:
    if format_ == "json":
        from planaudit.reports.changes import json_v1

        return json_v1.render(sheet)
    if format_ == "markdown":
        from planaudit.reports.changes import markdown

        return markdown.render(sheet, wording)
    from planaudit.reports.changes import text

    return text.render(sheet, wording, style)
