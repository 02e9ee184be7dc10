"""Finding the plan repository: the folder with `planaudit.yaml`, from a path upwards."""

from collections.abc import Iterator
from pathlib import Path

FILE_NAMES = ("planaudit.yaml", "planaudit.yml")

BASELINE_NAME = "planaudit-baseline.yaml"
"""What the baseline is called, beside `planaudit.yaml`, where no other is named."""


def find_portfolio_file(start: Path) -> Path | None:
    """The `planaudit.yaml` of the nearest folder from `start` upwards, or None."""
    return next((place for place in _places(start) if place.is_file()), None)


def find_folder_in_its_place(start: Path) -> Path | None:
    """A folder that is named as the file should be, from `start` upwards, or None."""
    return next((place for place in _places(start) if place.is_dir()), None)


def find_bare_repository(start: Path) -> Path | None:
    """A git repository that has no files, only their history, as on a server: from `start` upwards, or None."""
    return next((folder for folder in (start, *start.parents) if _is_bare(folder)), None)


def _is_bare(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def _places(start: Path) -> Iterator[Path]:
    """Where the file may lie, the nearest first."""
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        for name in FILE_NAMES:
            yield candidate / name
