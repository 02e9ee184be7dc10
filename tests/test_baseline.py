"""The baseline: findings that were known may wait, what is new is told, and what is mended is asked to be removed."""

import json
import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from plan_repository import PlanRepository
from program import Done, planaudit
from registers import portfolios, registers
from ruamel.yaml import YAML
from test_program import on_a_terminal

from planaudit.documents.baseline_file import baseline_of
from planaudit.documents.baseline_text import Entry, NotEditable, edited, new_text
from planaudit.findings import Report
from planaudit.model.json_schema import json_schema

NAME = "planaudit-baseline.yaml"
SETTINGS = """\
municipality: {name: Fjordvik kommune}
language: en
rules: {select: [PER003, STR001, STR005, AUD]}
"""
SAMFUNNSDEL = (
    "id: samfunnsdelen\ntitle: Samfunnsdelen 2024–2036\nkind: samfunnsdel\nadopted: 2024-06-13\nperiod: 2024-2036\n"
)
KULTURPLAN = (
    "id: kulturplan\ntitle: Kulturplan\nkind: temaplan\nadopted: 2020-06-18\nperiod: 2020-2024\nparent: samfunnsdelen\n"
)
KLIMAPLAN = KULTURPLAN.replace("kulturplan", "klimaplan").replace("Kulturplan", "Klimaplan: «grønt» # nå")
SKOLEPLAN = KULTURPLAN.replace("kulturplan", "skoleplan").replace("Kulturplan", "Skoleplan")
MENDED = "period: 2020-2028\n"
RAN_OUT = "ran out 31 December 2024, but is still listed as in force"


def fjordvik(root: Path, **plans: str) -> Path:
    files = {"planaudit.yaml": SETTINGS, "plans/samfunnsdelen.yaml": SAMFUNNSDEL}
    return PlanRepository(root, files | {f"plans/{name}.yaml": text for name, text in plans.items()}).root


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return fjordvik(
        tmp_path,
        kulturplan=KULTURPLAN,
        klimaplan=KLIMAPLAN.replace("title: Klimaplan: «grønt» # nå", "title: 'Klimaplan: «grønt» # nå'"),
    )


def baseline(what: str, *words: str, cwd: Path, day: str = "2026-03-01") -> Done:
    return planaudit("baseline", what, "--as-of", day, *words, cwd=cwd)


def checked(*words: str, cwd: Path, day: str = "2026-03-01") -> Done:
    return planaudit("check", "--as-of", day, "--fail-on", "info", *words, cwd=cwd)


def mend(register: Path, plan: str) -> None:
    file = register / f"plans/{plan}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("period: 2020-2024\n", MENDED), encoding="utf-8")


def test_what_is_known_waits_and_what_is_new_is_told(register: Path) -> None:
    made = baseline("create", cwd=register)
    after = checked(cwd=register)
    (register / "plans/skoleplan.yaml").write_text(SKOLEPLAN, encoding="utf-8")
    with_a_new_one = checked(cwd=register)

    assert made == Done(0, f"{NAME}: 2 entries added; 2 known findings wait.\n", "")
    assert after == Done(
        0, f"3 plans, 2 links, 6 rules as of 1 March 2026. No findings. 2 known findings wait in {NAME}.\n", ""
    )
    assert with_a_new_one == Done(
        1,
        f"plans/skoleplan.yaml:5:1: warning PER003 “Skoleplan” {RAN_OUT}\n"
        f"4 plans, 3 links, 6 rules as of 1 March 2026. 1 warning. 2 known findings wait in {NAME}.\n",
        "",
    )


def test_the_file_is_read_as_it_is_by_people_and_by_the_schema(register: Path) -> None:
    baseline("create", "--reason", "Tas opp til høsten", "--owner", "kultur", "--until", "2027-06", cwd=register)

    text = (register / NAME).read_text(encoding="utf-8")

    assert text == (
        "# Findings that were known when this was written, and may wait.\n"
        "# An entry may be given `reason:`, `owner:` and `until:` (the last day, month or year that it may wait).\n"
        "# `planaudit baseline prune` removes what has been mended; `planaudit baseline show` tells what is left.\n"
        "format: planaudit-baseline\n"
        "version: 1\n"
        "findings:\n"
        "  - code: PER003\n"
        "    plan: klimaplan\n"
        f'    message: "“Klimaplan: «grønt» # nå” {RAN_OUT}"\n'
        "    fingerprint: planaudit/v1:d356433ef59c03500c3b25f896e48871\n"
        "    since: 2026-03-01\n"
        '    reason: "Tas opp til høsten"\n'
        "    owner: kultur\n"
        "    until: 2027-06\n"
        "  - code: PER003\n"
        "    plan: kulturplan\n"
        f'    message: "“Kulturplan” {RAN_OUT}"\n'
        "    fingerprint: planaudit/v1:1b9618f893d0f8559b4fedd635763964\n"
        "    since: 2026-03-01\n"
        '    reason: "Tas opp til høsten"\n'
        "    owner: kultur\n"
        "    until: 2027-06\n"
    )
    Draft202012Validator(json_schema("baseline")).validate(
        YAML(typ="safe", pure=True).load(text.replace("2026-03-01", "'2026-03-01'"))
    )


def test_what_is_mended_is_told_at_its_entry_and_pruned(register: Path) -> None:
    baseline("create", cwd=register)
    mend(register, "klimaplan")

    found = checked("-f", "full", cwd=register)
    pruned = baseline("prune", cwd=register)
    again = baseline("prune", cwd=register)

    assert found.exit == 1
    assert found.out == (
        f"{NAME}:7:5: error AUD003 stale-baseline-entry\n"
        "    5 │ version: 1\n"
        "    6 │ findings:\n"
        "    7 │   - code: PER003\n"
        "      │     ^^^^^^^^^^^^\n"
        "      │ PER003 is no longer found for klimaplan, but still stands in the baseline\n"
        "   = help: remove the entry; `planaudit baseline prune` removes all that are done with\n"
        "   = see: planaudit explain AUD003\n"
        "\n"
        "3 plans, 2 links, 6 rules as of 1 March 2026. 1 error."
        f" 2 known findings wait in {NAME}, 1 of them now mended.\n"
    )
    assert pruned == Done(0, f"{NAME}: 1 entry removed; 1 known finding waits.\n", "")
    assert again == Done(0, f"{NAME}: nothing to remove; 1 known finding waits.\n", "")
    assert checked(cwd=register).exit == 0


def test_after_the_last_day_a_finding_counts_again_and_points_at_that_day(register: Path) -> None:
    baseline("create", "--until", "2026-06", cwd=register)

    on_the_day = checked(cwd=register, day="2026-06-30")
    after = checked("-f", "full", "--no-fold", cwd=register, day="2026-07-01")

    assert on_the_day.exit == 0
    assert after.exit == 1
    assert f"{NAME}:12:5  might wait in the baseline until June 2026\n" in after.out
    assert after.out.endswith(f"2 warnings. 2 known findings wait in {NAME}, 2 of them overdue.\n")


def test_bringing_it_up_to_date_keeps_what_people_wrote(register: Path) -> None:
    baseline("create", cwd=register)
    file = register / NAME
    text = file.read_text(encoding="utf-8").replace(
        "    plan: kulturplan\n", "    plan: kulturplan      # ringt kultur 3. mars\n    reason: Venter på ny rektor\n"
    )
    file.write_text(text + "# Gjennomgått i planforum\n", encoding="utf-8")
    mend(register, "klimaplan")
    (register / "plans/skoleplan.yaml").write_text(SKOLEPLAN, encoding="utf-8")

    refused = baseline("create", cwd=register)
    done = baseline("create", "--force", "--reason", "Ny", cwd=register, day="2026-04-01")

    assert refused == Done(
        2, "", f"{NAME} is there already\n  = help: --force brings it up to date, and keeps what people wrote\n"
    )
    assert done == Done(0, f"{NAME}: 1 entry added, 1 entry removed; 2 known findings wait.\n", "")
    head, _, rest = text.partition("  - code: PER003\n    plan: klimaplan\n")
    _, _, kept = rest.partition("  - ")
    assert file.read_text(encoding="utf-8") == (
        f"{head}  - {kept}"
        "  - code: PER003\n"
        "    plan: skoleplan\n"
        f'    message: "“Skoleplan” {RAN_OUT}"\n'
        "    fingerprint: planaudit/v1:7644c5f1459067632d5ade17841cf449\n"
        "    since: 2026-04-01\n"
        "    reason: Ny\n"
        "# Gjennomgått i planforum\n"
    )


def test_a_baseline_of_some_rules_leaves_the_entries_of_others_alone(register: Path) -> None:
    baseline("create", cwd=register)
    mend(register, "klimaplan")

    done = baseline("create", "--force", "--select", "STR", cwd=register)

    assert done.out == f"{NAME}: nothing to remove; 2 known findings wait.\n"


def test_another_file_can_be_named_and_then_it_alone_counts(register: Path) -> None:
    baseline("create", cwd=register)

    made = baseline("create", "--baseline", "plans/kjent.yaml", cwd=register)
    checked_with = checked("--baseline", "plans/kjent.yaml", cwd=register)
    missing = checked("--baseline", "borte.yaml", cwd=register)

    assert made.out == "plans/kjent.yaml: 2 entries added; 2 known findings wait.\n"
    assert checked_with.out.endswith("No findings. 2 known findings wait in plans/kjent.yaml.\n")
    assert missing == Done(
        2,
        "",
        "there is no baseline borte.yaml\n  = help: make it with `planaudit baseline create --baseline borte.yaml`\n",
    )


def test_a_baseline_is_no_plan_though_the_globs_catch_it(register: Path) -> None:
    (register / "planaudit.yaml").write_text(SETTINGS + 'plans: ["**/*.yaml"]\n', encoding="utf-8")

    baseline("create", cwd=register)

    assert checked(cwd=register).out.startswith("3 plans, 2 links, 6 rules as of 1 March 2026. No findings.")


def test_where_nothing_is_found_nothing_is_written(tmp_path: Path) -> None:
    root = fjordvik(tmp_path)

    done = baseline("create", cwd=root)

    assert done == Done(0, "nothing was found that may wait, so there is nothing to write down\n", "")
    assert not (root / NAME).exists()


def test_where_there_is_no_plan_nothing_is_written(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": SETTINGS}).root

    done = baseline("create", cwd=root)

    assert done == Done(3, "", "no plan was found, so there is nothing to write down\n")


def test_a_baseline_that_is_a_link_is_edited_where_it_lies(tmp_path: Path) -> None:
    PlanRepository(tmp_path / "planer", {"plans/a.yaml": "id: a\ntitle: A\nkind: annet\nparent: b\n"})
    kept = tmp_path / "kjent.yaml"
    planaudit("baseline", "create", "planer", "--select", "REF001", "--baseline", kept, cwd=tmp_path)
    (tmp_path / "planer" / NAME).symlink_to(kept)
    (tmp_path / "planer/plans/a.yaml").write_text("id: a\ntitle: A\nkind: annet\n", encoding="utf-8")

    through_the_link = planaudit("baseline", "prune", "planer", cwd=tmp_path)
    itself = planaudit("baseline", "prune", "planer", "--baseline", kept, cwd=tmp_path)

    assert (through_the_link.exit, through_the_link.out) == (2, "")
    assert through_the_link.err.endswith(f"{NAME} is a link\n  = help: name the file that it leads to\n")
    assert (itself.exit, itself.out) == (0, f"{kept.name}: 1 entry removed; 0 known findings wait.\n")


@pytest.mark.parametrize("what", ["show", "prune"])
def test_without_a_baseline_there_is_nothing_to_show_or_prune(register: Path, what: str) -> None:
    assert baseline(what, cwd=register) == Done(
        2, "", f"there is no {NAME}\n  = help: make it with `planaudit baseline create`\n"
    )


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ("neste år", "--until neste år is not a date; write it as 2027, 2027-06 or 2027-06-30\n"),
        ("2027-02-30", "--until 2027-02-30 is not a date; write it as 2027, 2027-06 or 2027-06-30\n"),
        ("2025", "--until 2025 lies before 1 March 2026, the day of the audit\n"),
    ],
)
def test_a_last_day_must_be_a_date_to_come(register: Path, given_: str, said: str) -> None:
    assert baseline("create", "--until", given_, cwd=register) == Done(2, "", said)


def test_the_debt_is_shown_by_rule_plan_and_owner_with_ages_and_reasons(register: Path) -> None:
    (register / "plans/skoleplan.yaml").write_text(SKOLEPLAN, encoding="utf-8")
    baseline("create", "--owner", "kultur", "--until", "2026-06-30", cwd=register, day="2025-01-15")
    mend(register, "klimaplan")
    file = register / NAME
    head, _, last = file.read_text(encoding="utf-8").rpartition("    owner: kultur\n    until: 2026-06-30\n")
    file.write_text(
        head.replace(
            "2025-01-15\n    owner: kultur\n    until: 2026-06-30\n  - code: PER003\n    plan: sk",
            "2025-01-15\n    owner: kultur\n    reason: Se sak 12/26\n  - code: PER003\n    plan: sk",
        )
        + last,
        encoding="utf-8",
    )

    done = baseline("show", cwd=register, day="2026-07-01")

    assert done == Done(
        0,
        f"3 known findings wait in {NAME}, 1 of them now mended.\n"
        "\n"
        "By rule\n"
        "  PER003 expired-in-force  3\n"
        "\n"
        "By plan\n"
        "  klimaplan   1\n"
        "  kulturplan  1\n"
        "  skoleplan   1\n"
        "\n"
        "By owner\n"
        "  kultur  2  the oldest since 15 January 2025\n"
        "  nobody  1  the oldest since 15 January 2025\n"
        "\n"
        "Mended: `planaudit baseline prune` removes them\n"
        f"  PER003 klimaplan: “Klimaplan: «grønt» # nå” {RAN_OUT}\n"
        "     since 15 January 2025 (17 months); until 30 June 2026; owner: kultur; no reason\n"
        "\n"
        "Waiting\n"
        f"  PER003 kulturplan: “Kulturplan” {RAN_OUT}\n"
        "     since 15 January 2025 (17 months); owner: kultur; reason: Se sak 12/26\n"
        f"  PER003 skoleplan: “Skoleplan” {RAN_OUT}\n"
        "     since 15 January 2025 (17 months); no reason\n",
        "",
    )


def test_what_is_overdue_comes_first_and_what_was_not_asked_last(register: Path) -> None:
    baseline("create", "--until", "2026-03", cwd=register)
    text = (register / NAME).read_text(encoding="utf-8")
    (register / NAME).write_text(
        text
        + "  - {code: OWN001, message: Ingen eier, fingerprint: 'planaudit/v1:00000000000000000000000000000001'}\n",
        encoding="utf-8",
    )

    lines = baseline("show", cwd=register, day="2029-03-01").out.splitlines()

    assert [line for line in lines if line and not line.startswith(" ")] == [
        f"3 known findings wait in {NAME}, 2 of them overdue.",
        "By rule",
        "By plan",
        "By owner",
        "Overdue: no longer hidden",
        "Not known: the rule was not run, or could not be evaluated",
    ]
    assert "  the portfolio  1" in lines
    assert "     since 1 March 2026 (3 years); until March 2026; no reason" in lines
    assert lines[-2:] == ["  OWN001: Ingen eier", "     no reason"]


def test_the_sheet_is_read_in_the_languages_of_the_municipality(register: Path) -> None:
    baseline("create", cwd=register)

    bokmal = baseline("show", "--lang", "nb", cwd=register).out.splitlines()
    nynorsk = checked("--lang", "nn", cwd=register).out

    assert bokmal[0] == f"2 kjente funn venter i {NAME}."
    assert bokmal[-1] == "     siden 1. mars 2026 (0 dager); ingen begrunnelse"
    assert nynorsk.endswith(f"Ingen funn. 2 kjende funn ventar i {NAME}.\n")


def test_the_sheet_fits_a_narrow_terminal(register: Path) -> None:
    baseline("create", "--reason", "Tas opp i neste planstrategi, som kommer til høsten", cwd=register)

    shown = on_a_terminal("baseline", "show", "--as-of", "2026-03-01", register, columns=60, NO_COLOR="1")

    assert all(len(line) <= 60 for line in shown.splitlines())


ANY = "planaudit/v1:00000000000000000000000000000001"
BROKEN = {
    "no-yaml": ("findings: [\n", "1:12", "a value is missing here, or a bracket above is not closed"),
    "another-format": ("format: baseline\nversion: 1\nfindings: []\n", "1:1", "format cannot be baseline"),
    "another-version": (
        "format: planaudit-baseline\nversion: 2\nfindings: []\n",
        "2:1",
        "version 2 of the baseline is not known; this planaudit knows 1",
    ),
    "true-is-no-version": (
        "format: planaudit-baseline\nversion: true\nfindings: []\n",
        "2:1",
        "version true of the baseline is not known; this planaudit knows 1",
    ),
    "an-unknown-key": (
        f"format: planaudit-baseline\nversion: 1\nfindings: [{{code: STR001, massage: Alene, message: Alene, fingerprint: '{ANY}'}}]\n",
        "3:27",
        "the key massage is not known here",
    ),
    "a-missing-key": (
        "format: planaudit-baseline\nversion: 1\nfindings: [{code: STR001, message: Alene}]\n",
        "3:13",
        "fingerprint is missing",
    ),
    "a-fingerprint-that-is-none": (
        "format: planaudit-baseline\nversion: 1\nfindings: [{code: STR001, message: Alene, fingerprint: abc}]\n",
        "3:43",
        "fingerprint cannot be abc",
    ),
    "two-documents": (
        "format: planaudit-baseline\nversion: 1\n---\nfindings: []\n",
        "1:1",
        "a baseline is one document",
    ),
    "nothing": ("", "1:1", "format is missing"),
    "a-merge": (
        "format: planaudit-baseline\nversion: 1\nfindings:\n<<<<<<< HEAD\n  - code: STR001\n=======\n",
        "4:1",
        "a merge left its mark <<<<<<<",
    ),
}


@pytest.mark.parametrize(("text", "place", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_baseline_is_told_with_its_place_and_nothing_is_audited(
    register: Path, text: str, place: str, said: str
) -> None:
    (register / NAME).write_text(text, encoding="utf-8")

    done = checked(cwd=register)

    assert (done.exit, done.out) == (2, "")
    assert done.err.startswith(f"{NAME} cannot be used, so nothing was audited\n{NAME}:{place}: {said}")
    assert "  = help: " in done.err


def test_a_finding_that_stands_twice_is_told_at_both_places(register: Path) -> None:
    baseline("create", cwd=register)
    file = register / NAME
    text = file.read_text(encoding="utf-8")
    _, _, last = text.rpartition("  - code")
    file.write_text(f"{text}  - code{last}", encoding="utf-8")

    done = baseline("prune", cwd=register)

    assert done == Done(
        2,
        "",
        f"{NAME} cannot be used, so nothing was audited\n"
        f"{NAME}:20:5: the same finding stands twice: PER003 planaudit/v1:1b9618f893d0f8559b4fedd635763964\n"
        f"{NAME}:15:5  the first time\n"
        "  = help: keep one of the two\n",
    )
    assert file.read_text(encoding="utf-8") == f"{text}  - code{last}"


def test_entries_in_brackets_are_read_but_not_edited(register: Path) -> None:
    entry = "{code: PER003, message: Gikk ut, fingerprint: 'planaudit/v1:00000000000000000000000000000001'}"
    text = f"format: planaudit-baseline\nversion: 1\nfindings: [{entry}]\n"
    (register / NAME).write_text(text, encoding="utf-8")

    done = baseline("prune", cwd=register)

    assert done == Done(
        2,
        "",
        f"{NAME} cannot be edited: its entries are not written one below the other\n"
        "  = help: write each entry as lines of its own that begin with «- code:», without brackets\n",
    )
    assert (register / NAME).read_text(encoding="utf-8") == text


# The text, edited.


def entry(number: int, plan: str, code: str = "PER003") -> Entry:
    return {"code": code, "plan": plan, "message": f"funn {number}", "fingerprint": f"planaudit/v1:{number:032}"}


def fingerprints(text: str) -> list[str]:
    read = baseline_of(NAME, text)
    assert not read.problems, read.problems
    return [known.fingerprint for known in read.entries]


WRITTEN = """\
# Vår gjeld
format: planaudit-baseline
version: 1
findings:   # eldst først
  # alt om kultur

  # avtalt med rektor
  - code: PER003
    plan: b
    message: "to"
    fingerprint: planaudit/v1:00000000000000000000000000000002
    x-sak: 12/26   # eget felt

  # denne går til høsten
  -
    code: PER003
    plan: d
    message: fire
    fingerprint: planaudit/v1:00000000000000000000000000000004
  - code: PER003
    plan: a
    message: en
    fingerprint: planaudit/v1:00000000000000000000000000000001
# slutt
x-eget: [1, 2]
"""


def number(value: int) -> str:
    return f"planaudit/v1:{value:032}"


def test_an_edit_that_changes_nothing_changes_nothing() -> None:
    assert edited(WRITTEN, keep=fingerprints(WRITTEN)) == WRITTEN


def test_an_entry_goes_with_its_own_comment_and_nothing_else() -> None:
    without = edited(WRITTEN, keep={number(2), number(1)})

    before, _, rest = WRITTEN.partition("  # denne går til høsten\n")
    assert without == before + rest[rest.index("  - code") :]


def test_the_comment_of_the_list_outlives_its_first_entry() -> None:
    without = edited(WRITTEN, keep={number(4), number(1)})

    before, _, rest = WRITTEN.partition("  # avtalt med rektor\n")
    assert without == before + rest[rest.index("  # denne") :]


def test_a_list_that_is_emptied_can_be_filled_again() -> None:
    empty = edited(WRITTEN, keep=())
    filled = edited(empty, keep=(), add=[entry(7, "c"), entry(6, "b")])

    assert empty == "# Vår gjeld\nformat: planaudit-baseline\nversion: 1\nfindings: []\n# slutt\nx-eget: [1, 2]\n"
    assert fingerprints(empty) == []
    assert fingerprints(filled) == [number(6), number(7)]


def test_a_new_entry_stands_before_the_first_that_sorts_after_it() -> None:
    text = edited(WRITTEN, keep=fingerprints(WRITTEN), add=[entry(5, "c"), entry(9, "e"), entry(3, "b", "PER004")])

    assert fingerprints(text) == [number(n) for n in (2, 3, 5, 4, 1, 9)]
    assert edited(text, keep=fingerprints(WRITTEN)) == WRITTEN


def test_line_ends_and_a_last_line_without_one_are_kept_apart() -> None:
    windows = WRITTEN.replace("\n", "\r\n")
    unended = WRITTEN[: WRITTEN.index("# slutt")].rstrip("\n")

    assert edited(windows, keep=fingerprints(windows)) == windows
    assert edited(windows, keep={number(2)}).count("\n") == edited(windows, keep={number(2)}).count("\r\n")
    assert fingerprints(edited(unended, keep=fingerprints(unended), add=[entry(9, "z")])) == [
        number(n) for n in (2, 4, 1, 9)
    ]


@pytest.mark.parametrize("text", ["{format: planaudit-baseline, version: 1, findings: []}", "findings: [", "- a"])
def test_a_file_that_is_written_in_brackets_is_not_edited(text: str) -> None:
    with pytest.raises(NotEditable):
        edited(text, keep=())


def test_a_file_without_a_list_gets_one() -> None:
    text = edited("format: planaudit-baseline\nversion: 1", keep=(), add=[entry(1, "a")])

    assert text.startswith("format: planaudit-baseline\nversion: 1\nfindings:\n  - code: PER003\n")
    assert fingerprints(text) == [number(1)]


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029\ufeff\ufffe\uffff"), min_size=1
).filter(lambda word: word.strip() == word and word.isprintable())


@given(st.lists(st.tuples(words, words, words), max_size=4))
def test_whatever_an_entry_says_is_read_back(said: list[tuple[str, str, str]]) -> None:
    entries = [
        {"code": "PER003", "plan": plan, "message": message, "fingerprint": number(n), "reason": reason}
        for n, (plan, message, reason) in enumerate(said)
    ]

    read = baseline_of(NAME, new_text("kjente funn", entries))

    from unicodedata import normalize

    assert not read.problems
    assert {(e.fingerprint, e.plan, e.message, e.reason) for e in read.entries} == {
        (e["fingerprint"], *(normalize("NFC", e[key]) for key in ("plan", "message", "reason"))) for e in entries
    }


# The laws.

slow = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
COMPLETE = "SCH001,SCH002,SCH003,SCH004,SCH005,SCH006"


def written(folder: str, plans: list[dict[str, Any]], portfolio: dict[str, Any]) -> PlanRepository:
    files = {f"plans/{number}.yaml": json.dumps(plan, ensure_ascii=False) for number, plan in enumerate(plans)}
    return PlanRepository(Path(folder), files | {"planaudit.yaml": json.dumps(portfolio, ensure_ascii=False)})


def known(report: Report) -> str:
    entries = [
        {
            "code": f.code,
            "plan": f.plan or "",
            "element": f.element or "",
            "message": f.message,
            "fingerprint": f.fingerprint,
        }
        for f in report.counted
    ]
    return new_text("kjente funn", [{key: said for key, said in entry.items() if said} for entry in entries])


@slow
@given(registers, portfolios, st.randoms(use_true_random=False))
def test_a_baseline_is_the_same_bytes_in_whatever_files_the_plans_lie(
    plans: list[dict[str, Any]], portfolio: dict[str, Any], chance: random.Random
) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        assert known(written(one, plans, portfolio).audit()) == known(
            written(other, chance.sample(plans, len(plans)), portfolio).audit()
        )


@slow
@given(registers, portfolios)
def test_after_a_baseline_the_next_check_is_clean(plans: list[dict[str, Any]], portfolio: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repository = written(folder, plans, portfolio)
        before = repository.audit()
        (repository.root / NAME).write_text(known(before), encoding="utf-8")
        after = repository.audit()

    assert after.counted == ()
    assert after.summary.baselined == len(before.counted)
    assert after.debt is not None
    assert (after.debt.known, after.debt.mended, after.debt.overdue) == (len(before.counted), frozenset(), frozenset())
    assert [f._replace(suppression=None) for f in after.findings] == [
        f._replace(suppression=None) for f in before.findings
    ]


@slow
@given(registers, portfolios)
def test_a_plan_with_a_fault_that_is_added_is_the_only_new_finding(
    plans: list[dict[str, Any]], portfolio: dict[str, Any]
) -> None:
    portfolio = {key: said for key, said in portfolio.items() if key != "volume"}
    faulty = {
        "id": "torg",
        "title": "Reglement for torget",
        "kind": "annet",
        "adopted": "2024-06-13",
        "farge": "grønn",
    }
    with tempfile.TemporaryDirectory() as folder:
        repository = written(folder, plans, portfolio)
        before = repository.audit()
        (repository.root / NAME).write_text(known(before), encoding="utf-8")
        (repository.root / "plans/torg.yaml").write_text(json.dumps(faulty, ensure_ascii=False), encoding="utf-8")
        after = repository.audit()

    new = {f.fingerprint for f in after.findings} - {f.fingerprint for f in before.findings}
    assert {f.fingerprint for f in after.counted} == new
    assert "SCH003" in {f.code for f in after.counted}
    assert {f.plan for f in after.counted} == {"torg"}


@slow
@given(registers, portfolios, st.sampled_from(["OWN013", "OWN002", "TYP004"]))
def test_a_fault_that_is_mended_is_told_once_and_gone_when_pruned(
    plans: list[dict[str, Any]], portfolio: dict[str, Any], code: str
) -> None:
    mendings: dict[str, dict[str, Any]] = {
        "OWN013": {"url": "https://www.example.no/plan.pdf"},
        "OWN002": {"owner": {"administrative": "bymiljo"}},  # a first political owner would have the others asked for
        "TYP004": {"purpose": "Hvorfor", "challenges": "Hva"},
    }
    mended = mendings[code]
    with tempfile.TemporaryDirectory() as folder:
        repository = written(folder, plans, portfolio)
        before = repository.audit()
        (repository.root / NAME).write_text(known(before), encoding="utf-8")
        faults = [f for f in before.counted if f.code == code]
        refused = {f.plan for f in before.findings if f.code.startswith("SCH")}
        if not faults or faults[0].plan in refused:
            return
        where = next(n for n, plan in enumerate(plans) if plan["id"] == faults[0].plan)
        owner = {"owner": (plans[where].get("owner") or {}) | mended["owner"]} if "owner" in mended else {}
        with_mending = plans[where] | mended | owner
        written(folder, [with_mending if n == where else plan for n, plan in enumerate(plans)], portfolio)
        after = repository.audit()
        text = (repository.root / NAME).read_text(encoding="utf-8")
        assert after.debt is not None
        (repository.root / NAME).write_text(
            edited(text, keep=set(fingerprints(text)) - after.debt.mended), encoding="utf-8"
        )
        pruned = repository.audit()

    others = {f.fingerprint for f in before.counted} - {f.fingerprint for f in after.findings}
    assert faults[0].fingerprint in others
    assert [f.code for f in after.counted] == ["AUD003"] * len(others)
    assert pruned.counted == ()


def test_what_cannot_be_read_does_not_wait(register: Path) -> None:
    (register / "plans/kulturplan.yaml").write_text("id: kulturplan\ntitle: [\n", encoding="utf-8")
    (register / "planaudit.yaml").write_text(SETTINGS.replace("PER003", "PER003, SCH"), encoding="utf-8")

    made = baseline("create", cwd=register)

    assert (made.exit, made.out) == (0, f"{NAME}: 1 entry added; 1 known finding waits.\n")
    assert made.err == (
        "plans/kulturplan.yaml:2:9: SCH001 was not written down: what cannot be read is not audited, so it cannot wait\n"
    )
    assert checked(cwd=register).exit == 1


def test_where_only_what_cannot_be_read_is_found_no_baseline_is_written(tmp_path: Path) -> None:
    settings = SETTINGS.replace("PER003", "SCH")
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": "title: [\n"}).root

    made = baseline("create", cwd=root)

    assert made.out == "nothing was found that may wait, so there is nothing to write down\n"
    assert "plans/a.yaml:1:9: SCH001 was not written down" in made.err
    assert not (root / NAME).exists()
