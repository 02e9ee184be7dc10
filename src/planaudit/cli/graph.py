"""`planaudit graph`: the plan system, drawn."""

import shutil
import subprocess

from planaudit.cli.choosing import chosen_plans
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.looking import View, look
from planaudit.cli.opening import Opened
from planaudit.cli.options import GraphFormat
from planaudit.findings import N_
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters.style import Style
from planaudit.reports.plan_system import PlanSystem, plan_system
from planaudit.wording.wording import Wording

_LONGEST_DRAWING = 60
"""Seconds that Graphviz may take."""


def run(view: View, format_: GraphFormat, *, select: str | None) -> None:
    """Print the plan system, or write it into a file. Raises Stop where no plan is chosen, or it cannot be drawn."""

    def said(opened: Opened, style: Style) -> str:
        register = PlanGraph(opened.repository, opened.as_of)
        plans = chosen_plans(register, select, opened.wording).plans if select is not None else None
        return drawn(plan_system(register, plans), format_, opened.wording, style)

    look(view._replace(is_text=format_ is GraphFormat.TREE), said)


def drawn(system: PlanSystem, format_: GraphFormat, wording: Wording, style: Style) -> str:
    """The system in a format. Raises Stop where Graphviz is needed and cannot be used."""
    match format_:
        case GraphFormat.TREE:
            from planaudit.reports.plan_system_tree import render as tree

            return tree(system, wording, style)
        case GraphFormat.MERMAID:
            from planaudit.reports.plan_system_mermaid import render as mermaid

            return mermaid(system, wording)
        case GraphFormat.GRAPHML:
            from planaudit.reports.plan_system_graphml import render as graphml

            return graphml(system)
        case GraphFormat.JSON:
            from planaudit.reports.plan_system_json import render as as_json

            return as_json(system)
        case _:
            from planaudit.reports.plan_system_dot import render as dot

            text = dot(system, wording)
            return _svg(text, wording) if format_ is GraphFormat.SVG else text


def _svg(dot: str, wording: Wording) -> str:
    """The drawing that Graphviz makes. Raises Stop where it is not installed, or fails."""
    program = shutil.which("dot")
    if program is None:
        raise Stop(
            Exit.COULD_NOT_CHECK,
            wording.text(
                N_(
                    "an svg is drawn by Graphviz, whose program `dot` is not installed here\n"
                    "  = help: install Graphviz from graphviz.org, or use -f mermaid, which GitHub and GitLab draw"
                )
            ),
        )
    try:
        done = subprocess.run(
            [program, "-Tsvg"], input=dot.encode(), capture_output=True, timeout=_LONGEST_DRAWING, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error).encode()
        reason = said.decode(errors="replace").strip().partition("\n")[0]
        message = wording.text(N_("Graphviz could not draw the plan system: {reason}"), {"reason": reason})
        raise Stop(Exit.COULD_NOT_CHECK, message) from None
    return done.stdout.decode()
