"""`planaudit timeline`: plan periods against council periods."""

from planaudit.cli.choosing import chosen_plans
from planaudit.cli.looking import View, look
from planaudit.cli.opening import Opened
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters.style import Style
from planaudit.reports.timeline import timeline
from planaudit.reports.timeline_text import render


def run(view: View, *, select: str | None, first: int | None, last: int | None) -> None:
    """Print the timeline. Raises Stop where no plan is chosen."""

    def said(opened: Opened, style: Style) -> str:
        register = PlanGraph(opened.repository, opened.as_of)
        plans = chosen_plans(register, select, opened.wording).plans if select is not None else None
        return render(timeline(register, plans, first, last), opened.wording, style)

    look(view, said)
