"""`check --fix` and `--diff`: what is mended, what is left for a person, and that nothing else in a file changes."""

import json
import re
import shutil
from pathlib import Path

import pytest
from git_repository import GitRepository
from plan_repository import PlanRepository
from program import Done, planaudit

from planaudit.rules.catalogue import ALL_RULES
from planaudit.rules.rule import Rule

SAMFUNNSDEL = "id: samfunnsdelen\ntitle: Samfunnsdel\nkind: samfunnsdel\nadopted: 2024-06-13\nperiod: 2024-2027\n"
KULTUR = "id: kulturplan\ntitle: Kulturplan\nkind: temaplan\nadopted: 2024-06-13\nperiod: 2024-2027\n"
RULES = "REF,SCH,STR,AUD"


def check(root: Path, *words: str) -> Done:
    return planaudit("check", *words, "--select", RULES, "--as-of", "2026-03-01", "--fail-on", "never", cwd=root)


def mended(root: Path, text: str | bytes, *words: str) -> str | bytes:
    """What `--fix` makes of a plan file beside a samfunnsdel, given as text or as bytes."""
    PlanRepository(root, {"plans/a.yaml": text, "plans/samfunnsdel.yaml": SAMFUNNSDEL})
    assert check(root, "--fix", *words).exit == 0
    after = (root / "plans/a.yaml").read_bytes()
    return after if isinstance(text, bytes) else after.decode()


def test_an_id_that_is_only_spelt_otherwise_is_corrected_and_nothing_else_in_the_file_is_touched(
    tmp_path: Path,
) -> None:
    plan = (
        "# Kulturplanen\nid:   kulturplan\ntitle: 'Kulturplan'   # hva den heter\nkind: temaplan\n"
        "adopted: {date: 13.06.2024,  body: Kommunestyret}\n\nparent:  {} # over\nrelates_to: [ {} , 'x-' ]\n"
    ).replace("'x-'", "kulturplan-2")

    after = mended(tmp_path, plan.replace("{}", "Samfunns_delen"))

    assert after == plan.replace("{}", "samfunnsdelen")


def test_a_guess_is_made_only_where_guesses_are_allowed(tmp_path: Path) -> None:
    plan = KULTUR + "parent: samfunsdel\n"

    assert mended(tmp_path / "safe", plan) == plan
    assert mended(tmp_path / "unsafe", plan, "--unsafe-fixes") == KULTUR + "parent: samfunnsdelen\n"


def test_an_id_that_is_the_spelling_of_two_is_a_guess(tmp_path: Path) -> None:
    two = KULTUR + "---\nid: kultur-plan\ntitle: Kulturplan\nkind: annet\n---\n"
    plan = two + "id: scene\ntitle: Sceneplan\nkind: temaplan\nrelates_to: [kultur_plan]\n"

    assert mended(tmp_path, plan) == plan


def test_the_plan_that_has_taken_over_is_named_instead_once(tmp_path: Path) -> None:
    retired = (
        "---\nid: gammel\ntitle: Gammel plan\nkind: temaplan\nstatus: replaced\n"
        "---\nid: ny\ntitle: Ny plan\nkind: temaplan\nadopted: 2024-06-13\nreplaces: [gammel]\n"
    )
    links = "parent: samfunnsdelen\nfollows_up:\n  - gammel\n  # og\n  - ny  # den nye\nrelates_to: [gammel, samfunnsdelen]\n"

    after = mended(tmp_path, KULTUR + links + retired, "--unsafe-fixes")

    assert after == KULTUR + (
        "parent: samfunnsdelen\nfollows_up:\n  # og\n  - ny  # den nye\nrelates_to: [ny, samfunnsdelen]\n" + retired
    )


def test_a_link_to_an_element_of_a_retired_plan_is_left_to_a_person(tmp_path: Path) -> None:
    plan = (
        KULTUR + "follows_up: [gammel#M1]\n---\nid: gammel\ntitle: Gammel plan\nkind: temaplan\nstatus: replaced\n"
        "goals: [{id: M1, title: Flere på scenen}]\n"
        "---\nid: ny\ntitle: Ny plan\nkind: temaplan\nadopted: 2024-06-13\nreplaces: [gammel]\n"
    )

    assert mended(tmp_path, plan, "--unsafe-fixes") == plan


HANDLING = "---\nid: handling\ntitle: Handlingsplan\nkind: handlingsplan\nadopted: 2024-06-13\nperiod: 2024-2027\n"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("parent: kulturplan\nfollows_up: [samfunnsdelen]\n", "parent: kulturplan\n"),
        ("follows_up: [kulturplan,\n  samfunnsdelen]\n", "follows_up: [kulturplan]\n"),
        ("follows_up: [ samfunnsdelen , kulturplan ]\n", "follows_up: [ kulturplan ]\n"),
        ("follows_up:\n- kulturplan\n- samfunnsdelen\n", "follows_up:\n- kulturplan\n"),
        ("follows_up:\n  - samfunnsdelen\n  - kulturplan", "follows_up:\n  - kulturplan"),
        ("parent: kulturplan\nfollows_up:\n  - samfunnsdelen", "parent: kulturplan\n"),
    ],
)
def test_a_redundant_link_goes_with_its_line_its_comma_and_its_key(tmp_path: Path, written: str, left: str) -> None:
    plan = KULTUR + "parent: samfunnsdelen\n" + HANDLING

    assert mended(tmp_path, plan + written) == plan + left


def test_what_would_take_a_comment_or_the_parent_away_wants_a_person(tmp_path: Path) -> None:
    plan = KULTUR + "parent: samfunnsdelen\n" + HANDLING
    comment = plan + "parent: kulturplan\nfollows_up:\n  - samfunnsdelen  # etter vedtak 12/24\n"
    parent = plan + "parent: samfunnsdelen\nfollows_up: [kulturplan]\n"

    assert mended(tmp_path / "1", comment) == comment
    assert mended(tmp_path / "2", comment, "--unsafe-fixes") == plan + "parent: kulturplan\n"
    assert mended(tmp_path / "3", parent) == parent
    assert mended(tmp_path / "4", parent, "--unsafe-fixes") == plan + "follows_up: [kulturplan]\n"


def test_links_that_make_each_other_redundant_are_left(tmp_path: Path) -> None:
    ring = (
        KULTUR + "follows_up: [b, c]\n---\nid: b\ntitle: B\nkind: temaplan\nfollows_up: [c]\n"
        "---\nid: c\ntitle: C\nkind: temaplan\nfollows_up: [b]\n"
    )

    assert mended(tmp_path, ring, "--unsafe-fixes") == ring


def test_unused_suppressions_go_also_from_planaudit_yaml_and_the_last_takes_its_keys_along(tmp_path: Path) -> None:
    settings = (
        "municipality: {name: Fjordvik}\naudit:\n  ignore:\n    - rule: STR005\n      reason: Ikke nå\nlanguage: en\n"
    )
    plan = KULTUR + "parent: samfunnsdelen\naudit:\n  ignore: [{rule: STR001, reason: A}, {rule: STR002, reason: B}]\n"
    PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": plan, "plans/samfunnsdel.yaml": SAMFUNNSDEL})

    done = check(tmp_path, "--fix")

    assert done.err == "3 findings mended in planaudit.yaml, plans/a.yaml\n"
    assert (tmp_path / "planaudit.yaml").read_text() == "municipality: {name: Fjordvik}\nlanguage: en\n"
    assert (tmp_path / "plans/a.yaml").read_text() == KULTUR + "parent: samfunnsdelen\n"


def test_a_suppression_that_has_expired_goes_with_its_reason_only_where_a_person_allows_it(tmp_path: Path) -> None:
    plan = KULTUR + 'parent: samfunnsdelen\naudit: {ignore: [{rule: STR001, reason: "Se sak 12/25", until: 2025}]}\n'

    assert mended(tmp_path, plan) == plan
    assert mended(tmp_path, plan, "--unsafe-fixes") == KULTUR + "parent: samfunnsdelen\n"


def test_the_page_of_a_rule_and_the_table_of_fixes_tell_alike_what_can_be_mended() -> None:
    table = (Path(__file__).parents[1] / "docs/fixes.md").read_text(encoding="utf-8")

    told = {
        (code, "--unsafe-fixes" in row)
        for row in table.splitlines()
        if row.startswith("| [")
        for code in re.findall(r"\[(\w+)\]", row)
    }
    assert {(rule.code, unsafe) for rule in ALL_RULES for unsafe in _mended_by(rule)} == told


def _mended_by(rule: Rule) -> set[bool]:
    """Whether the page names the fix of people (True), that of everyone (False), or both."""
    (said,) = re.findall(r"^Mended: .*(?:\n.+)*", rule.page, re.MULTILINE) or [""]
    options = set(re.findall(r"`(--fix --unsafe-fixes|--fix|--unsafe-fixes)`", said))
    return {option != "--fix" for option in options}


def test_a_date_that_lacks_zeros_gets_them(tmp_path: Path) -> None:
    plan = KULTUR.replace("2024-06-13", "{} # vedtatt").replace("2024-2027", '{from: "{}", to: 2027}')

    assert mended(tmp_path, plan.replace("{}", "2024-6-3")) == plan.replace("{}", "2024-06-03")


def test_themes_and_owners_are_corrected_to_the_lists(tmp_path: Path) -> None:
    lists = (
        "themes: [{id: kultur, title: Kultur}]\norganisation: [{id: utvalg-kultur, title: Utvalg, level: political}]\n"
    )
    plan = KULTUR + "parent: samfunnsdelen\ntheme: Kultur\nowner: {political: utvalgkultur}\n"
    settings = "municipality: {name: Fjordvik}\n" + lists
    PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": plan, "plans/samfunnsdel.yaml": SAMFUNNSDEL})

    check(tmp_path, "--fix")

    assert (tmp_path / "plans/a.yaml").read_text() == (
        KULTUR + "parent: samfunnsdelen\ntheme: kultur\nowner: {political: utvalg-kultur}\n"
    )


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    plan = ("﻿" + KULTUR + "parent: SAMFUNNSDELEN\nsummary: |\n  to  \n  linjer\n").replace("\n", "\r\n").encode()

    assert mended(tmp_path, plan) == plan.replace(b"SAMFUNNSDELEN", b"samfunnsdelen")


@pytest.mark.parametrize(
    "written",
    [
        "parent: &over Samfunns-delen\nrelates_to: [*over]\n",
        "parent: !!str Samfunns-delen\n",
        "parent: 'Samfunns\n\n  -delen'\n",
    ],
)
def test_what_is_anchored_tagged_or_broken_over_lines_is_left(tmp_path: Path, written: str) -> None:
    assert mended(tmp_path, KULTUR + written, "--unsafe-fixes") == KULTUR + written


def test_a_fix_that_would_make_a_new_finding_is_left_and_the_reason_told(tmp_path: Path) -> None:
    plan = KULTUR + "parent: Scene_plan\n---\nid: sceneplan\ntitle: Sceneplan\nkind: temaplan\nparent: kulturplan\n"
    PlanRepository(tmp_path, {"plans/a.yaml": plan, "plans/samfunnsdel.yaml": SAMFUNNSDEL})

    done = check(tmp_path, "--fix")

    assert done.err == (
        "plans/a.yaml:6:1: REF001 was not mended, because a new finding would come of it:"
        " STR003 “Kulturplan” stands under itself: kulturplan → sceneplan → kulturplan\n"
    )
    assert (tmp_path / "plans/a.yaml").read_text() == plan


@pytest.mark.parametrize(
    ("plan", "demand", "words"),
    [("KULTUR-PLAN", "Klima", ()), ("kulturplann", "klimaa", ("--unsafe-fixes",))],
    ids=["spelt otherwise", "the nearest"],
)
def test_what_the_settings_and_covers_name_is_corrected_too(
    plan: str, demand: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    settings = (
        "municipality: {name: Fjordvik}\nrequired_plans: [{id: klima, title: Klimaplan}]\n"
        "audit: {ignore: [{rule: PER003, plan: {}, reason: Avtalt}]}\n"
    )
    kultur = KULTUR.replace("2024-2027", "2024-2025")  # which has run out, so that something is hidden
    files = {
        "planaudit.yaml": settings.replace("{}", plan),
        "plans/a.yaml": kultur + f"parent: samfunnsdelen\ncovers: [{demand}]\n",
        "plans/samfunnsdel.yaml": SAMFUNNSDEL,
    }
    root = PlanRepository(tmp_path, files).root

    shown = check(root, "--diff").out.splitlines()
    assert sum(line.startswith("+") and not line.startswith("+++") for line in shown) == (0 if words else 2)
    assert check(root, "--fix", *words).exit == 0

    assert (root / "planaudit.yaml").read_text() == settings.replace("{}", "kulturplan")
    assert (root / "plans/a.yaml").read_text() == kultur + "parent: samfunnsdelen\ncovers: [klima]\n"


@pytest.mark.parametrize("name", ["a", "j", "z"], ids=["first", "between", "last"])
@pytest.mark.parametrize("others", ["i", "ik", "ikl"], ids=["one other", "two others", "three others"])
def test_a_fix_that_would_make_a_new_finding_keeps_no_other_from_being_made(
    name: str, others: str, tmp_path: Path
) -> None:
    ring = KULTUR + "parent: Scene_plan\n---\nid: sceneplan\ntitle: Sceneplan\nkind: temaplan\nparent: kulturplan\n"
    files = {f"plans/{id_}.yaml": KULTUR.replace("kulturplan", id_) + "parent: SAMFUNNSDELEN\n" for id_ in others}
    PlanRepository(tmp_path, files | {f"plans/{name}.yaml": ring, "plans/samfunnsdel.yaml": SAMFUNNSDEL})

    done = check(tmp_path, "--fix")

    assert misspelt(tmp_path) == set()
    assert (tmp_path / f"plans/{name}.yaml").read_text() == ring
    assert done.err.count("was not mended, because a new finding would come of it") == 1


def test_a_remark_that_would_come_of_it_counts_too(tmp_path: Path) -> None:
    settings = "municipality: {name: Fjordvik}\nrules: {severity: {STR003: info}}\n"
    plan = KULTUR + "parent: Scene_plan\n---\nid: sceneplan\ntitle: Sceneplan\nkind: temaplan\nparent: kulturplan\n"
    PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": plan})

    done = check(tmp_path, "--fix")

    assert "a.yaml:6:1: REF001 was not mended, because a new finding would come of it" in done.err
    assert (tmp_path / "plans/a.yaml").read_text() == plan


def test_what_the_rules_of_the_settings_would_find_counts_also_when_one_rule_is_selected(tmp_path: Path) -> None:
    plan = KULTUR + "parent: Scene_plan\n---\nid: sceneplan\ntitle: Sceneplan\nkind: temaplan\nparent: kulturplan\n"
    PlanRepository(tmp_path, {"plans/a.yaml": plan})

    planaudit("check", "--fix", "--select", "REF001", cwd=tmp_path)

    assert (tmp_path / "plans/a.yaml").read_text() == plan


@pytest.fixture
def two_plans(tmp_path: Path) -> Path:
    """A kulturplan and an idrettsplan, each with a parent that is spelt otherwise."""
    files = {f"plans/{id_}.yaml": KULTUR.replace("kulturplan", id_) + "parent: SAMFUNNSDELEN\n" for id_ in "ki"}
    return PlanRepository(tmp_path, files | {"plans/samfunnsdel.yaml": SAMFUNNSDEL}).root


def misspelt(root: Path) -> set[str]:
    return {path.stem for path in root.glob("plans/?.yaml") if "SAMFUNNSDELEN" in path.read_text()}


def test_only_the_plans_that_are_chosen_are_mended(two_plans: Path) -> None:
    shown = check(two_plans, "--diff", "--only", "k")
    done = check(two_plans, "--fix", "--only", "k")

    assert [line for line in shown.out.splitlines() if line.startswith("+++")] == ["+++ plans/k.yaml"]
    assert (done.exit, done.err) == (0, "1 finding mended in plans/k.yaml\n")
    assert misspelt(two_plans) == {"i"}


def test_what_waits_in_a_baseline_is_left(two_plans: Path) -> None:
    planaudit("baseline", "create", "--select", "REF", "--as-of", "2026-03-01", cwd=two_plans)
    kultur = two_plans / "plans/k.yaml"
    kultur.write_text(kultur.read_text() + "relates_to: [I]\n")

    done = check(two_plans, "--fix")

    assert (done.exit, done.err) == (0, "1 finding mended in plans/k.yaml\n")
    assert kultur.read_text().endswith("parent: SAMFUNNSDELEN\nrelates_to: [i]\n")
    assert misspelt(two_plans) == {"i", "k"}


def test_what_was_there_before_a_revision_is_left(two_plans: Path) -> None:
    repository = GitRepository(two_plans)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Register")
    kultur = two_plans / "plans/k.yaml"
    kultur.write_text(kultur.read_text() + "relates_to: [I]\n")

    done = check(two_plans, "--fix", "--since", "HEAD")

    assert (done.exit, done.err) == (0, "1 finding mended in plans/k.yaml\n")
    assert kultur.read_text().endswith("parent: SAMFUNNSDELEN\nrelates_to: [i]\n")


def test_a_diff_changes_nothing_and_tells_by_its_exit_code_whether_there_is_one(tmp_path: Path) -> None:
    plan = KULTUR + "parent: SAMFUNNSDELEN"
    repository = PlanRepository(tmp_path, {"plans/a.yaml": plan, "plans/samfunnsdel.yaml": SAMFUNNSDEL})

    done = check(repository.root, "--diff")

    assert (done.exit, done.err) == (1, "")
    assert done.out == (
        "--- plans/a.yaml\n+++ plans/a.yaml\n@@ -3,4 +3,4 @@\n kind: temaplan\n adopted: 2024-06-13\n period: 2024-2027\n"
        "-parent: SAMFUNNSDELEN\n\\ No newline at end of file\n+parent: samfunnsdelen\n\\ No newline at end of file\n"
    )
    assert (tmp_path / "plans/a.yaml").read_text() == plan
    check(repository.root, "--fix")
    assert check(repository.root, "--diff") == Done(0, "", "")


def test_options_that_say_nothing_together_are_refused(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": KULTUR})

    assert "give --fix or --diff too" in planaudit("check", "--unsafe-fixes", cwd=tmp_path).err
    assert "the diff and no report" in planaudit("check", "--diff", "-f", "json", cwd=tmp_path).err
    assert planaudit("check", "--diff", "--output", "json=a.json", cwd=tmp_path).exit == 2


def test_the_reports_tell_what_can_be_mended(tmp_path: Path) -> None:
    plan = KULTUR + "parent: SAMFUNNSDELEN\nrelates_to: [samfunsdel]\n"
    PlanRepository(tmp_path, {"plans/a.yaml": plan, "plans/samfunnsdel.yaml": SAMFUNNSDEL})

    lines = check(tmp_path, "-f", "concise").out.splitlines()
    first, second = (
        finding for finding in json.loads(check(tmp_path, "-f", "json").out)["findings"] if finding["code"] == "REF001"
    )

    assert lines[0].startswith("plans/a.yaml:6:1: error REF001 [*] “Kulturplan” names SAMFUNNSDELEN")
    assert lines[1].startswith("plans/a.yaml:7:14: error REF001 “Kulturplan” names samfunsdel")
    assert lines[-1] == "[*] 1 finding can be mended with --fix; 1 more with --unsafe-fixes."
    assert check(tmp_path, "-f", "full").out.endswith("\n" + lines[-1] + "\n")
    assert first["fix"] == {
        "description": "write samfunnsdelen",
        "applicability": "safe",
        "edits": [
            {
                "location": {
                    "path": "plans/a.yaml",
                    "start": {"line": 6, "column": 9},
                    "end": {"line": 6, "column": 22},
                },
                "replacement": "samfunnsdelen",
            }
        ],
    }
    assert second["fix"]["applicability"] == "unsafe"


def test_a_linked_file_is_not_written_through_and_keeps_no_other_from_being_mended(tmp_path: Path) -> None:
    root = tmp_path / "r"
    files = {
        "felles/a.yaml": KULTUR + "parent: SAMFUNNSDELEN\n",
        "plans/a.yaml": "-> ../felles/a.yaml",
        "plans/b.yaml": KULTUR.replace("kultur", "idretts") + "parent: SAMFUNNSDELEN\n",
        "plans/samfunnsdel.yaml": SAMFUNNSDEL,
    }
    PlanRepository(root, files)

    shown = check(root, "--diff", "--unsafe-fixes")
    done = check(root, "--fix", "--unsafe-fixes")

    left = (
        "plans/a.yaml:6:1: REF001 was not mended, because plans/a.yaml is a link: mend it in the file that it leads to"
    )
    assert shown.err == f"{left}\n"
    assert [line for line in shown.out.splitlines() if line[:1] in "+-"] == [
        *("--- plans/b.yaml", "+++ plans/b.yaml", "-parent: SAMFUNNSDELEN", "+parent: samfunnsdelen")
    ]
    assert (done.exit, done.err) == (0, f"{left}\n1 finding mended in plans/b.yaml\n")
    assert "plans/a.yaml:6:1: error REF001 " in done.out
    assert (root / "felles/a.yaml").read_text() == files["felles/a.yaml"]
    assert (root / "plans/a.yaml").is_symlink()
    assert (root / "plans/b.yaml").read_text().endswith("parent: samfunnsdelen\n")


def test_who_may_use_a_file_stays(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": KULTUR + "parent: SAMFUNNSDELEN\n", "plans/s.yaml": SAMFUNNSDEL})
    (tmp_path / "plans/a.yaml").chmod(0o640)

    check(tmp_path, "--fix")

    assert (tmp_path / "plans/a.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == ["a.yaml", "s.yaml"]


@pytest.mark.parametrize("example", ["fjordvik", "gol", "drammen"])
def test_in_the_examples_every_line_that_is_not_mended_keeps_its_bytes(example: str, tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "examples" / example
    shutil.copytree(source, tmp_path, dirs_exist_ok=True)
    touched = {
        (edit["location"]["path"], line)
        for finding in json.loads(planaudit("check", "-f", "json", "--as-of", "2026-03-01", cwd=tmp_path).out)[
            "findings"
        ]
        for edit in (finding["fix"] or {"edits": []})["edits"]
        for line in range(edit["location"]["start"]["line"], edit["location"]["end"]["line"] + 1)
    }

    planaudit("check", "--fix", "--unsafe-fixes", "--as-of", "2026-03-01", cwd=tmp_path)

    for file in source.rglob("*.yaml"):
        path = file.relative_to(source).as_posix()
        before, after = file.read_bytes().splitlines(), (tmp_path / path).read_bytes().splitlines()
        kept = [line for number, line in enumerate(before, 1) if (path, number) not in touched]
        assert [line for line in after if line in kept] == kept or after == before
