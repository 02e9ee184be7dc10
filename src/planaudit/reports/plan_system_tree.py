"""The plan system as a tree for a terminal: each plan under the plans that it stands under."""

from collections.abc import Iterator

from planaudit.findings import N_, Worded
from planaudit.reporters.fitting import fit, stepped
from planaudit.reporters.style import Style
from planaudit.reports.plan_system import Node, PlanSystem
from planaudit.wording.wording import Wording


class _Tree:
    """What stands under what among the nodes of a system."""

    def __init__(self, system: PlanSystem) -> None:
        self._nodes = {node.id: node for node in system.nodes}
        self._below: dict[str, list[str]] = {}
        has_above: set[str] = set()
        self._linked: set[str] = set()
        links = [link for link in system.links if link.is_upward]
        position = {node.id: number for number, node in enumerate(system.nodes)}
        for link in sorted(links, key=lambda link: position[link.source]):
            self._below.setdefault(link.target, []).append(link.source)
            has_above.add(link.source)
            self._linked |= {link.source, link.target}
        self._roots = self._linked - has_above
        self.alone = [node for node in system.nodes if node.id not in self._linked]
        self._shown: set[str] = set()

    def rows(self) -> Iterator[tuple[int, Node, bool]]:
        """Depth, node, and whether it was shown before; rings begin at their highest plan."""
        for node in self._nodes:
            if node in self._roots:
                yield from self._row(node, 0)
        for node in self._nodes:
            if node in self._linked and node not in self._shown:
                yield from self._row(node, 0)

    def _row(self, start: str, depth: int) -> Iterator[tuple[int, Node, bool]]:
        waiting = [(depth, start)]
        while waiting:
            level, node = waiting.pop()
            is_repeated = node in self._shown and bool(self._below.get(node))
            yield level, self._nodes[node], is_repeated
            if node not in self._shown:
                self._shown.add(node)
                waiting.extend((level + 1, below) for below in reversed(self._below.get(node, [])))


def render(system: PlanSystem, wording: Wording, style: Style) -> str:
    """The tree, the plans that stand alone, and how much was looked at."""
    tree = _Tree(system)
    lines = []
    see_above = wording.text(N_("see above"))
    for depth, node, is_repeated in tree.rows():
        mark = f" [{see_above}]" if is_repeated else ""
        indent = stepped(depth, style)
        lines.append(fit(f"{indent}{_named(node, wording)}{mark}", style, len(indent) + 4))
    if tree.alone:
        lines += [""] if lines else []
        lines.append(
            style.paint(
                wording.count(
                    N_("{n} plan stands under no other, and none under it:"),
                    N_("{n} plans stand under no other, and none under them:"),
                    len(tree.alone),
                ),
                "strong",
            )
        )
        lines += [fit(f"  {_named(node, wording)}", style, 6) for node in tree.alone]
    lines += ["", *(fit(line, style, 2) for line in closing(system, wording))]
    return "".join(line.rstrip() + "\n" for line in lines)


def _named(node: Node, wording: Wording) -> str:
    facts = [wording.term(node.kind)] + ([] if node.in_force else [wording.term(node.standing)])
    return f"{node.title} ({', '.join(facts)})"


def closing(system: PlanSystem, wording: Wording) -> Iterator[str]:
    """How many plans and links are drawn, of how many, and what is left out."""
    plans = wording.count(N_("{n} plan"), N_("{n} plans"), len(system.nodes))
    links = wording.count(N_("{n} link"), N_("{n} links"), sum(link.references for link in system.links))
    yield wording.text(
        N_("{plans} of {all} in the register, and {links} between them, as of {day}."),
        {"plans": Worded(plans), "all": system.plans, "links": Worded(links), "day": system.as_of},
    )
    if system.retired_left_out:
        yield retired_left_out(system.retired_left_out, wording)
    if system.links_out:
        yield wording.count(
            N_("{n} link leads to plans that are not shown."),
            N_("{n} links lead to plans that are not shown."),
            system.links_out,
        )
    if system.stray:
        yield wording.count(
            N_("{n} link leads to nothing in the register."),
            N_("{n} links lead to nothing in the register."),
            system.stray,
        )


def retired_left_out(number: int, wording: Wording) -> str:
    """That so many plans were left out unasked, and how to see them."""
    return wording.count(
        N_("{n} plan that is no longer in force is left out; choose it with --select."),
        N_("{n} plans that are no longer in force are left out; choose them with --select."),
        number,
    )
