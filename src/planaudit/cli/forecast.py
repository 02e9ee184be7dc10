"""`planaudit forecast`: what the days to come will bring."""

from pathlib import Path

from planaudit.audit.forecasting import forecast
from planaudit.cli.dates import last_day
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.files import refuse_to_overwrite, write_whole
from planaudit.cli.formats import ForecastFormat, Output
from planaudit.cli.opening import open_repository, reading_the_plans
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_
from planaudit.reporters.style import Style
from planaudit.reports.forecast_sheet import forecast_sheet
from planaudit.settings.selection import Selection


def run(
    path: Path,
    *,
    until: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    baseline: Path | None,
    format_: ForecastFormat,
    outputs: tuple[Output[ForecastFormat], ...],
    force: bool,
    lang: str | None,
    color: Color,
) -> None:
    """Print what will change to the end of `until`. Raises Stop where that cannot be told."""
    with reading_the_plans(lang) as now:
        opened = open_repository(path, lang=lang, as_of=as_of, selection=Selection(select, ignore), baseline=baseline)
        wording = opened.wording
        last = last_day("--until", until, opened.as_of, wording).last
        refuse_to_overwrite([output.file for output in outputs], wording, force=force)
        if not opened.repository.documents:
            raise Stop(Exit.NOTHING_TO_CHECK, wording.text(N_("no plan was found, so there is nothing to foresee")))
        now(wording.text(N_("Looking at the days to come")))
        changes = forecast(opened.repository, opened.selected, opened.as_of, last, wording, opened.baseline)
        sheet = forecast_sheet(opened.repository, opened.as_of, last, changes)

    def written(in_format: ForecastFormat, style: Style) -> str:
        from planaudit.reports import forecast_calendar, forecast_json, forecast_text

        if in_format is ForecastFormat.ICS:
            return forecast_calendar.render(sheet, wording)
        if in_format is ForecastFormat.JSON:
            return forecast_json.render(sheet, wording)
        return forecast_text.render(sheet, wording, style)

    for output in outputs:
        write_whole(output.file, written(output.format, Style()), wording)
    write(written(format_, Style(color=is_colored(color), width=width())))
