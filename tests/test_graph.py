"""`graph` draws the plan system: a tree for people, other formats for the programs that read them."""

import io
import json
import re
import shutil
import warnings
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import networkx as nx
import pytest
from plan_repository import PlanRepository, register_at
from program import planaudit
from register import register_of
from test_program import on_a_terminal

from planaudit.reports import plan_system_dot, plan_system_mermaid
from planaudit.reports.plan_system import by_kind, plan_system, without_leaves
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas/graph-v1.schema.json").read_text(encoding="utf-8"))
EXAMPLES = ("fjordvik", "gol", "drammen")
ENGLISH = Wording(Language("en"))
PLANS = """\
{id: samfunnsdelen, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13, goals: [{id: G1, title: G}]}
---
id: klimaplan
title: 'Klima "2030" \\ #1 <b> & blåbær'
kind: temaplan
adopted: 2024-09-12
parent: samfunnsdelen
economy: {plan: hop}
relates_to: [kulturplan, byen]
goals: [{id: M1, title: M, supports: ['samfunnsdelen#G1']}]
---
{id: handlingsplanen, title: Handlingsplanen, kind: handlingsplan, status: in-progress, parent: klimaplan, follows_up: [samfunnsdelen]}
---
{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-09-12, replaces: [gammel], parent: finnes-ikke}
---
{id: hop, title: HØP, kind: okonomiplan, adopted: 2025-12-11, period: 2026-2029}
---
{id: gammel, title: Gammel plan, kind: temaplan, adopted: 2016}
---
{id: byen, title: Byen, kind: temaplan, adopted: 2024}
"""
TREE = """\
Samfunnsdelen (samfunnsdel)
  Klima "2030" \\ #1 <b> & blåbær (temaplan)
    Handlingsplanen (handlingsplan, in progress)
  Handlingsplanen (handlingsplan, in progress)

3 plans stand under no other, and none under them:
  Byen (temaplan)
  Kulturplan (temaplan)
  HØP (økonomiplan)

6 plans of 7 in the register, and 7 links between them, as of 1 March 2026.
1 plan that is no longer in force is left out; choose it with --select.
1 link leads to plans that are not shown.
1 link leads to nothing in the register.
"""
MERMAID = """\
flowchart TD
  %% 6 plans of 7 in the register, and 7 links between them, as of 1 March 2026.
  %% 1 plan that is no longer in force is left out; choose it with --select.
  %% 1 link leads to plans that are not shown.
  %% 1 link leads to nothing in the register.
  p1["Samfunnsdelen<br>samfunnsdel"]
  p2["Byen<br>temaplan"]
  p3["Klima #quot;2030#quot; #92;#8203; #35;1 #lt;b#gt; #amp; blåbær<br>temaplan"]
  p4["Kulturplan<br>temaplan"]
  p5["Handlingsplanen<br>handlingsplan"]:::resting
  p6["HØP<br>økonomiplan"]
  p3 --> p5
  p1 --> p5
  p3 --- p2
  p3 -.-> p6
  p3 --- p4
  p1 --> p3
  classDef resting stroke-dasharray: 4 3
  classDef note fill:none,stroke:none
"""


@pytest.fixture
def repository(tmp_path: Path) -> PlanRepository:
    return PlanRepository(tmp_path, {"plans/alle.yaml": PLANS})


def drawn(root: Path, format_: str, *words: str) -> str:
    done = planaudit("graph", root, "-f", format_, "--as-of", "2026-03-01", "--lang", "en", *words)
    assert (done.exit, done.err) == (0, "")
    return done.out


def test_the_tree_holds_each_plan_under_those_that_it_stands_under(repository: PlanRepository) -> None:
    assert drawn(repository.root, "tree") == TREE
    assert planaudit("graph", repository.root, "--as-of", "2026-03-01").out == TREE


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_the_tree_fits_the_terminal_and_says_the_same(columns: int, repository: PlanRepository) -> None:
    said = on_a_terminal("graph", repository.root, "--as-of", "2026-03-01", columns=columns, NO_COLOR="1")

    assert [line for line in said.splitlines() if len(line) > columns] == []
    assert said.split() == TREE.split()


def test_plans_in_a_ring_are_drawn_once() -> None:
    from planaudit.reporters.style import Style
    from planaudit.reports.plan_system_tree import render

    register = register_of({"id": "a", "title": "A", "parent": "b"}, {"id": "b", "title": "B", "parent": "a"})

    assert render(plan_system(register), ENGLISH, Style()).splitlines()[:3] == [
        "A (temaplan)",
        "  B (temaplan)",
        "    A (temaplan) [see above]",
    ]


def test_mermaid_of_a_small_register(repository: PlanRepository) -> None:
    assert drawn(repository.root, "mermaid") == MERMAID


def test_a_choice_is_drawn_with_what_leads_out_of_it(repository: PlanRepository) -> None:
    assert drawn(repository.root, "tree", "--select", "+klimaplan or gammel") == (
        "Samfunnsdelen (samfunnsdel)\n"
        '  Klima "2030" \\ #1 <b> & blåbær (temaplan)\n'
        "\n"
        "1 plan stands under no other, and none under it:\n"
        "  Gammel plan (temaplan, replaced)\n"
        "\n"
        "3 plans of 7 in the register, and 2 links between them, as of 1 March 2026.\n"
        "3 links lead to plans that are not shown.\n"
    )


def big(plans: int, each: int) -> object:
    """A register of many plans, of which each relates to as many others."""
    ids = [f"plan-{number}" for number in range(plans)]
    return register_of(
        {"id": "samfunnsdelen", "title": "S", "kind": "samfunnsdel"},
        *(
            {"id": name, "title": f"Temaplan for område {name}", "parent": "samfunnsdelen"}
            | ({"relates_to": [ids[(number + step) % plans] for step in range(1, each + 1)]} if each else {})
            for number, name in enumerate(ids)
        ),
        {"id": "under", "title": "U", "parent": "plan-0"},
    )


@pytest.mark.parametrize(("plans", "each"), [(50, 20), (900, 0), (1200, 1)])
def test_mermaid_stays_within_its_limits_and_says_what_it_left_out(plans: int, each: int) -> None:
    system = plan_system(big(plans, each))  # type: ignore[arg-type]

    text = plan_system_mermaid.render(system, ENGLISH)

    edges = re.findall(r"^  p\d+ (?:-->|---|-\.->|==>) p\d+$", text, re.MULTILINE)
    assert len(text) <= 50_000
    assert len(edges) <= 500
    assert "drawn as one, since the whole is too large" in text
    drawn_plans = [int(number) for number in re.findall(r'\["(\d+) × ', text)]
    assert sum(drawn_plans) + len(re.findall(r'^  p\d+\["\D', text, re.MULTILINE)) == plans + 2


def test_mermaid_counts_its_limit_as_javascript_does() -> None:
    """A sign outside the first 65 536 is two to JavaScript; 310 such titles would be too long, and 280 are not."""

    def text(plans: int) -> str:
        register = register_of(
            *({"id": f"plan-{number}", "title": "😀" * 70, "kind": "temaplan"} for number in range(plans))
        )
        return plan_system_mermaid.render(plan_system(register), ENGLISH)

    assert (len(text(280)) < 50_000, "drawn as one" in text(280)) == (True, False)
    assert "310 × temaplan" in text(310)


def test_a_deep_tree_stays_within_the_terminal(tmp_path: Path) -> None:
    plans = "---\n".join(
        f"{{id: p{level}, title: Plan {level}, kind: temaplan, adopted: 2024{f', parent: p{level - 1}' if level else ''}}}\n"
        for level in range(40)
    )
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root

    lines = on_a_terminal("graph", root, columns=60, NO_COLOR="1").splitlines()

    assert [line for line in lines if len(line) > 60] == []
    assert lines[16].lstrip().startswith("(16) Plan 16")


@pytest.mark.parametrize("collapse", [without_leaves, by_kind])
def test_no_plan_and_no_link_between_groups_is_lost_where_plans_are_drawn_together(collapse: object) -> None:
    system = plan_system(register_at(ROOT / "examples/fjordvik", date(2026, 11, 1)))

    smaller = collapse(system)  # type: ignore[operator]

    assert sum(node.plans for node in smaller.nodes) == len(system.nodes)
    assert len({node.id for node in smaller.nodes}) == len(smaller.nodes)
    ends = {node.id for node in smaller.nodes}
    assert all({link.source, link.target} <= ends for link in smaller.links)


def expected_graph(example: str) -> tuple[set[str], Counter[tuple[str, str]]]:
    """Plans and pairs, counted anew from the register's references."""
    register = register_at(ROOT / "examples" / example, date(2026, 11, 1))
    plans = {plan for plan, entry in register.plans.items() if not entry.standing.retired}
    pairs = Counter(
        (reference.owner.id, reference.target.owner.id)
        for reference in register.references
        if reference.fits
        and reference.target is not None
        and not reference.relation.startswith("decisions.")
        and reference.owner is not reference.target.owner
        and {reference.owner.id, reference.target.owner.id} <= plans
    )
    return plans, pairs


@pytest.mark.parametrize("example", EXAMPLES)
def test_graphml_is_read_by_networkx_and_holds_every_plan_and_link(example: str) -> None:
    text = drawn(ROOT / "examples" / example, "graphml", "--as-of", "2026-11-01")
    plans, pairs = expected_graph(example)

    graph = nx.read_graphml(io.BytesIO(text.encode()))

    assert set(graph) == plans
    assert {(one, other): said["references"] for one, other, said in graph.edges(data=True)} == dict(pairs)


@pytest.mark.parametrize("example", EXAMPLES)
def test_json_follows_its_schema_and_holds_every_plan_and_link(example: str) -> None:
    said = json.loads(drawn(ROOT / "examples" / example, "json", "--as-of", "2026-11-01"))
    plans, pairs = expected_graph(example)

    jsonschema.Draft202012Validator(SCHEMA).validate(said)
    assert {plan["id"] for plan in said["plans"]} == plans
    assert {(link["source"], link["target"]): sum(link["relations"].values()) for link in said["links"]} == dict(pairs)
    assert (said["summary"]["plans"], said["summary"]["links"]) == (len(plans), sum(pairs.values()))


@pytest.mark.parametrize("example", EXAMPLES)
def test_dot_is_read_by_pydot_and_holds_every_plan_and_link(example: str) -> None:
    import pydot

    text = drawn(ROOT / "examples" / example, "dot", "--as-of", "2026-11-01")
    plans, pairs = expected_graph(example)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graphs = pydot.graph_from_dot_data(text)

    assert graphs is not None
    (graph,) = graphs
    names = {node.get_name().strip('"') for node in graph.get_nodes()} - {"node", "edge"}
    assert names == plans
    edges = {frozenset(f"{end}".strip('"') for end in (e.get_source(), e.get_destination())) for e in graph.get_edges()}
    assert edges == {frozenset(pair) for pair in pairs}


def test_titles_are_quoted_in_dot(repository: PlanRepository) -> None:
    assert '"klimaplan" [label="Klima \\"2030\\" \\\\ #1 <b>\\n& blåbær\\ntemaplan", tooltip="klimaplan"];' in drawn(
        repository.root, "dot"
    )


def test_a_drawing_of_plans_without_links_is_no_long_row() -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed here, so no svg is drawn")

    svg = drawn(ROOT / "examples" / "gol", "svg", "--as-of", "2026-11-01")

    width, height = (int(length) for length in re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', svg).groups())  # type: ignore[union-attr]
    assert width < 2 * height


def test_svg_is_drawn_by_graphviz(repository: PlanRepository) -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed here, so no svg is drawn")
    text = drawn(repository.root, "svg")
    assert "<svg" in text
    assert text.count('class="node"') == 6


def test_without_graphviz_the_reader_is_told_what_to_do(repository: PlanRepository, tmp_path: Path) -> None:
    done = planaudit("graph", repository.root, "-f", "svg", PATH=str(tmp_path))

    assert (done.exit, done.out, done.err) == (
        2,
        "",
        (
            "an svg is drawn by Graphviz, whose program `dot` is not installed here\n"
            "  = help: install Graphviz from graphviz.org, or use -f mermaid, which GitHub and GitLab draw\n"
        ),
    )


@pytest.mark.parametrize(("script", "said"), [("cat >&2; exit 1", "digraph planaudit {"), ("echo '<svg/>'", None)])
def test_what_graphviz_says_is_passed_on(
    script: str, said: str | None, repository: PlanRepository, tmp_path: Path
) -> None:
    program = tmp_path / "bin/dot"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)

    done = planaudit("graph", repository.root, "-f", "svg", PATH=f"{program.parent}:/usr/bin:/bin")

    expected = (0, "<svg/>\n", "") if said is None else (2, "", f"Graphviz could not draw the plan system: {said}\n")
    assert (done.exit, done.out, done.err) == expected


def test_a_file_is_written_whole_and_not_over_another(repository: PlanRepository, tmp_path: Path) -> None:
    file = tmp_path / "graf.dot"
    words = ("graph", repository.root, "-f", "dot", "-o", file)

    first, second, third = planaudit(*words), planaudit(*words), planaudit(*words, "--force")

    assert (first.exit, first.out, first.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == plan_system_dot.render(
        plan_system(repository.register(date.today())), ENGLISH
    )
    assert (second.exit, second.err.splitlines()[0]) == (2, f"{file} is there already")
    assert third.exit == 0


@pytest.mark.parametrize("format_", ["tree", "mermaid", "dot", "graphml", "json"])
def test_the_same_register_is_drawn_the_same(format_: str) -> None:
    words = ("graph", ROOT / "examples/fjordvik", "-f", format_, "--as-of", "2026-11-01")

    one, other = (planaudit(*words, PYTHONHASHSEED=seed).out for seed in ("1", "2"))

    assert one == other
