"""The plan system as a Mermaid flowchart, within the limits that GitHub and others draw it in.

Mermaid refuses text of more than 50 000 characters (as JavaScript counts them: in UTF-16) and more than 500 edges;
neither can be set in the diagram.
"""

from collections.abc import Callable, Iterator

from planaudit.findings import N_
from planaudit.reports.plan_system import Link, Node, PlanSystem, by_kind, without_leaves
from planaudit.reports.plan_system_tree import closing
from planaudit.wording.wording import Wording

MOST_CHARACTERS = 50_000
MOST_EDGES = 500
_LONGEST = 80
_STEPS: tuple[tuple[str, Callable[[PlanSystem], PlanSystem]], ...] = (
    ("", lambda system: system),
    (N_("Plans of one kind under the same plans are drawn as one, since the whole is too large."), without_leaves),
    (N_("Plans of one kind are drawn as one, since the whole is too large."), by_kind),
)
_ESCAPES = str.maketrans(
    {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;#8203;"}
)


def render(system: PlanSystem, wording: Wording) -> str:
    """The flowchart; of the whole where it fits, else with plans drawn together, which it says."""
    text = ""
    for note, collapse in _STEPS:
        drawn = collapse(system)
        text = _flowchart(drawn, system, wording.text(note) if note else "", wording)
        if utf_16_units(text) <= MOST_CHARACTERS and len(drawn.links) <= MOST_EDGES:
            break
    return text


def utf_16_units(text: str) -> int:
    """How long a text is to JavaScript."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _flowchart(drawn: PlanSystem, whole: PlanSystem, note: str, wording: Wording) -> str:
    names = {node.id: f"p{number}" for number, node in enumerate(drawn.nodes, 1)}
    lines = ["flowchart TD"]
    lines += [f"  %% {line}" for line in closing(whole, wording)]
    if note:
        lines += [f"  %% {note}", f'  note["{_escaped(note)}"]:::note']
    lines += [f"  {names[node.id]}{_shape(node, wording)}{_look(node)}" for node in drawn.nodes]
    lines += [f"  {line}" for link in drawn.links for line in _edge(link, names)]
    lines += [
        "  classDef resting stroke-dasharray: 4 3",
        "  classDef note fill:none,stroke:none",
    ]
    return "".join(line + "\n" for line in lines)


def _shape(node: Node, wording: Wording) -> str:
    kind = wording.term(node.kind)
    if node.plans > 1:
        return f'["{node.plans} × {_escaped(kind)}"]'
    return f'["{_escaped(_cut(node.title))}<br>{_escaped(kind)}"]'


def _look(node: Node) -> str:
    return "" if node.in_force else ":::resting"


def _edge(link: Link, names: dict[str, str]) -> Iterator[str]:
    """What stands above is drawn above; money by a dotted line, replacement by a thick one."""
    source, target = names[link.source], names[link.target]
    if link.is_upward:
        yield f"{target} --> {source}"
    elif link.is_money:
        yield f"{source} -.-> {target}"
    elif link.is_replacement:
        yield f"{source} ==> {target}"
    else:
        yield f"{source} --- {target}"


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"


def _escaped(text: str) -> str:
    flat = "".join(character if character.isprintable() else " " for character in text)
    return flat.translate(_ESCAPES)
