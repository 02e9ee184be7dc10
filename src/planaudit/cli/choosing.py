"""How commands choose plans: by a selector, whose mistakes are shown where they stand."""

from planaudit.cli.exits import Exit, Stop, with_help
from planaudit.findings import N_, Bare
from planaudit.graph.chosen import MEND_IT, NOT_READ, Chosen, choose
from planaudit.graph.entry import Item, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.selector import SelectorError
from planaudit.model.nearest import nearest
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
    said = "\n".join([wording.text(wrong.message, wrong.values), f"  {flat}".rstrip(), f"  {mark}"])
    return with_help(said, wording.text(wrong.help, wrong.help_values), wording)


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


def named_plan(register: PlanGraph, plan: str, wording: Wording) -> PlanEntry:
    """The plan of an id. Raises Stop where there is none, with the nearest by id or title."""
    entry = register.plans.get(plan)
    if entry is None and plan in register.broken:
        said = wording.text(NOT_READ, {"plan": plan})
        raise Stop(Exit.COULD_NOT_CHECK, with_help(said, wording.text(MEND_IT), wording))
    if entry is None:
        ids = {word: entry.id for entry in register.plans.values() for word in (entry.plan.title, entry.id)}
        said = wording.text(N_("there is no plan {plan} in the register"), {"plan": plan})
        raise _not_there(said, plan, ids, wording)
    return entry


def named_item(register: PlanGraph, word: str, wording: Wording) -> Item:
    """The plan of an id, or the element of `plan#element`. Raises Stop where there is none."""
    plan, hash_sign, element = word.partition("#")
    entry = named_plan(register, plan, wording)
    if not hash_sign:
        return entry
    found = register.elements.get(word)
    if found is None:
        own = [item for item in register.elements.values() if item.owner is entry]
        words = {name: item.ref for item in own for name in (item.named.title, item.id)}
        said = wording.text(N_("{plan} has no element {element}"), {"plan": entry.named, "element": Bare(element)})
        raise _not_there(said, element, words, wording)
    return found


def _not_there(said: str, word: str, known: dict[str, str], wording: Wording) -> Stop:
    close = nearest(word, known)
    hint = wording.text(N_("did you mean {nearest}?"), {"nearest": known[close]}) if close else ""
    return Stop(Exit.COULD_NOT_CHECK, with_help(said, hint, wording))
