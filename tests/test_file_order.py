"""The same register gives the same bytes, in whatever order the system lists its files and Python its sets."""

from pathlib import Path

import pytest
from program import Done, planaudit

from planaudit.cli.formats import Format

EXAMPLE = Path(__file__).parents[1] / "examples/fjordvik"
DAY = ("--as-of", "2026-11-01")
SHUFFLE = """\
import os, random

chance = random.Random(os.environ["LISTED"])
scandir, listdir = os.scandir, os.listdir


class Listed(list):
    def __enter__(self):
        return iter(self)

    def __exit__(self, *_):
        pass

    def close(self):
        pass


def shuffled(listing):
    return Listed(chance.sample(listing, len(listing)))


os.scandir = lambda *where: shuffled(list(scandir(*where)))
os.listdir = lambda *where: shuffled(listdir(*where))
"""


@pytest.fixture
def shuffle(tmp_path: Path) -> Path:
    """A folder from which Python learns to list every folder in another order."""
    folder = tmp_path / "shuffle"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SHUFFLE)
    return folder


def run(shuffle: Path, order: int, *words: str | Path, cwd: Path) -> Done:
    uncovered = {"COVERAGE_PROCESS_START": "", "COVERAGE_PROCESS_CONFIG": ""}  # it lists folders too
    settings = uncovered | {"PYTHONPATH": str(shuffle), "LISTED": str(order), "PYTHONHASHSEED": str(order)}
    return planaudit(*words, *DAY, cwd=cwd, **settings)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_format_of_check_is_the_same_in_any_order_of_files(shuffle: Path, tmp_path: Path) -> None:
    def written(order: int) -> tuple[Done, dict[str, bytes]]:
        folder = tmp_path / str(order)
        folder.mkdir()
        outputs = [f"--output={name}={name}" for name in Format]
        return run(shuffle, order, "check", EXAMPLE, "--verbose", *outputs, cwd=folder), files_in(folder)

    first, *others = [written(order) for order in (1, 2, 3)]

    assert sorted(first[1]) == sorted(Format)
    assert all(first[1].values())
    assert others == [first, first]


def test_every_command_of_baseline_is_the_same_in_any_order_of_files(shuffle: Path, tmp_path: Path) -> None:
    def kept(order: int) -> list[object]:
        folder = tmp_path / str(order)
        for path, held in files_in(EXAMPLE).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(held)
        said: list[object] = [run(shuffle, order, "baseline", "create", cwd=folder), files_in(folder)]
        idrett = folder / "plans/kultur/idrettsplan.yaml"
        idrett.write_text(
            idrett.read_text(encoding="utf-8").replace("kind: temaplan", "kind: handlingsplan"), encoding="utf-8"
        )
        said += [run(shuffle, order, "baseline", "show", cwd=folder)]
        said += [run(shuffle, order, "baseline", "prune", cwd=folder), files_in(folder)]
        (folder / "plans/kultur/kultur.yaml").unlink()
        return [*said, run(shuffle, order, "baseline", "create", "--force", cwd=folder), files_in(folder)]

    first, *others = [kept(order) for order in (1, 2, 3)]

    assert [done.exit for done in first if isinstance(done, Done)] == [0, 0, 0, 0]
    assert len({str(files) for files in first if isinstance(files, dict)}) == 3
    assert others == [first, first]
