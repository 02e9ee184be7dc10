"""The plan system in the DOT language of Graphviz."""

from collections.abc import Iterator

from planaudit.reports.plan_system import Link, Node, PlanSystem
from planaudit.wording.wording import Wording


def render(system: PlanSystem, wording: Wording) -> str:
    """A digraph: what stands above is drawn above, and plans of a level side by side."""
    lines = [
        "digraph planaudit {",
        "  rankdir=TB;",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif", fontsize=10];',
        '  edge [color="#444444"];',
        *(f"  {_quoted(node.id)} [{_attributes(node, wording)}];" for node in system.nodes),
        *(f"  {line}" for line in _ranks(system)),
        *(f"  {_edge(link)};" for link in system.links),
        "}",
    ]
    return "".join(line + "\n" for line in lines)


def _attributes(node: Node, wording: Wording) -> str:
    label = f"{node.title}\n{wording.term(node.kind)}"
    look = "" if node.in_force else ', style="rounded,dashed", fontcolor="#666666"'
    return f"label={_quoted(label)}, tooltip={_quoted(node.id)}{look}"


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
