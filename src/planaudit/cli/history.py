"""`planaudit history`: how the register has come to be what it is."""

from collections.abc import Sequence
from pathlib import Path

from planaudit.cli.exits import Exit, Stop
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.opening import Opened, open_repository
from planaudit.cli.progress import watched
from planaudit.cli.revisions import as_stops
from planaudit.cli.terminal import Color, complain, is_colored, width, write
from planaudit.findings import N_, Worded
from planaudit.history.revision import find_revision
from planaudit.history.story import Moment, Storyteller, is_cut_short, revisions
from planaudit.history.unknown_revision import FETCH_THE_REST
from planaudit.reporters.style import Style
from planaudit.settings.selection import Selection


def run(
    path: Path,
    *,
    each_commit: bool,
    format_: str,
    output: Path | None,
    force: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    lang: str | None,
    color: Color,
) -> None:
    """Print or write the story of the register. Raises Stop where there is none."""
    opened = open_repository(path, lang=lang, as_of=as_of, selection=Selection(select, ignore))
    refuse_to_overwrite([output] if output else [], opened.wording, force=force)
    with as_stops(opened.wording):
        find_revision(opened.root, "HEAD")
        chosen = revisions(opened.root, each_commit=each_commit)
        teller = Storyteller(
            opened.file,
            opened.repository.portfolio,
            opened.selected,
            opened.wording,
            opened.as_of if as_of else None,
        )
        told = watched(teller.moments(chosen), len(chosen), opened.wording.text(N_("Reading revisions")))
        moments = [moment for moment in told if moment is not None]
        if is_cut_short(opened.root):
            complain(
                opened.wording.text(
                    N_("this clone holds only the newest commits, so the story begins late\n  = help: {help}"),
                    {"help": Worded(opened.wording.text(FETCH_THE_REST))},
                )
            )
    if not moments:
        raise Stop(Exit.NOTHING_TO_CHECK, opened.wording.text(N_("no revision holds a planaudit.yaml")))
    style = Style() if output else Style(color=is_colored(color), width=width())
    text = _written(moments, format_, opened, style, each_commit=each_commit)
    if output:
        write_whole(output, text, opened.wording)
    else:
        write(text)


def _written(moments: Sequence[Moment], format_: str, opened: Opened, style: Style, *, each_commit: bool) -> str:
    from planaudit.reports.story import data, svg, text

    if format_ == "json":
        return data.as_json(moments)
    if format_ == "csv":
        return data.as_csv(moments)
    if format_ == "svg":
        return svg.render(moments, opened.wording)
    return text.render(moments, opened.wording, style, each_commit=each_commit)
