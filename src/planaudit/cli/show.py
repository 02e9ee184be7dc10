"""`planaudit show`: one plan on one sheet."""

from planaudit.audit.audit import Audit
from planaudit.cli.choosing import named_plan
from planaudit.cli.looking import View, look
from planaudit.cli.opening import Opened
from planaudit.reporters.style import Style
from planaudit.reports.plan_sheet import plan_sheet
from planaudit.reports.plan_sheet_text import render


def run(plan: str, view: View) -> None:
    """Print the sheet of a plan. Raises Stop where there is no such plan."""

    def said(opened: Opened, style: Style) -> str:
        audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording, opened.baseline)
        entry = named_plan(audit.register, plan, opened.wording)
        return render(plan_sheet(audit.register, entry, audit.run()), opened.wording, style)

    look(view, said)
