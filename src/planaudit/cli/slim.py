"""`planaudit slim`: which plans could go, and a way to a number of plans."""

from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.opening import open_repository
from planaudit.cli.options import ReportFormat
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.reporters.style import Style
from planaudit.reports.fewer_plans import FOUND_BY, FewerPlans
from planaudit.reports.fewer_plans_search import fewer_plans
from planaudit.settings.selection import Selection
from planaudit.wording.wording import Wording


def run(
    path: Path,
    *,
    target: int | None,
    format_: ReportFormat,
    output: Path | None,
    force: bool,
    as_of: str | None,
    lang: str | None,
    color: Color,
) -> None:
    """Print the report on fewer plans, or write it into a file."""
    opened = open_repository(path, lang=lang, as_of=as_of, selection=Selection(select=tuple(FOUND_BY)))
    if output is not None:
        refuse_to_overwrite([output], opened.wording, force=force)
    audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording)
    said = fewer_plans(audit.register, audit.run(), target)
    on_screen = Style(color=is_colored(color), width=width()) if output is None else Style()
    text = _rendered(said, format_, opened.wording, on_screen)
    if output is None:
        write(text)
    else:
        write_whole(output, text, opened.wording)


def _rendered(said: FewerPlans, format_: ReportFormat, wording: Wording, style: Style) -> str:
    if format_ is ReportFormat.MARKDOWN:
        from planaudit.reports.fewer_plans_markdown import render as markdown

        return markdown(said, wording)
    if format_ is ReportFormat.JSON:
        from planaudit.reports.fewer_plans_json import render as as_json

        return as_json(said, wording)
    from planaudit.reports.fewer_plans_text import render

    return render(said, wording, style)
