"""Bad input gets a clear, located message and the right exit code; one broken file never stops the rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from plan_repository import PlanRepository, all_shown
from program import planaudit

SOUND = "{id: kultur, title: Kulturplan, kind: temaplan}\n"


def findings(root: Path, files: dict[str, str | bytes]) -> list[str]:
    report = PlanRepository(root, files).audit("SCH", "REF", "STR003")
    return [
        f"{line}: {finding.message}" for line, finding in zip(all_shown(report.findings), report.findings, strict=True)
    ]


def test_no_planaudit_yaml(tmp_path: Path) -> None:
    done = planaudit("check", tmp_path)

    assert done.exit == 2
    assert done.out == ""
    assert done.err == (
        f"no planaudit.yaml was found in {tmp_path} or the folders above it\n"
        "  = help: create one that says `municipality: {name: …}`; docs/format.md has an example\n"
    )


@pytest.mark.parametrize("inside", ["", "objects"])
def test_a_bare_git_repository_is_to_be_cloned_first(tmp_path: Path, inside: str) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path], check=True)

    done = planaudit("check", tmp_path / inside)

    assert (done.exit, done.out) == (2, "")
    assert done.err == (
        f"{tmp_path} is a bare git repository, which holds the history of files and no files\n"
        f"  = help: check a clone of it: `git clone {tmp_path}`\n"
    )


def test_what_a_files_name_holds_of_line_ends_and_terminal_codes_is_shown_as_marks(tmp_path: Path) -> None:
    name = "plans/a\n::error::x\x1b[31m.yaml"
    PlanRepository(tmp_path, {name: "id: a\ntitle: Plan\nkind: annet\nparent: b\n"})

    done = planaudit("check", "--select", "REF001", "-f", "concise", "--quiet", cwd=tmp_path)

    assert done.out == (
        "plans/a?::error::x?[31m.yaml:4:1: error REF001"
        " “Plan” names b under `parent`, but the register has no such id\n"
    )


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    done = planaudit("check", tmp_path / "borte")

    assert (done.exit, done.out, done.err) == (2, "", f"{tmp_path / 'borte'} does not exist\n")


def test_a_register_without_plans_has_nothing_to_check(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {})

    done = planaudit("check", tmp_path)

    assert (done.exit, done.out) == (3, "")
    assert done.err == (
        "no plan was found: plans/**/*.yaml matches no plan file\n"
        "  = help: add plan files there, set `plans:` in planaudit.yaml, or pass --allow-empty\n"
    )
    assert planaudit("check", tmp_path, "--allow-empty", "--fail-on", "never").exit == 0


def test_of_a_register_without_plans_only_the_files_that_were_passed_over_are_told(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/lenke.yaml": "-> /dev/null"})

    done = planaudit("check", tmp_path, "--as-of", "2026-03-01")

    assert done.exit == 3
    assert done.out == (
        "plans/lenke.yaml:1:1: warning SCH006 the link leads out of the plan repository and was not followed\n"
        "0 plans, 0 links, 6 rules as of 1 March 2026. 1 warning.\n"
    )
    assert done.err.startswith("no plan could be read: every file was passed over\n")


def test_the_json_of_a_register_without_plans_holds_nothing_about_the_portfolio(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {})

    done = planaudit("check", tmp_path, "-f", "json")

    answer = json.loads(done.out)
    assert (done.exit, answer["findings"], answer["not_evaluable"]) == (3, [], [])
    assert (answer["summary"]["plans"], answer["summary"]["errors"]) == (0, 0)


def test_an_unknown_rule_names_the_nearest(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": SOUND})

    done = planaudit("check", tmp_path, "--select", "isolated-plna")

    assert done.exit == 2
    assert done.err == (
        "there is no rule isolated-plna\n  = help: did you mean isolated-plan? `planaudit rules` lists them all\n"
    )


def test_wrong_settings_are_located_and_nothing_is_audited(tmp_path: Path) -> None:
    settings = "municipality: {nmae: Fjordvik}\nrules:\n  ignore: [STR00X]\n  severity: {STR001: fatal}\n"
    PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": SOUND})

    done = planaudit("check", tmp_path)

    assert done.exit == 2
    assert done.out == ""
    assert done.err == (
        "planaudit.yaml cannot be used, so nothing was audited\n"
        "planaudit.yaml:1:1: name is missing\n"
        "  = help: add it\n"
        "planaudit.yaml:1:16: the key nmae is not known here\n"
        "  = help: did you mean name? Own data goes under a key that begins with x-\n"
        "planaudit.yaml:4:14: STR001 cannot be fatal\n"
        "  = help: allowed: error, info, warning\n"
    )


def test_unknown_rules_and_options_in_the_settings_are_located(tmp_path: Path) -> None:
    settings = (
        "municipality: {name: Fjordvik}\n"
        "rules:\n  ignore: [STR00X]\n  options: {PER001: {kind: [temaplan]}, isolated-plan: {a: 1}}\n"
        "audit:\n  ignore: [{rule: STRX, reason: x}]\n"
    )
    PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": SOUND})

    done = planaudit("check", tmp_path)

    assert done.exit == 2
    assert [line for line in done.err.splitlines() if not line.startswith("  =")] == [
        "planaudit.yaml cannot be used, so nothing was audited",
        "planaudit.yaml:3:12: there is no rule STR00X",
        "planaudit.yaml:4:22: PER001 has no option kind",
        "planaudit.yaml:4:57: STR001 has no options",
        "planaudit.yaml:6:13: there is no rule STRX",
    ]


def test_a_wrong_date_on_the_command_line(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": SOUND})

    done = planaudit("check", tmp_path, "--as-of", "i morgen")

    assert (done.exit, done.err) == (2, "--as-of i morgen is not a date; write it as 2026-11-01\n")


def test_a_binary_file_named_yaml(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"plans/bilde.yaml": b"\x89PNG\r\n\x1a\n\x00\x00", "plans/kultur.yaml": SOUND}

    assert findings(tmp_path, files) == [
        "plans/bilde.yaml:1:1 error SCH001 -: the file is not UTF-8: byte 0",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_a_file_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    found = findings(tmp_path, {"plans/a.yaml": "id: a\ntitle: Blåbær\nkind: temaplan\n".encode(encoding)})

    assert found == [
        {
            "utf-16": "plans/a.yaml:1:1 error SCH001 -: the file is not UTF-8: byte 0",
            "utf-16-le": "plans/a.yaml:1:1 error SCH001 -: the file is not UTF-8: byte 30",
            "latin-1": "plans/a.yaml:1:1 error SCH001 -: the file is not UTF-8: byte 15",
        }[encoding]
    ]


def test_an_alias_bomb(tmp_path: Path) -> None:
    lines = ["id: bombe", "x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]

    assert findings(tmp_path, {"plans/bombe.yaml": "\n".join(lines), "plans/kultur.yaml": SOUND}) == [
        "plans/bombe.yaml:6:16 error SCH001 bombe: aliases add more than 20,000 values to this document",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lists in brackets", "[" * 10_000 + "]" * 10_000),
        ("lists in brackets that are not closed", "goals: " + "[" * 10_000),
        ("lists in lines", "- " * 10_000 + "a"),
        ("mappings in braces", "{a: " * 10_000 + "b" + "}" * 10_000),
        ("mappings in lines", "\n".join(" " * n + "a:" for n in range(2_000))),
    ],
)
def test_ten_thousand_levels_of_nesting(tmp_path: Path, name: str, text: str) -> None:
    (found,) = findings(tmp_path, {"plans/dyp.yaml": text, "plans/kultur.yaml": SOUND})

    assert found.startswith("plans/dyp.yaml:")
    assert found.endswith("error SCH001 -: nested more than 64 levels deep")


def test_two_plans_with_one_id(tmp_path: Path) -> None:
    assert findings(tmp_path, {"plans/a.yaml": SOUND, "plans/b.yaml": "title: B\nid: kultur\nkind: strategi\n"}) == [
        "plans/b.yaml:2:1 error SCH005 kultur: the id kultur is taken by “Kulturplan” already",
    ]


def test_a_plan_that_is_its_own_parent(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {"plans/a.yaml": "id: a\ntitle: A\nkind: temaplan\nparent: a\n"})

    assert found.startswith("plans/a.yaml:4:1 error STR003 a: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_without_read_permission(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "lukket"
    folder.mkdir(parents=True)
    folder.chmod(0)

    try:
        found = findings(tmp_path, {"plans/kultur.yaml": SOUND})
    finally:
        folder.chmod(0o755)

    assert found == ["plans/lukket:1:1 warning SCH006 -: the folder cannot be opened: Permission denied"]


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans" / "lukket").mkdir(parents=True)
    listed = os.scandir

    def refuse(path: Path | str) -> object:
        if str(path).endswith("lukket"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert findings(tmp_path, {"plans/kultur.yaml": SOUND}) == [
        "plans/lukket:1:1 warning SCH006 -: the folder cannot be opened: Permission denied"
    ]


def test_a_folder_named_like_a_plan_file(tmp_path: Path) -> None:
    (tmp_path / "plans" / "a.yaml").mkdir(parents=True)

    assert findings(tmp_path, {"plans/kultur.yaml": SOUND}) == []


def test_a_link_out_of_the_plan_repository(tmp_path: Path) -> None:
    outside = tmp_path / "utenfor"
    outside.mkdir()
    (outside / "hemmelig.yaml").write_text("id: hemmelig\n", encoding="utf-8")
    root = tmp_path / "register"
    (root / "plans").mkdir(parents=True)
    (root / "plans" / "lenke.yaml").symlink_to(outside / "hemmelig.yaml")
    (root / "plans" / "mappe").symlink_to(outside)
    (root / "plans" / "ring").symlink_to(root / "plans")

    assert findings(root, {"plans/kultur.yaml": SOUND}) == [
        "plans/lenke.yaml:1:1 warning SCH006 -: the link leads out of the plan repository and was not followed",
        "plans/mappe:1:1 warning SCH006 -: the link leads out of the plan repository and was not followed",
    ]


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    root = tmp_path
    (root / "plans").mkdir()
    (root / "plans" / "borte.yaml").symlink_to(root / "plans" / "fantes-ikke.yaml")

    assert findings(root, {"plans/kultur.yaml": SOUND}) == [
        "plans/borte.yaml:1:1 warning SCH006 -: the file cannot be opened: No such file or directory"
    ]


def test_a_scalar_of_a_megabyte_is_cut_in_messages(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {"plans/a.yaml": f"id: a\ntitle: A\nkind: {'x' * 1_000_000}\n"})

    assert len(found) < 250
    assert "…" in found


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    plans = "---\n".join(f"{{id: p{n}, title: P{n}, kind: tema}}\n" for n in range(3000))
    PlanRepository(tmp_path, {"plans/a.yaml": plans})

    process = subprocess.Popen(
        [sys.executable, "-m", "planaudit", "check", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=60) == 1
    assert said == b""


def test_half_a_character_made_by_an_escape(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "plans/a.yaml": 'id: a\ntitle: "\\ud800x"\nkind: temaplan\n',
        "plans/kultur.yaml": SOUND,
    }

    assert findings(tmp_path, files) == ["plans/a.yaml:2:8 error SCH001 a: the character U+D800 is not allowed in YAML"]


def test_what_a_plan_says_cannot_steer_the_readers_terminal(tmp_path: Path) -> None:
    text = 'id: a\ntitle: "\\e[31mRØD\\a \\u202e x\\nNESTE: error"\nkind: temaplan\nparent: b\n'
    root = PlanRepository(tmp_path, {"plans/a.yaml": text}).root

    for words in (("check", root, "-f", "concise"), ("check", root, "-f", "full"), ("show", "a", root)):
        said = planaudit(*words).out
        assert "RØD" in said
        assert not {"\x1b", "\a", "\u202e"} & set(said)
        assert "\nNESTE" not in said


def test_globs_that_name_no_file(tmp_path: Path) -> None:
    globs = ("plans/*.md", "**/" * 500 + "*.yaml", "x" * 300 + "/*.yaml", "x" * 300, "a\0b")
    for number, glob in enumerate(globs):
        settings = f"municipality: {{name: F}}\nplans: [{json.dumps(glob)}]\n"
        root = PlanRepository(tmp_path / str(number), {"planaudit.yaml": settings}).root

        assert planaudit("check", root, "--select", "SCH").exit == 3


def test_a_long_list_of_mistakes_is_looked_up_once(tmp_path: Path) -> None:
    text = SOUND.strip().removesuffix("}") + "".join(f", q{n}: 1" for n in range(20_000)) + "}\n"

    assert len(findings(tmp_path, {"plans/a.yaml": text})) == 20_000


def test_a_line_of_megabytes_is_cut_in_the_excerpt(tmp_path: Path) -> None:
    text = SOUND.strip().removesuffix("}") + f", parent: {'x' * 150}}} # {'y' * 10**6}\n"
    root = PlanRepository(tmp_path, {"plans/a.yaml": text}).root

    for name in ("full", "json"):
        assert len(planaudit("check", root, "--select", "REF", "-f", name).out) < 5_000


@pytest.mark.parametrize("day", ["9999-12-31", "0002-01-01"])
def test_a_day_far_from_any_register(tmp_path: Path, day: str) -> None:
    root = PlanRepository(tmp_path, {"plans/kultur.yaml": SOUND}).root

    done = planaudit("check", root, "--as-of", day)

    assert (done.exit, done.err) == (2, f"--as-of {day} is not a date; write it as 2026-11-01\n")


def test_a_path_that_no_file_can_have() -> None:
    assert planaudit("check", "a" * 5000).exit == 2


def test_a_selection_that_names_no_rule(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"plans/kultur.yaml": SOUND}).root

    assert planaudit("check", root, "--select", ",").exit == 2


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that can close a stream")
@pytest.mark.parametrize("words", ["--help", "--version", "check --help", "explain STR001", "rules"])
@pytest.mark.parametrize(
    ("output", "exit_code", "said"),
    [
        ("| true", 0, ""),
        (">/dev/full", 2, "the output cannot be written: No space left on device\n"),
    ],
)
def test_help_that_nobody_reads_ends_quietly(words: str, output: str, exit_code: int, said: str) -> None:
    # The wait lets `true` be gone before anything is written.
    command = f"(sleep 0.1; exec {sys.executable} -m planaudit {words}) {output}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (exit_code, "", said)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that can close a stream")
@pytest.mark.parametrize("words", ["check --slect STR001", "check borte", "explain borte", "show"])
def test_a_complaint_that_nobody_reads_keeps_its_exit_code(words: str, tmp_path: Path) -> None:
    command = f"(sleep 0.1; exec {sys.executable} -m planaudit {words}) 2>&1 | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that can close a stream")
@pytest.mark.parametrize(("redirection", "exit_code"), [(">&-", 0), ("2>&-", 0), (">/dev/full", 2)])
def test_standard_output_that_is_closed_or_full(tmp_path: Path, redirection: str, exit_code: int) -> None:
    root = PlanRepository(tmp_path, {"plans/kultur.yaml": SOUND}).root

    command = f"{sys.executable} -m planaudit check {root} --select SCH {redirection}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert done.returncode == exit_code, done.stderr
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
