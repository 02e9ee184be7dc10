"""What plans are said to be, once they are supposed to be adopted or merged on the day of the audit."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from plan_repository import DAY, MUNICIPALITY, PlanRepository, read_at

from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.supposing import Change, suppose
from planaudit.model.decision import Decision
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate, parse_date
from planaudit.model.plan import Plan
from planaudit.model.status import Status

TODAY = PartialDate.on(DAY)


@pytest.mark.parametrize(
    ("council", "plan", "adopted"),
    [
        ("", "status: proposed", Decision(date=TODAY, body="Kommunestyret", case="–")),
        (", council: [Bystyret, Kommunestyret]", "status: on-hearing", Decision(date=TODAY, body="Bystyret", case="–")),
        # What is declared to have been decided stays; what is not yet decided, or not when, is decided today.
        ("", "status: on-hearing, adopted: 2025-06-12", Decision(date=parse_date("2025-06-12"))),
        ("", "status: on-hearing, adopted: 2026-03-01", Decision(date=TODAY)),
        ("", "status: on-hearing, adopted: 2026-03-02", Decision(date=TODAY, body="Kommunestyret", case="–")),
        ("", "status: on-hearing, adopted: 2026", Decision(date=TODAY, body="Kommunestyret", case="–")),
        (
            "",
            "status: on-hearing, adopted: {body: Formannskapet}",
            Decision(date=TODAY, body="Kommunestyret", case="–"),
        ),
    ],
)
def test_a_plan_is_adopted_by_the_council_today_where_it_has_not_been(
    tmp_path: Path, council: str, plan: str, adopted: Any
) -> None:
    files = {
        "planaudit.yaml": MUNICIPALITY.replace("}", f"{council}}}"),
        "plans/a.yaml": f"{{id: a, title: Klimaplan, kind: temaplan, {plan}}}\n",
    }
    repository = read_at(PlanRepository(tmp_path, files).root)

    supposed = suppose(repository, PlanGraph(repository, DAY), Change(adopt=frozenset({"a"})))

    [document] = supposed.repository.documents
    assert document.plan is not None
    assert (document.plan.status, document.plan.adopted) == (Status.ADOPTED, adopted)


KULTUR = """\
id: kulturplan
title: Kulturplan
kind: strategi
adopted: 2023-06-15
period: 2023-2030
owner: {political: kultur}
goals:
  - {id: M1, title: Flere leser}
  - {id: M2, title: Flere synger, parent: M1}
measures:
  - {id: T1, title: Nytt bibliotek, goals: [M1, idrettsplan#M1]}
"""
IDRETT = """\
id: idrettsplan
title: Idrettsplan
kind: temaplan
adopted: 2024-06-13
period: 2024-2028
owner: {political: idrett}
parent: samfunnsdel
goals:
  - {id: M1, title: Flere svømmer, supports: [kulturplan]}
  - {id: kulturplan.M1, title: Flere går}
  - {id: idrettsplan.M1, title: Flere sykler}
  - {id: idrettsplan.M1., title: Flere ror}
measures:
  - {id: T2, title: Ny hall, goals: [M1, idrettsplan.M1]}
"""
SAMFUNNSDEL = """\
id: samfunnsdel
title: Samfunnsdelen
kind: samfunnsdel
adopted: 2024-06-13
"""


def merged(root: Path, into: str) -> tuple[dict[str, Plan], Mapping[str, str]]:
    """Every plan after the merger of two, and what things are called then."""
    files = {"plans/a.yaml": KULTUR, "plans/b.yaml": IDRETT, "plans/c.yaml": SAMFUNNSDEL}
    repository = read_at(PlanRepository(root, files).root)
    change = Change(merge=frozenset({"kulturplan", "idrettsplan"}), into=into)
    supposed = suppose(repository, PlanGraph(repository, DAY), change)
    return {plan.id: plan for document in supposed.repository.documents if (plan := document.plan)}, supposed.moved


def test_an_id_that_is_taken_gets_the_plans_own_before_it_and_points_after_it_until_it_is_free(tmp_path: Path) -> None:
    plans, moved = merged(tmp_path, "kulturplan")

    assert moved == {
        "idrettsplan": "kulturplan",
        "idrettsplan#M1": "kulturplan#idrettsplan.M1",
        "idrettsplan#kulturplan.M1": "kulturplan#kulturplan.M1",
        "idrettsplan#idrettsplan.M1": "kulturplan#idrettsplan.idrettsplan.M1",
        "idrettsplan#idrettsplan.M1.": "kulturplan#idrettsplan.M1.",
        "idrettsplan#T2": "kulturplan#T2",
    }
    whole = plans["kulturplan"]
    assert [goal.id for goal in whole.goals] == [
        "M1",
        "M2",
        "idrettsplan.M1",
        "kulturplan.M1",
        "idrettsplan.idrettsplan.M1",
        "idrettsplan.M1.",
    ]
    assert (whole.goals[1].parent, whole.goals[2].supports) == ("M1", ("kulturplan",))
    assert [(measure.id, measure.goals) for measure in whole.measures] == [
        ("T1", ("M1", "kulturplan#idrettsplan.M1")),
        ("T2", ("kulturplan#idrettsplan.M1", "kulturplan#idrettsplan.idrettsplan.M1")),
    ]
    assert (whole.parent, whole.follows_up, whole.replaces) == ("samfunnsdel", (), ("idrettsplan",))


def test_a_new_plan_is_of_the_kind_and_time_of_the_first_that_it_is_made_of(tmp_path: Path) -> None:
    plans, moved = merged(tmp_path, "kultur-og-idrett")

    whole, like = plans["kultur-og-idrett"], plans["idrettsplan"]
    assert (whole.title, whole.kind) == ("kultur-og-idrett", Kind.TEMAPLAN)
    assert (whole.adopted, whole.period, whole.owner) == (like.adopted, like.period, like.owner)
    assert None not in (like.adopted, like.period, like.owner)
    assert whole.replaces == ("idrettsplan", "kulturplan")
    assert moved["kulturplan#M1"] == "kultur-og-idrett#kulturplan.M1."
    assert whole.goals[5].parent == "kultur-og-idrett#kulturplan.M1."


STOR = """\
id: stor
title: Kulturplan
kind: temaplan
adopted: 2024-06-13
theme: [kultur]
priorities: [Bibliotek]
covers: [kultur]
strategies: [Gratis inngang, {id: S1, title: Frivillighet}]
relates_to: [liten, idrett]
replaces: [gammel]
results: [{date: 2025-02-01, goals: [{goal: M1, value: 4}]}]
goals: [{id: M1, title: Flere leser, indicator: utlån, target: {value: 9, year: 2030}}]
"""
LITEN = """\
id: liten
title: Museumsplan
kind: temaplan
adopted: 2024-06-13
parent: samfunnsdel#L1
follows_up: [stor#M1, samfunnsdel#L2, samfunnsdel#L1, idrett]
theme: [museum, kultur]
priorities: [Bibliotek, Museum]
covers: [museum, kultur]
statutory: true
purpose: Vise hva vi har
challenges: Kjelleren er våt
economy: {plan: hop}
strategies: [Felles magasin, {id: S2, title: Digitalt museum, supports: [M1]}]
relates_to: [idrett, stor, arealdel]
results: [{date: 2025-03-01, goals: [{goal: M1, value: 2}]}]
goals: [{id: M1, title: Flere besøk, indicator: besøk, target: {value: 9, year: 2030}}]
budget_lines: [{id: B1, title: Magasin, amounts: {2026: 100}}]
"""
OTHERS = """\
{id: samfunnsdel, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13,
 goals: [{id: L1, title: Levende bygd}, {id: L2, title: Trygg bygd}]}
---
{id: idrett, title: Idrettsplan, kind: temaplan, adopted: 2024-06-13}
---
{id: arealdel, title: Arealdelen, kind: arealdel, adopted: 2024-06-13}
---
{id: gammel, title: Kulturplan 2012, kind: temaplan, status: replaced, ended: 2024-06-13}
---
{id: hop, title: Økonomiplan, kind: okonomiplan, adopted: 2025-12-11, period: 2026-2029}
"""
WHOLE = """\
id: stor
title: Kulturplan
kind: temaplan
adopted: 2024-06-13
parent: samfunnsdel#L1
follows_up: [samfunnsdel#L2, idrett]
theme: [kultur, museum]
priorities: [Bibliotek, Museum]
covers: [kultur, museum]
statutory: true
purpose: Vise hva vi har
challenges: Kjelleren er våt
economy: {plan: hop}
strategies:
  - Gratis inngang
  - {id: S1, title: Frivillighet}
  - Felles magasin
  - {id: S2, title: Digitalt museum, supports: [stor#liten.M1]}
relates_to: [idrett, arealdel]
replaces: [gammel, liten]
results: [{date: 2025-02-01, goals: [{goal: M1, value: 4}]}, {date: 2025-03-01, goals: [{goal: stor#liten.M1, value: 2}]}]
goals:
  - {id: M1, title: Flere leser, indicator: utlån, target: {value: 9, year: 2030}}
  - {id: liten.M1, title: Flere besøk, indicator: besøk, target: {value: 9, year: 2030}}
budget_lines: [{id: B1, title: Magasin, amounts: {2026: 100}}]
"""
LEFT = """\
id: liten
title: Museumsplan
kind: temaplan
status: replaced
adopted: 2024-06-13
ended: 2026-03-01
theme: [museum, kultur]
priorities: [Bibliotek, Museum]
statutory: true
purpose: Vise hva vi har
challenges: Kjelleren er våt
"""
OWN = """\
parent: arealdel
purpose: Flere skal lese
challenges: Taket lekker
economy: {plan: budsjett}
"""


def declared(root: Path, *texts: str) -> list[Plan | None]:
    """What is read of plans written like that."""
    files = {"plans/alle.yaml": "---\n".join(texts)}
    return [document.plan for document in read_at(PlanRepository(root, files).root).documents]


@pytest.mark.parametrize(
    ("own", "whole"),
    [
        ("", WHOLE),
        (
            OWN,
            WHOLE.replace("parent: samfunnsdel#L1\n", OWN[: OWN.index("purpose")])
            .replace("follows_up: [", "follows_up: [samfunnsdel#L1, ")
            .replace("purpose: Vise hva vi har\nchallenges: Kjelleren er våt\neconomy: {plan: hop}\n", OWN[17:]),
        ),
    ],
)
def test_a_plan_that_another_becomes_has_what_both_had_once(own: str, whole: str, tmp_path: Path) -> None:
    files = {"plans/a.yaml": STOR + own, "plans/b.yaml": LITEN, "plans/c.yaml": OTHERS}
    repository = read_at(PlanRepository(tmp_path, files).root)
    assert not any(document.problems for document in repository.documents)

    supposed = suppose(repository, PlanGraph(repository, DAY), Change(merge=frozenset({"stor", "liten"}), into="stor"))

    assert [document.plan for document in supposed.repository.documents][:2] == declared(
        tmp_path / "after", whole, LEFT
    )


def test_what_is_repealed_or_replaced_ends_on_the_day(tmp_path: Path) -> None:
    old, new = "id: a, title: Klimaplan, kind: temaplan", "id: b, title: Ny klimaplan, kind: temaplan"
    third = "id: c, title: Kulturplan, kind: temaplan, adopted: 2024-06-13"
    before = f"{{{old}, adopted: 2020-06-18}}\n", f"{{{new}, status: on-hearing, replaces: [a]}}\n", f"{{{third}}}\n"
    repository = read_at(PlanRepository(tmp_path, {"plans/alle.yaml": "---\n".join(before)}).root)

    change = Change(retire=frozenset({"c"}), adopt=frozenset({"b"}))
    supposed = suppose(repository, PlanGraph(repository, DAY), change)

    assert [document.plan for document in supposed.repository.documents] == declared(
        tmp_path / "after",
        f"{{{old}, adopted: 2020-06-18, status: replaced, ended: 2026-03-01}}\n",
        f"{{{new}, status: adopted, replaces: [a], adopted: {{date: 2026-03-01, body: Kommunestyret, case: –}}}}\n",
        f"{{{third}, status: repealed, ended: 2026-03-01}}\n",
    )
    assert (supposed.gone, supposed.replaced) == (frozenset("ac"), frozenset("a"))
