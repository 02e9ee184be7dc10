"""`planaudit fmt`: dates, periods and blanks written one way; comments, order and everything read stay."""

import re
import shutil
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import Done, planaudit

from planaudit.documents.layout import formatted
from planaudit.documents.raw_file import RawFile
from planaudit.documents.read_file import documents_of
from planaudit.model.plan import Plan

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = """\
# Kulturplanen\t
id: kulturplan
title:   'Kulturplan'  # hva den heter
kind: temaplan
adopted: {date: 3.6.2024, body: Kommunestyret}   
reaffirmed:
  - {date: "15.06.2025"}
period: 2024 – 2027 # fire år
ended: ' 2028-01 '
summary: |
  Linje én  
  14.12.2022
x-vedtatt: 3.6.2024
process:
  hearing: {from: 01.02.2024, to: 2024-04}
measures:
  - {id: T1, title: Scene, due: 2026, start: 1.1.2024}


"""  # noqa: W291
FORMATTED = """\
# Kulturplanen
id: kulturplan
title:   'Kulturplan'  # hva den heter
kind: temaplan
adopted: {date: 2024-06-03, body: Kommunestyret}
reaffirmed:
  - {date: "2025-06-15"}
period: 2024-2027 # fire år
ended: '2028-01'
summary: |
  Linje én  
  14.12.2022
x-vedtatt: 3.6.2024
process:
  hearing: {from: 2024-02-01, to: 2024-04}
measures:
  - {id: T1, title: Scene, due: 2026, start: 2024-01-01}
"""  # noqa: W291


def test_dates_periods_and_blanks_are_written_one_way_and_nothing_else_is_touched(tmp_path: Path) -> None:
    settings = "municipality: {name: Fjordvik, established: 1.1.2020}\ncouncils: [{constituted: 11.10.2023}]"
    PlanRepository(tmp_path, {"plans/a.yaml": PLAN, "planaudit.yaml": settings})

    assert planaudit("fmt", cwd=tmp_path) == Done(0, "formatted: planaudit.yaml\nformatted: plans/a.yaml\n", "")

    assert (tmp_path / "plans/a.yaml").read_text() == FORMATTED
    assert (tmp_path / "planaudit.yaml").read_text() == (
        "municipality: {name: Fjordvik, established: 2020-01-01}\ncouncils: [{constituted: 2023-10-11}]\n"
    )
    assert planaudit("fmt", cwd=tmp_path) == Done(0, "", "")


def test_check_names_the_files_and_diff_shows_the_lines_and_neither_changes_any(tmp_path: Path) -> None:
    plan = "id: a\ntitle: A\nkind: annet\nperiod: –2027\n"
    PlanRepository(tmp_path, {"plans/a.yaml": plan, "plans/b.yaml": plan.replace("id: a", "id: b")})

    assert planaudit("fmt", "--check", "plans/b.yaml", cwd=tmp_path) == Done(1, "not formatted: plans/b.yaml\n", "")
    assert planaudit("fmt", "--diff", "plans/b.yaml", cwd=tmp_path) == Done(
        1,
        "--- plans/b.yaml\n+++ plans/b.yaml\n@@ -1,4 +1,4 @@\n id: b\n title: A\n kind: annet\n"
        '-period: –2027\n+period: "-2027"\n',
        "",
    )
    assert (tmp_path / "plans/b.yaml").read_text() == plan.replace("id: a", "id: b")


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    plan = "﻿id: a\r\ntitle: A \r\nkind: annet\r\nended: 1.2.2024".encode()
    PlanRepository(tmp_path, {"plans/a.yaml": plan})

    planaudit("fmt", cwd=tmp_path)

    assert (
        tmp_path / "plans/a.yaml"
    ).read_bytes() == "﻿id: a\r\ntitle: A\r\nkind: annet\r\nended: 2024-02-01\r\n".encode()


def test_lines_of_a_text_keep_their_blanks_where_these_are_read(tmp_path: Path) -> None:
    plan = 'id: a\ntitle: A\nkind: annet\nsummary: "en  \n  to"\npurpose: |+\n  tre \n\n\n'
    PlanRepository(tmp_path, {"plans/a.yaml": plan})

    assert planaudit("fmt", cwd=tmp_path) == Done(0, "", "")
    assert (tmp_path / "plans/a.yaml").read_text() == plan


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_formatted(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": "id: [a \n", "plans/b.yaml": "id: b \ntitle: B\nkind: annet\n"})

    done = planaudit("fmt", cwd=tmp_path)

    assert (done.exit, done.out) == (2, "formatted: plans/b.yaml\n")
    assert done.err == "plans/a.yaml was left as it is, because it cannot be read: run planaudit check\n"
    assert (tmp_path / "plans/a.yaml").read_text() == "id: [a \n"


def test_a_linked_file_is_left_and_the_others_are_formatted(tmp_path: Path) -> None:
    late = "id: b\ntitle: B\nkind: temaplan\nadopted: 3.6.2024\n"
    PlanRepository(tmp_path, {"felles/a.yaml": late, "plans/a.yaml": "-> ../felles/a.yaml", "plans/b.yaml": late})

    asked = planaudit("fmt", "--check", cwd=tmp_path)
    done = planaudit("fmt", cwd=tmp_path)

    assert asked == Done(1, "not formatted: plans/a.yaml\nnot formatted: plans/b.yaml\n", "")
    assert done == Done(
        2,
        "formatted: plans/b.yaml\n",
        "plans/a.yaml was left as it is, because it is a link: format the file that it leads to\n",
    )
    assert (tmp_path / "felles/a.yaml").read_text() == late
    assert (tmp_path / "plans/b.yaml").read_text() == late.replace("3.6.2024", "2024-06-03")


def test_a_path_without_plan_files_is_refused(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": "id: a\ntitle: A\nkind: annet\n", "LES.md": "# Les"})

    done = planaudit("fmt", "LES.md", cwd=tmp_path)

    assert (done.exit, done.err) == (2, f"LES.md holds no plan file of {tmp_path}\n")


@pytest.mark.parametrize("example", ["fjordvik", "gol", "drammen"])
def test_the_examples_are_written_as_they_are_formatted(example: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / example, tmp_path, dirs_exist_ok=True)

    assert planaudit("fmt", "--check", cwd=tmp_path) == Done(0, "", "")


@pytest.mark.parametrize("example", ["fjordvik", "gol", "drammen"])
def test_an_example_written_as_minutes_are_says_the_same_and_gets_every_byte_back(example: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / example, tmp_path, dirs_exist_ok=True)
    found = planaudit("check", "-f", "gitlab", "--as-of", "2026-03-01", cwd=tmp_path).out
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    for path, held in files.items():
        path.write_bytes(_as_in_minutes(held.decode()).encode())
    assert any(path.read_bytes() != held for path, held in files.items())

    assert planaudit("check", "-f", "gitlab", "--as-of", "2026-03-01", cwd=tmp_path).out == found
    planaudit("fmt", cwd=tmp_path)

    assert {path: path.read_bytes() for path in files} == files


def _as_in_minutes(text: str) -> str:
    """The text with the day first in the dates of decisions, en dashes in periods, and blanks at the ends of lines."""
    text = re.sub(r"(?<=[ {]date: )(\d{4})-0?(\d+)-0?(\d+)(?=[,} \n])", r"\3.\2.\1", text)
    text = re.sub(r"^(period: \d{4})-(?=\d{4}$)", r"\1 – ", text, flags=re.MULTILINE)
    return re.sub(r"^(kind: \w+)$", r"\1  ", text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("  \nid: a\t\ntitle: A  ", "\nid: a\ntitle: A\n"),
        ("id: a\r\ntitle: A  \r\n\r\n", "id: a\r\ntitle: A\r\n"),
        ("id: a  \r\ntitle: A", "id: a\r\ntitle: A\r\n"),
        ("title: 'en  \n\n  to'  \nid: a  \n", "title: 'en  \n\n  to'\nid: a\n"),
        (
            "summary: |\n  en  \n  to\nx-a: 1  \nx-b: |\n  tre  \n  fire\nx-c: 2  \n---\nx-d: |\n  fem  \n  seks\nid: b  \n",
            "summary: |\n  en  \n  to\nx-a: 1\nx-b: |\n  tre  \n  fire\nx-c: 2\n---\nx-d: |\n  fem  \n  seks\nid: b\n",
        ),
        ("id: a  \nsummary: |\n  en  \n", "id: a  \nsummary: |\n  en  \n"),
        ("# bare en merknad \n\n", "# bare en merknad\n"),
        (" \n\n", " \n\n"),
        ("", ""),
    ],
    ids=[
        "the first line is blank, and the last has no end",
        "blank lines at the end, with the line ends of Windows",
        "the last line ends as the others do",
        "behind a text in quotes on several lines",
        "between texts of several lines, in two documents",
        "a text that ends in blanks is left, and all blanks with it",
        "only a comment",
        "only blanks",
        "nothing",
    ],
)
def test_blanks_go_where_nothing_is_read_from_them(text: str, then: str) -> None:
    assert formatted(RawFile("plans/a.yaml", text, tuple(documents_of("plans/a.yaml", text))), Plan) == then
