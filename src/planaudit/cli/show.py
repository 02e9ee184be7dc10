"""`planaudit show`: one plan on one sheet."""

from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.opening import open_repository
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_
from planaudit.model.nearest import nearest
from planaudit.reporters.style import Style
from planaudit.reports.plan_sheet import plan_sheet
from planaudit.reports.plan_sheet_text import render


def run(plan: str, path: Path, *, as_of: str | None, lang: str | None, color: Color) -> None:
    """Print the sheet of a plan. Raises Stop where there is no such plan."""
    opened = open_repository(path, lang=lang, as_of=as_of)
    audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording, opened.baseline)
    entry = audit.register.plans.get(plan)
    if entry is None:
        ids = {word: entry.id for entry in audit.register.plans.values() for word in (entry.plan.title, entry.id)}
        close = nearest(plan, ids)
        message = opened.wording.text(N_("there is no plan {plan} in the register"), {"plan": plan})
        if close:
            hint = opened.wording.text(N_("did you mean {nearest}?"), {"nearest": ids[close]})
            message += f"\n  = {opened.wording.term('help')}: {hint}"
        raise Stop(Exit.COULD_NOT_CHECK, message)
    sheet = plan_sheet(audit.register, entry, audit.run())
    write(render(sheet, opened.wording, Style(color=is_colored(color), width=width())))
