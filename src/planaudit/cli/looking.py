"""What the views have in common: a plan repository to read, a text to look at, and what could not be read."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from planaudit.cli.exits import Exit, Stop, with_help
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.opening import Opened, open_repository, reading_the_plans
from planaudit.cli.paging import show
from planaudit.cli.terminal import Color, complain, is_colored, width, write
from planaudit.documents.load import Repository
from planaudit.findings import N_, Location
from planaudit.reporters.style import Style
from planaudit.settings.selection import Selection
from planaudit.wording.language import chosen_language
from planaudit.wording.wording import Wording

_MOST_PLACES = 5
"""So many documents that could not be read are named; `check` names all."""


class View(NamedTuple):
    """What to look at: the plan repository that holds `path`, on the day `as_of`, in a language and in colour or not.

    `output` is a file to write into instead of printing, over another one only with `force`. `is_text` tells that it
    is made for people, so that much of it goes through their pager.
    """

    path: Path
    as_of: str | None
    lang: str | None
    color: Color = Color.NEVER
    output: Path | None = None
    force: bool = False
    is_text: bool = True


def look(view: View, said: Callable[[Opened, Style], str], selection: Selection | None = None) -> None:
    """Read the plan repository, and print or write what is `said` of it; how long that takes is told meanwhile.

    What could not be read stands on standard error. Raises Stop where there is nothing to look at.
    """
    wording = Wording(chosen_language(view.lang, os.environ))
    refuse_to_overwrite([view.output] if view.output else [], wording, force=view.force)
    style = Style() if view.output else Style(color=is_colored(view.color), width=width())
    with reading_the_plans(view.lang):
        opened = open_repository(view.path, lang=view.lang, as_of=view.as_of, selection=selection)
        if not opened.repository.documents and not opened.repository.skipped:
            raise Stop(Exit.NOTHING_TO_CHECK, _no_plan(opened))
        text = said(opened, style)
    if not_read := _not_read(opened.repository, opened.wording):
        complain(not_read)
    if view.output:
        write_whole(view.output, text, opened.wording)
    elif view.is_text:
        show(text)
    else:
        write(text)


def _no_plan(opened: Opened) -> str:
    return opened.wording.text(
        N_("no plan was found: {patterns} matches no plan file, so there is nothing to show"),
        {"patterns": ", ".join(opened.repository.portfolio.plans)},
    )


def _not_read(repository: Repository, wording: Wording) -> str:
    """That some of the register is missing from what was said, where it lies, and what to do; else nothing."""
    places = sorted(_places(repository))
    if not places:
        return ""
    named = ", ".join(map(str, places[:_MOST_PLACES])) + ("…" if len(places) > _MOST_PLACES else "")
    said = wording.count(
        N_("{n} document could not be read whole, and what it says may be missing here:"),
        N_("{n} documents could not be read whole, and what they say may be missing here:"),
        len(places),
    )
    return with_help(f"{said} {named}", wording.text(N_("`planaudit check --select SCH` tells what is wrong")), wording)


def _places(repository: Repository) -> Iterator[Location]:
    for problem in repository.skipped:
        yield repository.sources.locate(problem.at)
    for document in repository.documents:
        if not document.is_complete:
            yield min(repository.sources.locate(problem.at) for problem in document.problems)
