"""What has become of a register: one row for each month or commit, and whether there are fewer plans now."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import fjordvik_history
import pytest
from git_repository import GitRepository
from jsonschema import Draft202012Validator
from plan_repository import MUNICIPALITY
from program import planaudit
from ruamel.yaml import YAML
from test_program import on_a_terminal

from planaudit.reports.story.sparkline import sparkline

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas/history-v1.schema.json").read_text(encoding="utf-8"),
)
SETTINGS = {"planaudit.yaml": MUNICIPALITY}
SAMFUNNSDEL = "{id: s, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13}\n"


def plan(id_: str, rest: str = "") -> str:
    return f"{{id: {id_}, title: Plan {id_}, kind: temaplan, adopted: 2024-06-13{rest}}}\n"


@pytest.fixture
def municipality(tmp_path: Path) -> GitRepository:
    """A register that grows from one strategic plan to three, and then loses one."""
    repository = GitRepository(tmp_path / "fjordvik")
    under, money = ", parent: s", ", parent: s, economy: {plan: current}"
    budget = "{id: o, title: Økonomiplan, kind: okonomiplan, adopted: 2023-12-14, period: 2024-2027}\n"
    repository.commit("Før registeret", {"README.md": "Planer"}, day="2024-06-01")
    repository.commit("Begynner", SETTINGS | {"plans/s.yaml": SAMFUNNSDEL}, day="2024-07-01")
    first = SETTINGS | {"plans/s.yaml": SAMFUNNSDEL, "plans/a.yaml": plan("a")}
    repository.commit("En plan", first, day="2024-07-20")
    second = first | {"plans/a.yaml": plan("a", under), "plans/b.yaml": plan("b", money), "plans/o.yaml": budget}
    repository.commit("To til", second, day="2024-09-02")
    repository.commit("Ødelagt", second | {"planaudit.yaml": "["}, day="2024-10-01")
    repository.commit("En ut", {**second, "plans/a.yaml": plan("a", ", ended: 2024-10-31")}, day="2024-11-05")
    return repository


def test_each_month_is_a_row_and_the_answer_stands_below(municipality: GitRepository) -> None:
    done = planaudit("history", "--select", "STR001,STR002", cwd=municipality.root)

    assert (done.exit, done.err) == (0, "")
    assert (
        done.out
        == """\
          plans  strategic  errors  warnings  anchored  followed up   own
2024-07       2          2       0         0         ?            ?   2/2
2024-09       4          3       0         0       2/2          1/2   4/4
2024-10*      4          3       0         0       2/2          1/2   4/4
2024-11       4          2       0         0       1/1          1/1   3/3
           ▅███       ▆██▆    ▁▁▁▁      ▁▁▁▁      ·███         ·▅▅█  ████

strategic: strategic plans in force; anchored and followed up: of these, the samfunnsdel aside; own: adopted or \
reaffirmed by the council of the day, of the dated plans in force, land-use plans aside.
* planaudit.yaml could not be used then, so it was read with the one of now.

As many plans: 2 strategic plans in force (5 November 2024), and 2 (20 July 2024).
1 came into force and 1 went out.
1 of those that came had been adopted before, and was only entered since: it is no growth.
"""
    )


def test_each_commit_is_a_row_where_that_is_asked_for(municipality: GitRepository) -> None:
    done = planaudit("history", "--by", "commit", "--select", "STR001", "--lang", "nb", cwd=municipality.root)

    rows = done.out.splitlines()
    assert rows[0].split() == [
        "planer",
        "strategiske",
        "feil",
        "advarsler",
        "forankret",
        "fulgt",
        "opp",
        "egne",
    ]
    assert [row.split()[0] for row in rows[1:6]] == [
        "2024-07-01",
        "2024-07-20",
        "2024-09-02",
        "2024-10-01",
        "2024-11-05",
    ]
    assert rows[1].split()[1] == municipality.git("rev-parse", "--short=7", "HEAD~4")
    assert done.out.endswith(
        "Flere planer: 2 gjeldende strategiske planer (5. november 2024), opp fra 1 (1. juli 2024).\n"
        "2 begynte å gjelde, og 1 falt bort.\n"
        "2 av dem som kom til, var vedtatt fra før og ble bare ført inn siden: de er ingen vekst.\n"
    )


def test_as_of_one_day_only_edits_count(municipality: GitRepository) -> None:
    rows = read_csv(planaudit("history", "-f", "csv", "--as-of", "2024-12-31", cwd=municipality.root).out)

    assert [(row["day"], row["as_of"], row["strategic"]) for row in rows] == [
        ("2024-07-20", "2024-12-31", "2"),
        ("2024-09-02", "2024-12-31", "3"),
        ("2024-10-01", "2024-12-31", "3"),
        ("2024-11-05", "2024-12-31", "2"),
    ]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_spreadsheet_gets_a_column_for_each_family_of_rules(municipality: GitRepository) -> None:
    done = planaudit("history", "-f", "csv", "--select", "FOL006,PER007", cwd=municipality.root)

    head, *_, last = done.out.splitlines()
    assert head == (
        "day,commit,as_of,plans,in_force,in_development,strategic,came,went,errors,warnings,infos,"
        "anchored,anchored_of,anchored_unknown,followed_up,followed_up_of,followed_up_unknown,"
        "own_councils,own_councils_of,own_councils_unknown,FOL,PER"
    )
    commit = municipality.git("rev-parse", "HEAD")
    assert last == f"2024-11-05,{commit},2024-11-05,4,3,0,2,0,1,0,0,3,1,1,0,1,1,0,3,3,0,1,2"


def test_a_program_gets_it_as_json_of_a_published_form(municipality: GitRepository) -> None:
    said = json.loads(planaudit("history", "-f", "json", cwd=municipality.root).out)

    Draft202012Validator(SCHEMA).validate(said)
    assert [moment["caveat"] for moment in said["moments"]] == [None, None, "settings-of-now", None]
    assert [moment["adopted_earlier"] for moment in said["moments"]] == [[], ["b"], [], []]
    assert [(moment["came"], moment["went"]) for moment in said["moments"]] == [
        (["a", "s"], []),
        (["b"], []),
        ([], []),
        ([], ["a"]),
    ]


def test_the_volume_is_that_of_a_plain_count_of_fjordviks_files(tmp_path: Path) -> None:
    """The oracle checks the commits out, reads the YAML by itself and knows statuses only as they are written."""
    repository = fjordvik_history.build(tmp_path / "fjordvik")
    rows = read_csv(planaudit("history", "-f", "csv", "--by", "commit", cwd=repository.root).out)

    assert len(rows) == 10
    for row in rows:
        repository.git("checkout", "--quiet", row["commit"])
        plans = list(plans_on_disk(repository.root))
        assert int(row["plans"]) == len(plans), row["commit"]
        errors = planaudit("check", "-f", "json", "--as-of", row["as_of"], cwd=repository.root)
        assert int(row["errors"]) == json.loads(errors.out)["summary"]["errors"], row["commit"]


def plans_on_disk(root: Path) -> Any:
    for path in sorted(root.glob("plans/**/*.yaml")):
        yield from YAML(typ="safe", pure=True).load_all(path.read_text(encoding="utf-8"))


def test_a_slide_gets_a_drawing_that_says_in_words_what_it_shows(municipality: GitRepository) -> None:
    done = planaudit(
        "history", "-f", "svg", "-o", "volum.svg", "--select", "STR001", "--lang", "nn", cwd=municipality.root
    )

    assert (done.exit, done.out) == (0, "")
    drawing = ET.fromstring((municipality.root / "volum.svg").read_text(encoding="utf-8"))
    name = "{http://www.w3.org/2000/svg}"
    assert drawing.findtext(f"{name}title") == "Planar og funn over tid"
    assert str(drawing.findtext(f"{name}desc")).startswith("Like mange planar: 2 gjeldande strategiske planar")
    strategic, findings = drawing.findall(f"{name}polyline")[::2]
    heights = [
        [float(place.split(",")[1]) for place in line.attrib["points"].split()] for line in (strategic, findings)
    ]
    assert heights == [[134.7, 56.0, 56.0, 134.7], [292.0] * 4]
    assert len(drawing.findall(f"{name}circle")) == 8


def test_a_terminal_shows_a_bar_on_standard_error_alone(municipality: GitRepository) -> None:
    shown = on_a_terminal("history", municipality.root, "--select", "STR001", columns=80)

    table = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert table[0].split()[0] == "plans"
    assert max(map(len, table)) <= 80


def test_a_register_that_was_never_committed_has_no_history(tmp_path: Path) -> None:
    repository = GitRepository(tmp_path)
    repository.commit("Tom", {"README.md": "Planer"})
    repository.write(SETTINGS)

    done = planaudit("history", cwd=tmp_path)

    assert (done.exit, done.out, done.err) == (3, "", "no revision holds a planaudit.yaml\n")


@pytest.mark.parametrize(
    ("heights", "line"),
    [([0, 1, 2, 4, 7], "▁▂▃▅█"), ([0, 0], "▁▁"), ([], ""), ([5], "█"), ([0.0, 0.5, 1.0], "▁▅█"), ([None, 1], "·█")],
)
def test_a_sparkline_is_as_high_as_the_most_there_is(heights: list[float | None], line: str) -> None:
    assert sparkline(heights) == line


def test_a_sparkline_without_room_leaves_some_out_between_the_first_and_the_last() -> None:
    assert sparkline([0, 7, 7, 7, 1], 3) == "▁█▂"
    assert sparkline([0.0, 0.1], most=1) == "▁▂"


def test_what_is_new_and_what_is_only_newly_entered_are_told_apart(tmp_path: Path) -> None:
    repository = GitRepository(tmp_path / "fjordvik")
    planned = "{id: p, title: Planlagt, kind: temaplan, status: proposed}\n"
    first = SETTINGS | {"plans/p.yaml": planned}
    repository.commit("Bare planlagt", first, day="2024-05-01")
    second = first | {"plans/s.yaml": SAMFUNNSDEL}
    repository.commit("Samfunnsdelen", second, day="2024-07-01")
    third = second | {
        "plans/a.yaml": plan("a"),
        "plans/b.yaml": plan("b").replace("2024-06-13", "2024-09-12"),
        "plans/c.yaml": "{id: c, title: Udatert, kind: temaplan, status: adopted}\n",
        "plans/d.yaml": plan("d").replace("2024-06-13", "2024-07"),
    }
    repository.commit("Fire til", third, day="2024-10-01")

    done = planaudit("history", "--select", "STR001", "--lang", "en", cwd=repository.root)

    assert done.out.splitlines()[-5:] == [
        "More plans: 5 strategic plans in force (1 October 2024), up from 1 (1 July 2024).",
        "4 came into force and 0 went out.",
        "1 of those that came had been adopted before, and was only entered since: it is no growth.",
        "2 of those that came have no date of adoption that tells, so they may be new or only newly entered.",
        "From 1 May 2024 until 1 July 2024 the register named no strategic plan in force, so that is left out.",
    ]


def test_one_revision_alone_tells_of_no_change(tmp_path: Path) -> None:
    repository = GitRepository(tmp_path / "fjordvik")
    repository.commit("Begynner", SETTINGS | {"plans/s.yaml": SAMFUNNSDEL}, day="2024-07-01")

    done = planaudit("history", "--select", "STR001", cwd=repository.root)

    assert done.out.splitlines()[-1] == (
        "One revision alone tells of no change; strategic plans in force (1 July 2024): 1."
    )


def test_a_clone_of_the_newest_commits_alone_says_that_the_story_begins_late(
    municipality: GitRepository, tmp_path: Path
) -> None:
    municipality.git("clone", "--quiet", "--depth=1", municipality.root.as_uri(), str(tmp_path / "clone"))

    for form in ("text", "csv", "json", "svg"):
        done = planaudit("history", "-f", form, "--select", "STR001", cwd=tmp_path / "clone")
        assert done.exit == 0
        assert done.err == (
            "this clone holds only the newest commits, so the story begins late\n"
            "  = help: fetch the whole history first: `git fetch --unshallow`, or `fetch-depth: 0` of"
            " actions/checkout\n"
        )


@pytest.mark.parametrize("wide", [60, 80])
def test_no_line_is_wider_than_the_terminal_and_every_column_is_there(municipality: GitRepository, wide: int) -> None:
    shown = on_a_terminal("history", municipality.root, "--by", "commit", "--select", "STR001", columns=wide)

    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown).splitlines()
    assert max(map(len, lines)) <= wide
    heads = [line.split() for line in lines if line.startswith("     ")]
    assert " ".join(word for head in heads for word in head) == (
        "plans strategic errors warnings anchored followed up own"
    )
    assert [line.split()[0] for line in lines if line[-1:] in "▁▂▃▄▅▆▇█·" and line] == [
        *("plans", "strategic", "errors", "warnings", "anchored", "followed", "own")
    ]
