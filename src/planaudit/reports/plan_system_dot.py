"""The plan system in the DOT language of Graphviz."""

from collections.abc import Iterator
from textwrap import wrap

from planaudit.reports.plan_system import Link, Node, PlanSystem
from planaudit.wording.wording import Wording

_LETTERS = 22
"""How many letters a line of a box holds."""


def render(system: PlanSystem, wording: Wording) -> str:
    """A digraph: what stands above is drawn above, and plans of a level side by side."""
    lines = [
        "digraph planaudit {",
        "  rankdir=TB;",
        # Plans without links would stand in one row, metres wide.
        '  pack=12; packmode="array_5";',
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif", fontsize=10];',
        '  edge [color="#444444"];',
        *(f"  {_quoted(node.id)} [{_attributes(node, wording)}];" for node in system.nodes),
        *(f"  {line}" for line in _ranks(system)),
        *(f"  {_edge(link)};" for link in system.links),
        "}",
    ]
    return "".join(line + "\n" for line in lines)


def _attributes(node: Node, wording: Wording) -> str:
    label = "\n".join([*_lines(node.title), wording.term(node.kind)])
    look = "" if node.in_force else ', style="rounded,dashed", fontcolor="#666666"'
    return f"label={_quoted(label)}, tooltip={_quoted(node.id)}{look}"


def _lines(title: str) -> list[str]:
    """Short lines: a level with many plans is as wide as their titles together."""
    return wrap(" ".join(title.split()), _LETTERS, break_long_words=False, break_on_hyphens=False) or [title]


def _ranks(system: PlanSystem) -> Iterator[str]:
    levels: dict[int, list[str]] = {}
    for node in system.nodes:
        if node.level is not None:
            levels.setdefault(node.level, []).append(_quoted(node.id))
    for nodes in levels.values():
        if len(nodes) > 1:
            yield f"{{ rank=same; {'; '.join(nodes)}; }}"


def _edge(link: Link) -> str:
    source, target = _quoted(link.source), _quoted(link.target)
    if link.is_upward:
        return f"{target} -> {source}"
    if link.is_money:
        return f"{source} -> {target} [style=dotted]"
    if link.is_replacement:
        return f"{source} -> {target} [style=bold]"
    return f"{source} -> {target} [dir=none]"


def _quoted(text: str) -> str:
    shown = "".join(character if character.isprintable() or character == "\n" else " " for character in text)
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
