"""The plans that a selector chooses in a register, and those of which the register does not tell."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planaudit.findings import N_, Bare, Joined
from planaudit.graph.entry import PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.selector import Both, Either, Not, Selector, SelectorError, Word, parse
from planaudit.model.kind import SPELLINGS, Kind
from planaudit.model.nearest import nearest
from planaudit.model.partial_date import PartialDate, parse_date
from planaudit.model.status import GROUPS, Standing

NOT_READ = N_("the document of {plan} could not be read")
MEND_IT = N_("`planaudit check --select SCH` tells what is wrong with it")


class Chosen(NamedTuple):
    """The ids of the plans that fit, and of those that might, where the register does not tell."""

    plans: frozenset[str]
    unknown: frozenset[str] = frozenset()


def choose(register: PlanGraph, text: str) -> Chosen:
    """The plans that a selector chooses. Raises SelectorError where it cannot be read, or names what is not there."""
    return _chosen(register, parse(text))


def _chosen(register: PlanGraph, selector: Selector) -> Chosen:
    match selector:
        case Not(inner):
            left = _chosen(register, inner)
            return Chosen(frozenset(register.plans) - left.plans - left.unknown, left.unknown)
        case Both(one, other):
            left, right = _chosen(register, one), _chosen(register, other)
            sure = left.plans & right.plans
            return Chosen(sure, (left.plans | left.unknown) & (right.plans | right.unknown) - sure)
        case Either(one, other):
            left, right = _chosen(register, one), _chosen(register, other)
            sure = left.plans | right.plans
            return Chosen(sure, (left.unknown | right.unknown) - sure)
        case Word():
            return _of_word(register, selector)


def _of_word(register: PlanGraph, word: Word) -> Chosen:
    if not word.key:
        return _spread(register, word, Chosen(frozenset({_named(register, word)})))
    if word.key not in _CONDITIONS:
        raise _unknown(N_("there is no key {word}"), word.key, _CONDITIONS, word, N_("the keys are {known}"))
    fits = _CONDITIONS[word.key](register, word)
    answers = {entry.id: fits(entry) for entry in register.plans.values()}
    sure = frozenset(plan for plan, answer in answers.items() if answer)
    return _spread(register, word, Chosen(sure, frozenset(plan for plan, said in answers.items() if said is None)))


def _spread(register: PlanGraph, word: Word, chosen: Chosen) -> Chosen:
    """With what stands above or below, as the word asks."""
    hierarchy = register.ask(Hierarchy)

    def around(plans: Iterable[str]) -> frozenset[str]:
        entries = [register.plans[plan] for plan in plans]
        found = {entry.id for entry in entries}
        found |= hierarchy.all_above(entries) if word.with_above else set()
        found |= hierarchy.all_below(entries) if word.with_below else set()
        return frozenset(found)

    sure = around(chosen.plans)
    return Chosen(sure, around(chosen.unknown) - sure)


def _named(register: PlanGraph, word: Word) -> str:
    if word.value in register.plans:
        return word.value
    if word.value in register.broken:
        raise SelectorError(NOT_READ, word.at, {"plan": word.value}, MEND_IT)
    close = _meant(register, word.value)
    raise SelectorError(
        N_("there is no plan {plan} in the register"),
        word.at,
        {"plan": word.value},
        N_("did you mean {nearest}?") if close else "",
        {"nearest": Bare(close)},
    )


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _meant(register: PlanGraph, said: str) -> str:
    """The selector that a word comes nearest to, which may lack its key: `klima` for `theme:klima`; empty for none."""
    conditions = {
        value.casefold(): f"{key}:{_quoted(known)}"
        for key, values in _VALUES.items()
        for value, known in values(register).items()
    }
    ids = {word: entry.id for entry in register.plans.values() for word in (entry.plan.title, entry.id)}
    if exact := conditions.get(said.casefold()):
        return exact
    if close := nearest(said, ids):
        return ids[close]
    begun = {meant for value, meant in conditions.items() if value.startswith(said.casefold())}
    if len(begun) == 1:
        return begun.pop()
    close = nearest(said.casefold(), conditions)
    return conditions[close] if close else ""


Fits = Callable[[PlanEntry], bool | None]


def _kinds(register: PlanGraph) -> dict[str, str]:
    return {**{str(kind): str(kind) for kind in Kind}, **SPELLINGS}


def _kind(register: PlanGraph, word: Word) -> Fits:
    said = _value(word, _kinds(register), N_("there is no kind of plan {word}"))
    return lambda entry: entry.kind == said


def _themes(register: PlanGraph) -> dict[str, str]:
    known = {theme: theme for entry in register.plans.values() for theme in entry.plan.theme}
    return known | {t: theme.id for theme in register.portfolio.themes for t in (theme.title or theme.id, theme.id)}


def _theme(register: PlanGraph, word: Word) -> Fits:
    said = _value(word, _themes(register), N_("the register has no theme {word}"))
    return lambda entry: said in entry.plan.theme


def _known_owners(register: PlanGraph) -> dict[str, str]:
    units = register.portfolio.organisation
    known = {owner: owner for entry in register.plans.values() for owner in _owners(entry)}
    return known | {title: unit.id for unit in units for title in (unit.title or unit.id, unit.id)}


def _owner(register: PlanGraph, word: Word) -> Fits:
    said = _value(word, _known_owners(register), N_("the register has no owner {word}"))
    return lambda entry: said in _owners(entry)


def _owners(entry: PlanEntry) -> set[str]:
    owner = entry.plan.owner
    return {said for said in (owner.political, owner.administrative) if said} if owner else set()


def _statuses(register: PlanGraph) -> dict[str, str]:
    return {said: said for said in (*GROUPS, *map(str, Standing))}


_VALUES: dict[str, Callable[[PlanGraph], dict[str, str]]] = {
    "status": _statuses,
    "owner": _known_owners,
    "kind": _kinds,
    "theme": _themes,
}
"""What a condition can be asked for, each under the words that name it; of one word the last key here is meant."""


def _status(register: PlanGraph, word: Word) -> Fits:
    said = _value(word, _statuses(register), N_("there is no status {word}"))
    if said == Standing.UNKNOWN:
        return lambda entry: not entry.standing.is_known
    group = GROUPS.get(said)

    def fits(entry: PlanEntry) -> bool | None:
        if not entry.standing.is_known:
            return None
        return entry.standing in group if group else entry.standing == said

    return fits


def _expires(register: PlanGraph, word: Word) -> Fits:
    compare = _comparison(word)

    def fits(entry: PlanEntry) -> bool | None:
        period, ended = entry.plan.period, entry.plan.ended
        if period is None and ended is None:
            return None
        if ended is None and period and period.end:
            return compare(PartialDate.on(period.end))
        return compare(ended) if ended else False

    return fits


def _adopted(register: PlanGraph, word: Word) -> Fits:
    compare = _comparison(word)

    def fits(entry: PlanEntry) -> bool | None:
        if entry.adoption is not None:
            return compare(entry.adoption)
        standing = entry.standing
        return None if not standing.is_known or standing.in_force or standing.retired else False

    return fits


_CONDITIONS: dict[str, Callable[[PlanGraph, Word], Fits]] = {
    "kind": _kind,
    "theme": _theme,
    "owner": _owner,
    "status": _status,
    "expires": _expires,
    "adopted": _adopted,
}


def _value(word: Word, known: dict[str, str], message: str) -> str:
    """The id that the value of a condition means."""
    if word.operator not in (":", "="):
        raise SelectorError(
            N_("{key} is no date, so {operator} cannot be asked of it"),
            word.at,
            {"key": Bare(word.key), "operator": Bare(word.operator)},
            N_("write {example}"),
            {"example": Bare(f"{word.key}:{word.value}")},
        )
    if word.value in known:
        return known[word.value]
    known_ones = N_("known are {known}") if known else N_("no plan names any")
    raise _unknown(message, word.value, known, word, known_ones)


def _unknown(message: str, said: str, known: Iterable[str], word: Word, otherwise: str) -> SelectorError:
    close = nearest(said, known)
    help_ = N_("did you mean {nearest}?") if close else otherwise
    listed = Joined(tuple(Bare(name) for name in sorted(set(known))[:20]))
    return SelectorError(message, word.at, {"word": Bare(said)}, help_, {"nearest": close or "", "known": listed})


def _comparison(word: Word) -> Callable[[PartialDate], bool | None]:
    """How a plan's date stands to the date of the word; None where the plan's date is too coarse to tell."""
    try:
        said = parse_date(word.value)
    except ValueError:
        raise SelectorError(
            N_("{written} is not a date"),
            word.at,
            {"written": Bare(word.value)},
            N_("write 2027, 2027-10 or 2027-10-31"),
        ) from None
    before = {"<": said.first, ">=": said.first}
    after = {">": said.last, "<=": said.last}

    def compare(date: PartialDate) -> bool | None:
        if word.operator in before:
            answer = date.is_before(before[word.operator])
        elif word.operator in after:
            answer = date.is_after(after[word.operator])
        elif date.last < said.first or date.first > said.last:
            return False
        else:
            return True if said.first <= date.first and date.last <= said.last else None
        return answer if word.operator in "<>" or answer is None else not answer

    return compare
