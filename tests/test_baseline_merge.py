"""Two branches that both changed the baseline: what git cannot merge, `baseline prune` puts together."""

import subprocess
from pathlib import Path

import pytest
from git_repository import GitRepository
from plan_repository import PlanRepository
from program import Done, planaudit

from planaudit.documents.baseline_file import baseline_of
from planaudit.documents.baseline_merge import put_together
from planaudit.documents.baseline_text import NotEditable

NAME = "planaudit-baseline.yaml"
SETTINGS = "municipality: {name: Fjordvik kommune}\nlanguage: en\nrules: {select: [PER003, AUD]}\n"
HEAD = "format: planaudit-baseline\nversion: 1\nfindings:\n"
LIVES_LONGER = "period: 2020-2028\n"


def plan(id_: str) -> str:
    return f"id: {id_}\ntitle: Plan for {id_}\nkind: temaplan\nadopted: 2020-06-18\nperiod: 2020-2024\n"


def prune(cwd: Path) -> Done:
    return planaudit("baseline", "prune", "--as-of", "2026-03-01", cwd=cwd)


def check(cwd: Path) -> Done:
    return planaudit("check", "--as-of", "2026-03-01", "--fail-on", "info", cwd=cwd)


@pytest.fixture
def fjordvik(tmp_path: Path) -> GitRepository:
    """Four plans that ran out, known in the baseline of `main`; `a` and `b` have each mended one of two neighbours."""
    plans = {f"plans/{id_}.yaml": plan(id_) for id_ in ("a", "b", "c", "d")}
    repository = GitRepository(PlanRepository(tmp_path, {"planaudit.yaml": SETTINGS} | plans).root)
    planaudit("baseline", "create", "--as-of", "2026-03-01", cwd=tmp_path)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "What we know")
    for name, mended in (("one", "b"), ("other", "c")):
        repository.git("checkout", "--quiet", "-b", name, "main")
        (tmp_path / f"plans/{mended}.yaml").write_text(
            plan(mended).replace("period: 2020-2024\n", LIVES_LONGER), encoding="utf-8"
        )
        assert prune(tmp_path).out == f"{NAME}: 1 entry removed; 3 known findings wait.\n"
        repository.git("commit", "--quiet", "--all", "--message", f"{mended} lives longer")
    return repository


def test_neighbours_mended_on_two_branches_are_both_gone_after_prune(fjordvik: GitRepository) -> None:
    main = fjordvik.git("show", f"main:{NAME}")
    with pytest.raises(subprocess.CalledProcessError):
        fjordvik.git("merge", "--quiet", "one")

    assert check(fjordvik.root) == Done(
        2,
        "",
        f"{NAME} cannot be used, so nothing was audited\n"
        f"{NAME}:13:1: a merge left its mark <<<<<<<\n"
        "  = help: `planaudit baseline prune` keeps the entries of both sides, once each,"
        " and removes what has been mended\n",
    )
    assert prune(fjordvik.root) == Done(
        0,
        f"{NAME}: the two sides of the merge are put together\n{NAME}: 2 entries removed; 2 known findings wait.\n",
        "",
    )

    blocks = main.split("  - ")
    assert (fjordvik.root / NAME).read_text(encoding="utf-8") == "  - ".join([blocks[0], blocks[1], blocks[4]]) + "\n"
    assert check(fjordvik.root).exit == 0


def entry(number: int, *words: str) -> str:
    lines = ["code: PER003", f"plan: p{number}", "message: Gikk ut", f"fingerprint: planaudit/v1:{number:032x}", *words]
    return "  - " + "\n    ".join(lines) + "\n"


def conflict(ours: str, theirs: str, ancestor: str | None = None) -> str:
    base = "" if ancestor is None else f"||||||| 1a2b3c4\n{ancestor}"
    return f"<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> grein\n"


def test_entries_of_either_side_stand_once_in_their_order_with_comments_and_line_ends() -> None:
    ours = "  # vår\n" + entry(2) + entry(4)
    theirs = entry(1) + "  # deres\n" + entry(3)
    text = HEAD + entry(0) + conflict(ours, theirs, ancestor=entry(8)) + entry(9)

    together = HEAD + "".join([entry(0), entry(1), "  # vår\n", entry(2), "  # deres\n", entry(3), entry(4), entry(9)])
    assert put_together(text) == together
    assert put_together(text.replace("\n", "\r\n")) == together.replace("\n", "\r\n")


def test_a_conflict_in_the_middle_of_an_entry_is_one_of_entries() -> None:
    one, other = entry(1, "since: 2026-01-01"), entry(2, "since: 2026-01-01")
    first, *middle, last = one.splitlines(keepends=True)
    text = HEAD + first + conflict("".join(middle), "".join(other.splitlines(keepends=True)[1:-1])) + last

    assert put_together(text) == HEAD + one + other


@pytest.mark.parametrize(
    ("ours", "theirs", "left"),
    [
        (entry(1, "since: 2026-01-01"), entry(1, "since: 2026-02-01"), entry(1, "since: 2026-01-01")),
        (entry(1), entry(1, "reason: Til høsten"), entry(1, "reason: Til høsten")),
        (entry(1, "owner: plan", "until: 2027"), entry(1, "owner: plan"), entry(1, "owner: plan", "until: 2027")),
    ],
    ids=["both-the-same", "theirs-says-why", "ours-says-until-when"],
)
def test_of_an_entry_on_both_sides_the_one_that_tells_more_stands(ours: str, theirs: str, left: str) -> None:
    assert put_together(HEAD + conflict(ours, theirs)) == HEAD + left


@pytest.mark.parametrize(
    "text",
    [
        HEAD + conflict(entry(1, "reason: Til høsten"), entry(1, "reason: Til våren")),
        HEAD + conflict(entry(1, "reason: Til høsten"), entry(1, "owner: plan")),
        HEAD + entry(1) + "=======\n" + entry(2),
        HEAD + "<<<<<<< HEAD\n" + entry(1),
        HEAD + "<<<<<<< HEAD\n" + entry(1) + ">>>>>>> grein\n",
        HEAD + conflict(conflict(entry(1), entry(2)), entry(3)),
        HEAD + conflict("  - {code: PER003}\n", entry(3)),
        HEAD + conflict("  - bare tekst\n", entry(3)),
        HEAD + conflict("  - [\n", entry(3)),
        HEAD + conflict("", ""),
    ],
    ids=[
        "two-reasons",
        "a-reason-and-an-owner",
        "a-mark-alone",
        "not-ended",
        "not-divided",
        "one-in-another",
        "brackets",
        "no-entry",
        "no-yaml",
        "no-list",
    ],
)
def test_what_only_a_person_can_put_together_is_left_to_one(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotEditable):
        put_together(text)

    register = PlanRepository(tmp_path, {"planaudit.yaml": SETTINGS, "plans/a.yaml": plan("a"), NAME: text}).root
    done = prune(register)

    assert (done.exit, done.out) == (2, "")
    assert "a merge left its mark" in done.err
    assert done.err.endswith(
        "  = help: the sides say different things of one finding, or are not whole:"
        " keep the entries that are right, without marks\n"
    )
    assert (register / NAME).read_text(encoding="utf-8") == text


def test_what_is_put_together_is_a_sound_baseline() -> None:
    text = put_together(HEAD + entry(0) + conflict(entry(2), entry(1)))

    assert [entry.plan for entry in baseline_of(NAME, text).entries] == ["p0", "p1", "p2"]
