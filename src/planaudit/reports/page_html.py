"""A report as one HTML file: it needs no network, and no script to be read; light, dark, and on paper."""

import base64
import hashlib
from datetime import date
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined

from planaudit.findings import N_
from planaudit.model.partial_date import PartialDate
from planaudit.reports.drawing import bars, matrix, plan_map, timeline
from planaudit.reports.drawing.shapes import Drawing
from planaudit.reports.page import Bars, Block, Bullets, Fact, Matrix, Page, PlanMap, Records, Section, Table, Timeline
from planaudit.wording.wording import Wording

_STRINGS = {
    "skip": N_("To the content"),
    "contents": N_("Contents"),
    "filter": N_("Show only those that hold:"),
    "shown": N_("%1 of %2 shown"),
}
"""What the page itself says, in the template's names."""


class _Part(NamedTuple):
    """A block as the template asks for it: what it is, its name on the page, and the block or its drawing."""

    kind: str
    key: str
    block: Block
    drawing: Drawing | None


def render(page: Page, wording: Wording) -> str:
    """The whole file. Jinja escapes everything that comes from a plan file."""
    environment = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style, script = _source("page.css"), _source("page.js")

    def said(fact: Fact) -> str:
        text = "" if fact is None else wording.fact(fact)
        # The day and its month stay on one line, and so do § and its number.
        if isinstance(fact, date | PartialDate):
            return text.replace(" ", "\N{NO-BREAK SPACE}", 1)
        return text.replace("§ ", "§\N{NO-BREAK SPACE}")

    html = environment.get_template("page.html.jinja").render(
        page=page,
        language=wording.language,
        said=said,
        strings=_STRINGS,
        text=wording.text,
        sections=[(section, _parts(section, wording)) for section in page.sections],
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return html + "\n"


def _parts(section: Section, wording: Wording) -> list[_Part]:
    return [_part(block, f"{section.key}-{number}", wording) for number, block in enumerate(section.blocks, start=1)]


def _part(block: Block, key: str, wording: Wording) -> _Part:
    if isinstance(block, Timeline):
        return _Part("drawing", key, block, timeline.draw(block, wording))
    if isinstance(block, PlanMap):
        return _Part("drawing", key, block, plan_map.draw(block, wording))
    if isinstance(block, Matrix):
        return _Part("drawing", key, block, matrix.draw(block, wording))
    if isinstance(block, Bars):
        return _Part("drawing", key, block, bars.draw(block, wording))
    kind = {Table: "table", Records: "records", Bullets: "bullets"}[type(block)]
    return _Part(kind, key, block, None)


def _source(name: str) -> str:
    return (files("planaudit.reports") / "html" / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    """What the page's own policy lets run: this style and this script, and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
