"""`planaudit trace`: the red thread of a plan or goal, or of the whole samfunnsdel."""

from planaudit.cli.choosing import named_item
from planaudit.cli.looking import View, look
from planaudit.cli.opening import Opened
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters.style import Style
from planaudit.reports.red_thread_followed import thread_of, thread_of_the_samfunnsdel
from planaudit.reports.red_thread_text import render


def run(what: str | None, view: View) -> None:
    """Print the thread of a plan or `plan#element`; of the samfunnsdel where that is None. Raises Stop if unknown."""

    def said(opened: Opened, style: Style) -> str:
        register = PlanGraph(opened.repository, opened.as_of)
        thread = (
            thread_of_the_samfunnsdel(register)
            if what is None
            else thread_of(register, named_item(register, what, opened.wording))
        )
        return render(thread, opened.wording, style)

    look(view, said)
