"""`planaudit timeline`: plan periods against council periods."""

from pathlib import Path

from planaudit.cli.choosing import chosen_plans
from planaudit.cli.opening import open_repository
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters.style import Style
from planaudit.reports.timeline import timeline
from planaudit.reports.timeline_text import render


def run(
    path: Path,
    *,
    select: str | None,
    first: int | None,
    last: int | None,
    as_of: str | None,
    lang: str | None,
    color: Color,
) -> None:
    """Print the timeline. Raises Stop where no plan is chosen."""
    opened = open_repository(path, lang=lang, as_of=as_of)
    register = PlanGraph(opened.repository, opened.as_of)
    plans = chosen_plans(register, select, opened.wording).plans if select is not None else None
    drawn = timeline(register, plans, first, last)
    write(render(drawn, opened.wording, Style(color=is_colored(color), width=width())))
