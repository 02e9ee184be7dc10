"""`planaudit show`: one plan on one sheet."""

from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.cli.choosing import named_plan
from planaudit.cli.opening import open_repository
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.reporters.style import Style
from planaudit.reports.plan_sheet import plan_sheet
from planaudit.reports.plan_sheet_text import render


def run(plan: str, path: Path, *, as_of: str | None, lang: str | None, color: Color) -> None:
    """Print the sheet of a plan. Raises Stop where there is no such plan."""
    opened = open_repository(path, lang=lang, as_of=as_of)
    audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording, opened.baseline)
    entry = named_plan(audit.register, plan, opened.wording)
    sheet = plan_sheet(audit.register, entry, audit.run())
    write(render(sheet, opened.wording, Style(color=is_colored(color), width=width())))
