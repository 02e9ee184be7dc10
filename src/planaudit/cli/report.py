"""`planaudit report`: the meeting reports, in the terminal or as a file."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from planaudit.audit.audit import Audit
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.formats import Medium
from planaudit.cli.opening import Opened, open_repository, reading_the_plans
from planaudit.cli.paging import show
from planaudit.cli.progress import watched
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_
from planaudit.reporters.style import Style
from planaudit.reports.page import Page
from planaudit.wording.language import chosen_language
from planaudit.wording.wording import Wording

if TYPE_CHECKING:
    from planaudit.reports.planforum.changes import Changes
    from planaudit.reports.planforum.volume import Then


class Which(StrEnum):
    """A report."""

    PLANFORUM = "planforum"
    COUNCIL = "council"
    CITIES = "cities"


def run(
    what: str | None,
    paths: Sequence[Path],
    *,
    medium: Medium,
    file: Path | None,
    force: bool,
    since: str | None,
    as_of: str | None,
    lang: str | None,
    color: Color,
) -> None:
    """Print a report, or write it into a file. Raises Stop where a register cannot be read, or holds no plan.

    A first word that is no report's name is a path, so that `planaudit report examples/gol` does what one means.
    """
    which = Which(what) if what in list(Which) else Which.PLANFORUM
    paths = [Path(what), *paths] if what and what not in list(Which) else paths
    wording = Wording(chosen_language(lang, os.environ))
    if what and what not in list(Which) and not os.path.lexists(what):
        message = wording.text(N_("{word} is neither a report (planforum, council, cities) nor a path"), {"word": what})
        raise Stop(Exit.COULD_NOT_CHECK, message)
    if which is not Which.CITIES and len(paths) > 1:
        raise Stop(Exit.COULD_NOT_CHECK, wording.text(N_("this report is about one register: name one path")))
    if since is not None and which is not Which.PLANFORUM:
        raise Stop(Exit.COULD_NOT_CHECK, wording.text(N_("--since is for the planforum's report")))
    refuse_to_overwrite([file] if file else [], wording, force=force)
    if which is Which.CITIES:
        page, wording = _cities(paths, as_of, lang)
    else:
        page, wording = _of_one(which, paths[0] if paths else Path(), since, as_of, lang)
    style = Style() if file else Style(color=is_colored(color), width=width())
    text = _written(page, wording, medium, style)
    if file:
        write_whole(file, text, wording)
    elif medium is Medium.TEXT:
        show(text)
    else:
        write(text)


def _of_one(which: Which, path: Path, since: str | None, as_of: str | None, lang: str | None) -> tuple[Page, Wording]:
    with reading_the_plans(lang) as now:
        opened = open_repository(path, lang=lang, as_of=as_of)
        now(opened.wording.text(N_("Auditing the register")))
        audit = _audit(opened)
        if which is Which.COUNCIL:
            from planaudit.reports.council.content import council, council_page

            return council_page(council(audit.register, audit.run())), opened.wording
        from planaudit.reports.planforum.content import planforum, planforum_page

        changed, registered = _earlier(opened, since) if since is not None else (None, None)
        return planforum_page(planforum(audit.register, audit.run(), changed, registered)), opened.wording


def _earlier(opened: Opened, since: str) -> tuple["Changes", list["Then"]]:
    """What has changed since a revision, and how many plans the register held then and at the ends of years."""
    from planaudit.cli.revisions import as_stops, change_since
    from planaudit.history.past_volume import past_volume
    from planaudit.reports.planforum.changes import changes
    from planaudit.reports.planforum.volume import Then

    change = change_since(opened, opened.selected, since)
    with as_stops(opened.wording):
        volumes = past_volume(opened.file, opened.repository.portfolio, change.past.revision, opened.as_of)
        registered = [Then(past.revision.day, past.in_force, past.unknown) for past in volumes]
    return changes(change), registered


def _cities(paths: Sequence[Path], as_of: str | None, lang: str | None) -> tuple[Page, Wording]:
    from planaudit.reports.cities.content import cities_page, city, told_apart

    mirrored = []
    wording = Wording(chosen_language(lang, os.environ))
    if not paths:
        raise Stop(Exit.COULD_NOT_CHECK, wording.text(N_("name the plan repositories to compare, one path each")))
    for path in watched(paths, len(paths), wording.text(N_("Auditing the registers"))):
        opened = open_repository(path, lang=lang, as_of=as_of)
        audit = _audit(opened)
        mirrored.append(city(audit.register, audit.run()))
        wording = opened.wording if len(mirrored) == 1 else wording
    return cities_page(told_apart(mirrored, _folders(paths))), wording


def _folders(paths: Sequence[Path]) -> list[str]:
    """The name of each folder; where two are called the same, the ways to them as they were given."""
    names = [path.resolve().name for path in paths]
    return names if len(set(names)) == len(names) else [str(path) for path in paths]


def _audit(opened: Opened) -> Audit:
    if not opened.repository.documents:
        patterns = ", ".join(opened.repository.portfolio.plans)
        message = opened.wording.text(
            N_("no plan was found: {patterns} matches no plan file, so there is nothing to report"),
            {"patterns": patterns},
        )
        raise Stop(Exit.NOTHING_TO_CHECK, message)
    return Audit(opened.repository, opened.selected, opened.as_of, opened.wording, opened.baseline)


def _written(page: Page, wording: Wording, medium: Medium, style: Style) -> str:
    if medium is Medium.HTML:
        from planaudit.reports.page_html import render as render_html

        return render_html(page, wording)
    if medium is Medium.MARKDOWN:
        from planaudit.reports.page_markdown import render as render_markdown

        return render_markdown(page, wording)
    from planaudit.reports.page_text import render

    return render(page, wording, style)
