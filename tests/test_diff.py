"""What has changed between two revisions, as a planner, a pull request and a program are told it."""

import json
from pathlib import Path
from typing import Any

import pytest
from git_repository import GitRepository
from jsonschema import Draft202012Validator
from plan_repository import MUNICIPALITY
from program import planaudit
from ruamel.yaml import YAML

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas/changes-v1.schema.json").read_text(encoding="utf-8"),
)
ON = ("--as-of", "2026-03-01")

BEFORE = {
    "planaudit.yaml": MUNICIPALITY,
    "plans/samfunn.yaml": """\
id: samfunnsdel
title: Samfunnsdelen
kind: samfunnsdel
adopted: 2024-06-13
period: 2024-2036
goals: [{id: G1, title: Fjorden er ren, indicator: utslipp, target: {change: -30%, year: 2030}}]
""",
    "plans/klima.yaml": """\
# Skal rulleres.
id: klima
title: Klimaplan
kind: temaplan
adopted: {date: 2024-06-13, body: Kommunestyret}
parent: samfunnsdel
owner: {political: formannskapet}
goals:
  - {id: M1, title: Færre biler, supports: [samfunnsdel#G1]}
  - {id: M2, title: Flere sykler}
measures:
  - {id: T1, title: Sykkelveg, goals: [M2], cost: 500000}
""",
    "plans/idrett.yaml": "{id: idrett, title: Idrettsplan, kind: temaplan, status: adopted, parent: samfunnsdel}\n",
    "plans/kultur.yaml": "{id: kultur, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, parent: samfunnsdel}\n",
    "plans/natur.yaml": "{id: natur, title: Naturplan, kind: temaplan, adopted: 2024-06-13, parent: klima}\n",
}
AFTER = {
    "planaudit.yaml": MUNICIPALITY + "money_unit: kr\nthemes: [{id: klima, title: Klima}]\n",
    "plans/samfunn.yaml": BEFORE["plans/samfunn.yaml"],
    "plans/miljø/klima.yaml": """\
id: klima
title: Klimaplan
kind: temaplan
status: adopted
period: 2024–
adopted: {body: Kommunestyret, date: 13.06.2024, case: 41/24}
parent: samfunnsdel
theme: klima
goals:
  - {id: M1, title: Færre biler, supports: [samfunnsdel#G1], target: {value: 900, year: 2030}}
  - {id: M3, title: Bedre luft, supports: [samfunnsdel#G1]}
measures:
  - {id: T1, title: Sykkelveg, goals: [M1], cost: {2026: 250 000, 2027: 400 000}}
""",
    "plans/kultur.yaml": "{id: kulturplan-2024, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, parent: samfunnsdel}\n",
    "plans/skole.yaml": "{id: skole, title: Skoleplan, kind: temaplan, status: in-progress, parent: samfunnsdel}\n",
    "plans/natur.yaml": BEFORE["plans/natur.yaml"],
}
SELECT = ("--select", "CHG,STR001,TYP002")


@pytest.fixture
def municipality(tmp_path: Path) -> GitRepository:
    repository = GitRepository(tmp_path / "fjordvik")
    repository.commit("Register", BEFORE, day="2025-01-10")
    repository.write(AFTER)
    return repository


def test_a_planner_reads_what_came_went_and_changed(municipality: GitRepository) -> None:
    commit = municipality.git("rev-parse", "--short=7", "HEAD")

    done = planaudit("diff", "HEAD", *ON, *SELECT, cwd=municipality.root)

    assert (done.exit, done.err) == (0, "")
    assert (
        done.out
        == f"""\
Changes from HEAD (10 January 2025, {commit}, “Register”) to the files as they are now.
Both are audited as of 1 March 2026.

            before  after  new  gone  changed
  plans          5      5    1     1        2
  goals          3      3    1     1        1
  measures       1      1    0     0        1
  links          6      7    3     2        0
  amounts                    0     0        1
  dates                      1     0        0

1 new plan
  “Skoleplan” (skole): temaplan, in progress

1 plan is gone
  “Idrettsplan” (idrett): temaplan, adopted

2 plans have changed
  “Klimaplan” (klima)
      status: – → adopted
      theme: + klima
      political owner: formannskapet → –
      case of the adoption: – → 41/24
      period: – → from 2024
      goal M1 “Færre biler”
          target: – → 900 by 2030
      + goal M3 “Bedre luft”
      − goal M2 “Flere sykler”
      measure T1 “Sykkelveg”
          serves: + M1 “Færre biler” (M1); − M2 “Flere sykler” (M2)
          cost: 500,000 kr → 2026: 250,000 kr, 2027: 400,000 kr
  “Kulturplan” (kulturplan-2024)
      id: kultur → kulturplan-2024

planaudit.yaml has changed
  themes: + klima, “Klima”

1 plan that did not change stands under what did
  under “Klimaplan”: 1
      “Naturplan”

4 new findings
  warning CHG001 changed-without-decision: 1
      “Klimaplan” is adopted, and M3 “Bedre luft” changed with no new decision
  warning CHG002 vanished-plan: 1
      “Idrettsplan” was in force and is gone from the register (plans/idrett.yaml)
  warning CHG003 vanished-goal: 1
      goal M2 “Flere sykler” of “Klimaplan” is gone, and the plan was adopted with it
  info CHG005 renamed-id: 1
      “Kulturplan” had the id kultur before: links to it from outside break

1 finding went with its plan

3 findings are there as before
"""
    )


def test_a_pull_request_gets_it_as_markdown(municipality: GitRepository) -> None:
    done = planaudit("diff", "HEAD", *ON, "--select", "CHG005", "-f", "markdown", cwd=municipality.root)

    assert done.exit == 0
    head, *parts = done.out.split("\n\n")
    assert head == "## planaudit"
    assert parts[1].splitlines()[:3] == [
        "|  | before | after | new | gone | changed |",
        "|---|--:|--:|--:|--:|--:|",
        "| plans | 5 | 5 | 1 | 1 | 2 |",
    ]
    assert parts[2:4] == ["### 1 new plan", "- “Skoleplan” (skole): temaplan, in progress"]
    assert "\n  - measure T1 “Sykkelveg”\n    - serves: + M1 “Færre biler” (M1); − M2 “Flere sykler” (M2)\n" in done.out


def test_a_program_gets_it_as_json_of_a_published_form(municipality: GitRepository) -> None:
    done = planaudit("diff", "HEAD", *ON, *SELECT, "-f", "json", "--lang", "nb", cwd=municipality.root)
    said = json.loads(done.out)

    Draft202012Validator(SCHEMA).validate(said)
    assert said["before"] == {
        "revision": "HEAD",
        "commit": municipality.git("rev-parse", "HEAD"),
        "day": "2025-01-10",
        "plans": 5,
        "caveat": None,
    }
    assert said["after"] == {"revision": None, "commit": None, "day": None, "plans": 5, "caveat": None}
    assert said["totals"]["measures"] == {"before": 1, "after": 1, "added": 0, "removed": 0, "changed": 1}
    assert [plan["id"] for plan in said["plans"]["added"]] == ["skole"]
    assert said["plans"]["removed"] == [
        {"id": "idrett", "title": "Idrettsplan", "kind": "temaplan", "standing": "adopted", "adopted": None}
    ]
    klima, kultur = said["plans"]["changed"]
    assert (kultur["id"], kultur["was"], kultur["fields"], kultur["elements"]) == ("kulturplan-2024", "kultur", [], [])
    assert klima["fields"][4] == {"field": "period", "gone": [], "come": ["from 2024"]}
    assert klima["elements"][-1]["fields"][1] == {
        "field": "cost",
        "gone": ["500000"],
        "come": ["2026: 250000, 2027: 400000"],
    }
    assert said["links"] == {
        "added": [
            {"from": "klima#M3", "relation": "goals.supports", "to": "samfunnsdel#G1"},
            {"from": "klima#T1", "relation": "measures.goals", "to": "klima#M1"},
            {"from": "skole", "relation": "parent", "to": "samfunnsdel"},
        ],
        "removed": [
            {"from": "idrett", "relation": "parent", "to": "samfunnsdel"},
            {"from": "klima#T1", "relation": "measures.goals", "to": "klima#M2"},
        ],
    }
    assert said["settings"] == ["themes"]
    assert said["affected"] == [
        {"plan": {"id": "natur", "title": "Naturplan"}, "by": [{"id": "klima", "title": "Klimaplan"}]}
    ]
    assert [finding["code"] for finding in said["findings"]["new"]] == ["CHG002", "CHG005", "CHG003", "CHG001"]
    assert said["findings"]["gone_with_plans"][0]["plan"] == "idrett"


def test_the_numbers_are_those_of_a_plain_count_of_the_files(municipality: GitRepository) -> None:
    """The oracle reads the YAML by itself and knows nothing of the graph."""

    def plans(files: dict[str, str]) -> dict[str, dict[str, Any]]:
        yaml = YAML(typ="safe", pure=True)
        loaded = [yaml.load(text) for path, text in files.items() if path != "planaudit.yaml"]
        return {plan["title"]: plan for plan in loaded}

    def items(of: dict[str, dict[str, Any]], key: str) -> set[tuple[str, str]]:
        return {(title, item["id"]) for title, plan in of.items() for item in plan.get(key, [])}

    then, now = plans(BEFORE), plans(AFTER)

    said = json.loads(planaudit("diff", "HEAD", *ON, "-f", "json", cwd=municipality.root).out)["totals"]

    sets: list[tuple[str, set[Any], set[Any]]] = [("plans", set(then), set(now))]
    sets += [(key, items(then, key), items(now, key)) for key in ("goals", "measures")]
    for what, before, after in sets:
        total = said[what]
        assert (total["before"], total["after"]) == (len(before), len(after)), what
        assert (total["added"], total["removed"]) == (len(after - before), len(before - after)), what


def test_a_revision_held_against_itself_says_that_nothing_changed(municipality: GitRepository) -> None:
    municipality.commit("Endret", AFTER, day="2025-06-01")

    done = planaudit("diff", "HEAD", "HEAD", *ON, *SELECT, cwd=municipality.root)

    assert done.out.splitlines()[3:] == [
        "            before  after  new  gone  changed",
        "  plans          5      5    0     0        0",
        "  goals          3      3    0     0        0",
        "  measures       1      1    0     0        0",
        "  links          7      7    0     0        0",
        "",
        "No new findings; 3 findings are there as before",
    ]


@pytest.mark.parametrize("named", [("HEAD~1", "HEAD"), ("HEAD~1..HEAD",), ("ny~1...ny",), ("2025-01-10", "HEAD")])
def test_two_revisions_are_named_as_git_names_them(municipality: GitRepository, named: tuple[str, ...]) -> None:
    municipality.commit("Endret", AFTER, day="2025-06-01")
    municipality.git("branch", "ny")

    done = planaudit("diff", *named, *ON, "-f", "json", cwd=municipality.root)

    said = json.loads(done.out)
    assert [said[side]["commit"] for side in ("before", "after")] == [
        municipality.git("rev-parse", name) for name in ("HEAD~1", "HEAD")
    ]


def test_a_later_revision_that_could_not_be_read_as_it_was_is_told(municipality: GitRepository) -> None:
    municipality.commit("Ødelagt", BEFORE | {"planaudit.yaml": "["}, day="2025-02-01")
    municipality.write(BEFORE)

    done = planaudit("diff", "HEAD~1", "HEAD", *ON, *SELECT, cwd=municipality.root)
    said = json.loads(planaudit("diff", "HEAD~1", "HEAD", *ON, *SELECT, "-f", "json", cwd=municipality.root).out)

    assert done.out.splitlines()[2] == ("planaudit.yaml could not be used at HEAD, so it was read with the one of now.")
    Draft202012Validator(SCHEMA).validate(said)
    assert (said["before"]["caveat"], said["after"]["caveat"]) == (None, "settings-of-now")


def test_it_goes_into_a_file_that_is_not_replaced_unasked(municipality: GitRepository) -> None:
    words = ("diff", "HEAD", *ON, "--output", "endringer.md", "-f", "markdown")

    first, again = (planaudit(*words, cwd=municipality.root) for _ in range(2))

    assert (first.exit, first.out, first.err) == (0, "", "")
    assert (municipality.root / "endringer.md").read_text(encoding="utf-8").startswith("## planaudit\n")
    assert (again.exit, again.err.splitlines()[0]) == (2, "endringer.md is there already")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("diff", "nope"), "there is no revision nope"),
        (("diff", "HEAD", "nope"), "there is no revision nope"),
        (("diff", "HEAD", "tom"), "there is no planaudit.yaml at tom"),
        (("check", "--since", "nope"), "there is no revision nope"),
    ],
)
def test_a_revision_that_cannot_be_compared_is_exit_2(
    municipality: GitRepository, words: tuple[str, ...], said: str
) -> None:
    municipality.git("checkout", "--quiet", "--orphan", "tom")
    municipality.git("commit", "--quiet", "--allow-empty", "--message", "Tom")
    municipality.git("rm", "--quiet", "--cached", "-r", ".")
    municipality.git("commit", "--quiet", "--allow-empty", "--message", "Tom")
    municipality.git("update-ref", "refs/heads/main", "main")
    municipality.git("symbolic-ref", "HEAD", "refs/heads/main")

    done = planaudit(*words, *ON, cwd=municipality.root)

    assert (done.exit, done.out) == (2, "")
    assert done.err.splitlines()[0] == said


class TestSince:
    """`check --since`: only what is new blocks."""

    def test_only_new_findings_are_reported_and_fail_the_check(self, municipality: GitRepository) -> None:
        commit = municipality.git("rev-parse", "--short=7", "HEAD")

        done = planaudit("check", "--since", "HEAD", "--fail-on", "warning", *ON, *SELECT, cwd=municipality.root)

        assert done.exit == 1
        assert done.out == (
            "planaudit.yaml:1:1: warning CHG002 “Idrettsplan” was in force and is gone from the register"
            " (plans/idrett.yaml)\n"
            "plans/kultur.yaml:1:2: info CHG005 “Kulturplan” had the id kultur before: links to it from outside break\n"
            "plans/miljø/klima.yaml:9:1: warning CHG003 goal M2 “Flere sykler” of “Klimaplan” is gone, and the plan was"
            " adopted with it\n"
            "plans/miljø/klima.yaml:11:6: warning CHG001 “Klimaplan” is adopted, and M3 “Bedre luft” changed with no new"
            " decision\n"
            "5 plans, 7 links, 8 rules as of 1 March 2026. 3 warnings, 1 remark. This is what is new since HEAD"
            f" (10 January 2025, {commit}): 3 findings that were there already are left out, 0 are mended.\n"
        )

    def test_what_was_there_before_does_not_fail_it(self, municipality: GitRepository) -> None:
        municipality.write(BEFORE)

        plain = planaudit("check", *ON, "--fail-on", "info", "--select", "TYP002", cwd=municipality.root)
        since = planaudit(
            "check", "--since", "HEAD", *ON, "--fail-on", "info", "--select", "TYP002", cwd=municipality.root
        )

        assert (plain.exit, since.exit) == (1, 0)
        assert len(since.out.splitlines()) == 1

    def test_a_mended_finding_is_counted_and_a_suppressed_new_one_is_not(self, municipality: GitRepository) -> None:
        notes = "audit: {ignore: [{rule: STR001, reason: Står alene}]}"
        alone = "id: alene\ntitle: Alene\nkind: temaplan\nadopted: 2024-06-13\n"
        municipality.commit("Alene", BEFORE | {"plans/b.yaml": alone}, day="2025-02-01")
        municipality.write(
            BEFORE
            | {"plans/b.yaml": alone + "parent: samfunnsdel\n", "plans/c.yaml": alone.replace("alene", "c") + notes}
        )

        done = planaudit("check", "--since", "HEAD", *ON, "--select", "STR001", cwd=municipality.root)

        assert done.exit == 0
        assert "No findings (1 suppressed). This is what is new since HEAD" in done.out
        assert done.out.endswith("0 findings that were there already are left out, 1 is mended.\n")

    @pytest.mark.parametrize(
        ("before", "said"),
        [
            ({"README.md": "Planer"}, "There was no planaudit.yaml then, so everything is new.\n"),
            ({"planaudit.yaml": "["}, "planaudit.yaml could not be used then, so it was read with the one of now.\n"),
        ],
    )
    def test_a_revision_that_could_not_be_read_as_it_was_is_told(
        self, municipality: GitRepository, before: dict[str, str], said: str
    ) -> None:
        municipality.commit("Før", before, day="2025-02-01")
        municipality.write(BEFORE)

        for form in ("concise", "full", "markdown", "github"):
            done = planaudit("check", "--since", "HEAD", *ON, "--select", "REF001", "-f", form, cwd=municipality.root)
            assert said.strip() in done.out, form

    def test_where_there_was_no_register_every_finding_is_new(self, municipality: GitRepository) -> None:
        municipality.commit("Før", {"README.md": "Planer"}, day="2025-02-01")
        municipality.write({"planaudit.yaml": MUNICIPALITY, "plans/kultur.yaml": BEFORE["plans/kultur.yaml"]})
        chosen = ("--select", "REF001,STR005,ECO011")

        since = planaudit("check", "--since", "HEAD", *ON, *chosen, cwd=municipality.root)
        plain = planaudit("check", *ON, *chosen, cwd=municipality.root)

        assert since.out.splitlines()[:-1] == plain.out.splitlines()[:-1]
        assert len(since.out.splitlines()) == 3
        assert "0 findings that were there already are left out, 0 are mended." in since.out

    def test_the_machine_formats_hold_the_new_findings_alone(self, municipality: GitRepository) -> None:
        done = planaudit("check", "--since", "HEAD", *ON, *SELECT, "-f", "json", cwd=municipality.root)

        said = json.loads(done.out)
        assert [finding["code"] for finding in said["findings"]] == ["CHG002", "CHG005", "CHG003", "CHG001"]
        assert (said["summary"]["warnings"], said["summary"]["infos"]) == (3, 1)

    def test_rules_about_a_change_do_not_run_without_a_revision(self, municipality: GitRepository) -> None:
        done = planaudit("check", *ON, "--select", "CHG,STR001", cwd=municipality.root)

        assert done.out == "5 plans, 7 links, 1 rule as of 1 March 2026. No findings.\n"

    def test_rules_about_a_change_alone_want_a_revision(self, municipality: GitRepository) -> None:
        done = planaudit("check", *ON, "--select", "CHG", cwd=municipality.root)

        assert (done.exit, done.out) == (2, "")
        assert done.err == (
            "the selected rules speak of a change, and there is nothing to compare with\n"
            "  = help: name a revision with --since, such as --since main\n"
        )
