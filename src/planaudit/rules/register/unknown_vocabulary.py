"""A theme, owner or indicator is not among those that `planaudit.yaml` lists.

Why: a plan under a misspelt theme is counted in a theme of its own, and a goal with a misspelt indicator is held
against no other goal. A list that is declared is meant to be kept.

Source: the format of plan files (FORMAT.md, chapter 2): the lists of themes, organisation and indicators are
closed where they are declared. KS-FoU 2022, chapter 6.3, wants plans that can be seen together.

Bad:

    municipality: {name: Fjordvik kommune}
    themes: [{id: kultur, title: Kultur og idrett}, {id: klima, title: Klima og miljø}]
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    theme: kulltur                 # finds: unknown-vocabulary

Good:

    municipality: {name: Fjordvik kommune}
    themes: [{id: kultur, title: Kultur og idrett}, {id: klima, title: Klima og miljø}]
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    theme: kultur

Not evaluable: never; without a list in `planaudit.yaml` any word is accepted.

Mended: `--fix` writes the id that differs only in capitals, hyphens, dots or accents; with `--unsafe-fixes` also the
nearest one.

False positives: a theme or an owner that has changed its name, in a plan that is no longer in force. Keep the old
id in the list.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Mending, Pointer, Problem, Replace, Severity
from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.nearest import Suggestions
from planaudit.rules.rule import Rule, RuleOptions

_THEMES, _ORGANISATION, _INDICATORS = "themes", "organisation", "indicators"


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Words outside the closed lists, each once for whoever says it."""
    portfolio = register.portfolio
    lists = {
        _THEMES: {theme.id for theme in portfolio.themes},
        _ORGANISATION: {unit.id for unit in portfolio.organisation},
        _INDICATORS: {indicator.id for indicator in portfolio.indicators},
    }
    if not any(lists.values()):
        return
    suggestions = {name: Suggestions(known) for name, known in lists.items()}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for name, word, said_by, key, at in _words(register):
        subject = said_by.ref if said_by else ""
        if not lists[name] or word in lists[name] or (subject, key) in seen:
            continue
        seen.add((subject, key))
        near = suggestions[name].nearest(word)
        yield Problem(
            message=N_("{source} has {word} under `{key}`, but `{list}` has no such id")
            if said_by
            else N_("the indicator {source} is influenced by {word}, but `{list}` has no such id"),
            values={
                "source": said_by.named if said_by else Bare(key[-2]),
                "word": Bare(word),
                "key": Bare(key[0]),
                "list": Bare(name),
            },
            subject=subject,
            key=key,
            at=at,
            help=N_("did you mean {near}? Else add it to `{list}` in planaudit.yaml")
            if near
            else N_("use an id of `{list}` in planaudit.yaml, or add it there"),
            help_values={"near": Bare(near or ""), "list": Bare(name)},
            mending=Mending(
                N_("write {near}"),
                (Replace(at, near),),
                {"near": Bare(near)},
                is_safe=near == suggestions[name].spell(word),
            )
            if near
            else None,
        )


Word = tuple[str, str, Item | None, tuple[str, ...], Pointer]
"""The list that must hold the word; the word; who says it (None: planaudit.yaml); what identifies it; where."""


def _words(register: PlanGraph) -> Iterator[Word]:
    for entry in register.plans.values():
        yield from _of_plan(entry)
    for element in register.elements.values():
        yield from _of_element(element)
    for position, indicator in enumerate(register.portfolio.indicators):
        for number, influence in enumerate(indicator.influenced_by):
            at = register.portfolio_at / "indicators" / position / "influenced_by" / number / "indicator"
            yield _INDICATORS, influence.indicator, None, ("influenced_by", indicator.id, influence.indicator), at


def _of_plan(entry: PlanEntry) -> Iterator[Word]:
    for position, theme in enumerate(entry.plan.theme):
        yield _THEMES, theme, entry, ("theme", theme), entry.pointer("theme", position)
    owner = entry.plan.owner
    if owner and owner.political:
        key = ("owner.political", owner.political)
        yield _ORGANISATION, owner.political, entry, key, entry.pointer("owner", "political")
    if owner and owner.administrative:
        key = ("owner.administrative", owner.administrative)
        yield _ORGANISATION, owner.administrative, entry, key, entry.pointer("owner", "administrative")


def _of_element(element: Element) -> Iterator[Word]:
    if element.nature is Nature.GOAL and (indicator := element.goal.indicator):
        yield _INDICATORS, indicator, element, ("indicator", indicator), element.pointer("indicator")
    if element.nature is Nature.MEASURE:
        for position, effect in enumerate(element.measure.affects):
            at = element.pointer("affects", position, "indicator")
            yield _INDICATORS, effect.indicator, element, ("affects", effect.indicator), at


RULE = Rule(code="REF003", name="unknown-vocabulary", severity=Severity.ERROR, since="0.1.0", check=check)
