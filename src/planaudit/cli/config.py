"""`planaudit config show`: the settings in force, and where each came from."""

from pathlib import Path

from planaudit.cli.files import from_here
from planaudit.cli.opening import open_settings
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.reporters.style import Style
from planaudit.reports import settings_sheet_json, settings_sheet_text
from planaudit.reports.settings_sheet import settings_sheet
from planaudit.settings.selection import Selection
from planaudit.settings.settings import rules_in_force


def show(
    path: Path,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    lang: str | None,
    color: Color,
    verbose: bool,
    as_json: bool,
) -> None:
    """Print the settings that a check of `path` would run with. Raises Stop where it would refuse them."""
    selection = Selection(select, ignore)
    settings = open_settings(path, lang=lang, selection=selection)
    rules, _ = rules_in_force(settings.portfolio.rules, settings.file.document.at, selection)
    file = from_here(settings.file.reading.portfolio_file)
    sheet = settings_sheet(settings.file, settings.portfolio, settings.language, rules, file)
    style = Style(color=is_colored(color), width=width(), verbose=verbose)
    write(settings_sheet_json.render(sheet) if as_json else settings_sheet_text.render(sheet, settings.wording, style))
