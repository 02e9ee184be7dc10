"""What the views have in common: nothing to look at, documents that could not be read, long work and long texts."""

import io
import re
import shutil
from pathlib import Path
from time import sleep
from types import SimpleNamespace

import pytest
from plan_repository import PlanRepository
from program import planaudit
from test_program import on_a_terminal

from planaudit.cli import progress as progress_module
from planaudit.cli.progress import progress

BROKEN = {
    "plans/a.yaml": "id: klimaplan\ntitle: Klimaplan\nkind: temaplan\nkind: strategi\n",
    "plans/b.yaml": (
        "id: kulturplan\ntitle: Kulturplan\nkind: temaplan\nadopted: 2024\nperiod: 2030-2020\n---\n"
        "{id: byplan, title: Byplan, kind: temaplan, adopted: 2024}\n"
    ),
    "plans/c.yaml": "id: [x\n",
}
VIEWS: tuple[tuple[str, ...], ...] = (
    ("show", "byplan"),
    ("trace",),
    ("timeline",),
    ("graph",),
    ("graph", "-f", "json"),
    ("slim",),
    ("simulate", "--retire", "byplan"),
)


def with_path(view: tuple[str, ...], root: Path) -> tuple[str | Path, ...]:
    """The words of a view, with the plan repository where it stands on the command line."""
    return (*view[:2], root) if view[0] == "show" else (view[0], root, *view[1:])


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_what_could_not_be_read_is_told_beside_each_view(view: tuple[str, ...], tmp_path: Path) -> None:
    done = planaudit(*with_path(view, PlanRepository(tmp_path, BROKEN).root))

    assert done.exit == 0
    assert done.out
    assert done.err == (
        "3 documents could not be read whole, and what they say may be missing here:"
        " plans/a.yaml:4:1, plans/b.yaml:5:1, plans/c.yaml:1:7\n"
        "  = help: `planaudit check --select SCH` tells what is wrong\n"
    )


def test_of_many_documents_that_could_not_be_read_the_first_are_named(tmp_path: Path) -> None:
    files = {f"plans/{number}.yaml": "id: [x\n" for number in range(7)} | {
        "plans/by.yaml": "{id: b, title: B, kind: melding}"
    }

    done = planaudit("graph", PlanRepository(tmp_path, files).root)

    assert done.err.splitlines()[0] == (
        "7 documents could not be read whole, and what they say may be missing here:"
        " plans/0.yaml:1:7, plans/1.yaml:1:7, plans/2.yaml:1:7, plans/3.yaml:1:7, plans/4.yaml:1:7…"
    )


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_a_repository_without_plans_has_nothing_to_show(view: tuple[str, ...], tmp_path: Path) -> None:
    done = planaudit(*with_path(view, PlanRepository(tmp_path, {}).root))

    assert (done.exit, done.out, done.err) == (
        3,
        "",
        "no plan was found: plans/**/*.yaml matches no plan file, so there is nothing to show\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ("show", "klimaplan", "{root}"),
        ("trace", "klimaplan#M1", "{root}"),
        ("graph", "{root}", "--select", "+klimaplan"),
        ("check", "{root}", "--only", "klimaplan"),
        ("simulate", "{root}", "--retire", "klimaplan"),
    ],
    ids=" ".join,
)
def test_a_plan_that_could_not_be_read_is_not_called_unknown(words: tuple[str, ...], tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, BROKEN).root

    done = planaudit(*(str(root) if word == "{root}" else word for word in words))

    assert (done.exit, done.out) == (2, "")
    assert done.err.splitlines()[0] == "the document of klimaplan could not be read"
    assert done.err.splitlines()[-1] == "  = help: `planaudit check --select SCH` tells what is wrong with it"


EXAMPLE = Path(__file__).parents[1] / "examples/fjordvik"
WITHOUT_PLACES: tuple[tuple[str, ...], ...] = (
    ("trace",),
    ("timeline", "--select", "status:in-force or status:retired"),
    ("graph",),
    ("graph", "-f", "mermaid"),
    ("graph", "-f", "dot"),
    ("graph", "-f", "graphml"),
    ("graph", "-f", "json"),
    ("slim", "--target", "3"),
    ("slim", "--target", "3", "-f", "markdown"),
    ("slim", "--target", "3", "-f", "json"),
)
DAY = ("--as-of", "2026-11-01", "--lang", "nn")


@pytest.fixture(scope="module")
def in_another_order(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fjordvik with its plans in one folder, in files whose names go the other way round."""
    root = tmp_path_factory.mktemp("omvendt")
    shutil.copy(EXAMPLE / "planaudit.yaml", root)
    (root / "plans").mkdir()
    files = sorted((EXAMPLE / "plans").rglob("*.yaml"))
    for number, file in enumerate(reversed(files)):
        shutil.copy(file, root / f"plans/{number:03}.yaml")
    return root


@pytest.mark.parametrize("view", WITHOUT_PLACES, ids=" ".join)
def test_a_view_is_the_same_in_any_file_order_and_run(view: tuple[str, ...], in_another_order: Path) -> None:
    one = planaudit(*with_path(view, EXAMPLE), *DAY, PYTHONHASHSEED="1")
    other = planaudit(*with_path(view, in_another_order), *DAY, PYTHONHASHSEED="2")

    assert (one.exit, one.err) == (0, "")
    assert one == other


@pytest.mark.parametrize(
    "view",
    [("show", "naeringsplan"), ("simulate", "--retire", "theme:klima", "--adopt", "status:in-development")],
    ids=" ".join,
)
def test_a_view_that_names_places_is_the_same_in_any_run(view: tuple[str, ...]) -> None:
    one, other = (planaudit(*with_path(view, EXAMPLE), *DAY, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert (one.exit, one.err) == (0, "")
    assert one == other


class _Screen(io.StringIO):
    """Standard error, as if a person looked at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> _Screen:
    shown = _Screen()
    monkeypatch.setattr(progress_module, "sys", SimpleNamespace(stderr=shown))
    monkeypatch.setattr(progress_module, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress_module, "_TICK", 0.001)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return shown


def _drawn_twice(screen: _Screen) -> None:
    while screen.getvalue().count("\r") < 3:
        sleep(0.001)


def test_a_bar_runs_while_work_goes_on_and_leaves_nothing_behind(screen: _Screen) -> None:
    with progress("Reading the plans"):
        _drawn_twice(screen)

    first, second, *_, wiped, rest = screen.getvalue().split("\r")[1:]
    assert first == "Reading the plans ━━━━━━────────────────── 0:00"
    assert second == "Reading the plans ─━━━━━━───────────────── 0:00"
    assert (wiped, rest) == (" " * len(first), "")


def test_a_narrow_screen_gets_no_bar_but_the_time(screen: _Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")

    with progress("Reading the plans"):
        _drawn_twice(screen)

    assert screen.getvalue().split("\r")[1] == "Reading the plans 0:00"


def test_the_bar_is_gone_before_a_mistake_is_told(screen: _Screen) -> None:
    def work() -> None:
        with progress("Reading the plans"):
            _drawn_twice(screen)
            raise LookupError

    with pytest.raises(LookupError):
        work()

    assert screen.getvalue().endswith(" \r")


def test_a_terminal_that_cannot_move_its_cursor_gets_no_bar(screen: _Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    with progress("Reading the plans"):
        pass

    assert screen.getvalue() == ""


@pytest.mark.parametrize(
    ("view", "is_paged"),
    [
        (("timeline",), True),
        (("graph",), True),
        (("graph", "-f", "json"), False),
        (("slim",), True),
        (("slim", "-f", "markdown"), False),
    ],
    ids=str,
)
def test_a_view_longer_than_the_screen_goes_through_the_pager(
    view: tuple[str, ...], is_paged: bool, tmp_path: Path
) -> None:
    plans = "---\n".join(
        f"{{id: p{number}, title: Plan {number}, kind: temaplan, adopted: 2016, period: 2016-2020}}\n"
        for number in range(40)
    )
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(0o755)

    said = on_a_terminal(*with_path(view, root), PAGER=str(pager))

    assert said.startswith("PAGED\n") is is_paged
    assert len(re.findall("Plan 39", said)) + said.count("p39") > 0
    assert "PAGED" not in planaudit(*with_path(view, root), PAGER=str(pager)).out
