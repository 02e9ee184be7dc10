"""A report as Markdown, for case papers; what is drawn elsewhere stands in its tables and lists."""

from collections.abc import Iterator

from planaudit.reporters.markdown import escaped
from planaudit.reports.page import Bars, Bullets, Fact, Page, Records, Section, Table
from planaudit.wording.wording import Wording


def render(page: Page, wording: Wording) -> str:
    """Headings, sentences, lists and tables; numbered as an agenda."""
    lines = [f"# {_said(page.title, wording)}", "", _said(page.subtitle, wording)]
    for fact in page.lead:
        lines += ["", f"**{_said(fact, wording)}**"]
    number = 0
    for section in page.sections:
        body = list(_section(section, wording))
        if body:
            number += 1
            lines += ["", f"## {number}. {_said(section.title, wording)}", *body]
    return "\n".join(lines) + "\n"


def _said(fact: Fact, wording: Wording) -> str:
    return "" if fact is None else escaped(wording.fact(fact))


def _section(section: Section, wording: Wording) -> Iterator[str]:
    for fact in section.lead:
        yield from ("", _said(fact, wording))
    for block in section.blocks:
        if isinstance(block, Bullets):
            yield ""
            yield from (f"- {_said(item, wording)}" for item in block.items)
        elif isinstance(block, Table):
            yield from _table(block, wording)
        elif isinstance(block, Bars):
            yield from _bars(block, wording)
        elif isinstance(block, Records):
            yield from _records(block, wording)


def _table(table: Table, wording: Wording) -> Iterator[str]:
    yield from ("", f"**{_said(table.caption, wording)}**", "")
    yield _row(_said(head.text, wording) for head in table.heads)
    yield _row("---:" if head.is_number else "---" for head in table.heads)
    yield from (_row(_said(cell, wording) for cell in row) for row in table.rows)


def _bars(block: Bars, wording: Wording) -> Iterator[str]:
    yield from ("", f"**{_said(block.caption, wording)}**", "")
    for bar in block.bars:
        more = f" (+{bar.open}?)" if bar.open else ""
        limit = f" / {wording.fact(bar.limit)}" if bar.limit is not None else ""
        above = " **!**" if bar.is_above else ""
        yield f"- {_said(bar.label, wording)}: {wording.fact(bar.number)}{more}{limit}{above}"


def _records(block: Records, wording: Wording) -> Iterator[str]:
    """One table, a row a matter: the labelled facts stand under each other in the last cell."""
    yield from ("", f"**{_said(block.caption, wording)}**", "")
    yield _row((_said(block.mark, wording), _said(block.title, wording), ""))
    yield _row(("---", "---", "---"))
    for record in block.records:
        facts = "<br>".join(f"*{_said(label, wording)}:* {_said(fact, wording)}" for label, fact in record.facts)
        mark = _said(record.mark, wording)
        yield _row((f"**{mark}**" if record.is_urgent else mark, _said(record.title, wording), facts))


def _row(cells: "Iterator[str] | tuple[str, ...]") -> str:
    return "| " + " | ".join(cells) + " |"
