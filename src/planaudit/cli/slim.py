"""`planaudit slim`: which plans could go, and a way to a number of plans."""

from planaudit.audit.audit import Audit
from planaudit.cli.looking import View, look
from planaudit.cli.opening import Opened
from planaudit.cli.options import ReportFormat
from planaudit.reporters.style import Style
from planaudit.reports.fewer_plans import FOUND_BY, FewerPlans
from planaudit.reports.fewer_plans_search import fewer_plans
from planaudit.settings.selection import Selection
from planaudit.wording.wording import Wording


def run(view: View, format_: ReportFormat, *, target: int | None) -> None:
    """Print the report on fewer plans, or write it into a file."""

    def said(opened: Opened, style: Style) -> str:
        audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording)
        return _rendered(fewer_plans(audit.register, audit.run(), target), format_, opened.wording, style)

    look(view._replace(is_text=format_ is ReportFormat.TEXT), said, Selection(select=tuple(FOUND_BY)))


def _rendered(said: FewerPlans, format_: ReportFormat, wording: Wording, style: Style) -> str:
    if format_ is ReportFormat.MARKDOWN:
        from planaudit.reports.fewer_plans_markdown import render as markdown

        return markdown(said, wording)
    if format_ is ReportFormat.JSON:
        from planaudit.reports.fewer_plans_json import render as as_json

        return as_json(said, wording)
    from planaudit.reports.fewer_plans_text import render

    return render(said, wording, style)
