"""`planaudit trace`: the red thread of a plan or goal, or of the whole samfunnsdel."""

from pathlib import Path

from planaudit.cli.choosing import named_item
from planaudit.cli.opening import open_repository
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters.style import Style
from planaudit.reports.red_thread_followed import thread_of, thread_of_the_samfunnsdel
from planaudit.reports.red_thread_text import render


def run(what: str | None, path: Path | None, *, as_of: str | None, lang: str | None, color: Color) -> None:
    """Print the thread. One word alone that is a file or folder is the plan repository. Raises Stop where not found."""
    if what is not None and path is None and Path(what).exists():
        path, what = Path(what), None
    opened = open_repository(path or Path(), lang=lang, as_of=as_of)
    register = PlanGraph(opened.repository, opened.as_of)
    thread = (
        thread_of_the_samfunnsdel(register)
        if what is None
        else thread_of(register, named_item(register, what, opened.wording))
    )
    write(render(thread, opened.wording, Style(color=is_colored(color), width=width())))
