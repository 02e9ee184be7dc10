"""How commands choose plans: by a selector, whose mistakes are shown where they stand."""

from planaudit.cli.exits import Exit, Stop
from planaudit.findings import N_, Bare
from planaudit.graph.chosen import Chosen, choose
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.selector import SelectorError
from planaudit.reporters.fitting import columns
from planaudit.wording.wording import Wording


def chosen_plans(register: PlanGraph, selector: str, wording: Wording) -> Chosen:
    """The plans that a selector chooses, one or more. Raises Stop where it cannot be read, or chooses none."""
    try:
        chosen = choose(register, selector)
    except SelectorError as wrong:
        raise Stop(Exit.COULD_NOT_CHECK, _said(wrong, selector, wording)) from None
    if not chosen.plans:
        raise Stop(Exit.NOTHING_TO_CHECK, _nothing(chosen, selector, wording))
    return chosen


def _said(wrong: SelectorError, selector: str, wording: Wording) -> str:
    """The message, and below it the selector with the place marked."""
    flat = "".join(character if character.isprintable() else " " for character in selector)
    mark = " " * columns(flat[: wrong.start]) + "^" * max(columns(flat[wrong.start : wrong.end]), 1)
    lines = [wording.text(wrong.message, wrong.values), f"  {flat}".rstrip(), f"  {mark}"]
    if wrong.help:
        lines.append(f"  = {wording.term('help')}: {wording.text(wrong.help, wrong.help_values)}")
    return "\n".join(lines)


def _nothing(chosen: Chosen, selector: str, wording: Wording) -> str:
    said = wording.text(N_("no plan in the register fits {selector}"), {"selector": Bare(selector)})
    if chosen.unknown:
        said += "\n" + unknown_line(chosen, wording)
    return said


def unknown_line(chosen: Chosen, wording: Wording) -> str:
    """Which plans may fit, where the register does not tell."""
    total = wording.count(
        N_("{n} plan may fit, but the register does not tell:"),
        N_("{n} plans may fit, but the register does not tell:"),
        len(chosen.unknown),
    )
    return f"  {total} {', '.join(sorted(chosen.unknown))}"
