"""Files that get another text: whole, all or none, and only where they hold what was read."""

from pathlib import Path

import pytest

from planaudit.cli.exits import Stop
from planaudit.cli.replacing import Replacement, replace_all
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

ENGLISH = Wording(Language("en"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, `a` and `b`, that hold their names."""
    for name in "ab":
        (tmp_path / name).write_text(name)
    return tmp_path


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_every_file_is_replaced(folder: Path) -> None:
    replace_all(folder, [Replacement("a", "a", "en"), Replacement("b", "b", "to")], ENGLISH)

    assert held(folder) == {"a": "en", "b": "to"}


def test_none_is_replaced_where_one_has_been_changed_since_it_was_read(folder: Path) -> None:
    with pytest.raises(Stop) as stop:
        replace_all(folder, [Replacement("a", "a", "en"), Replacement("b", "noe annet", "to")], ENGLISH)

    assert stop.value.message == (
        f"no file was changed, because {folder / 'b'} has been changed meanwhile\n  = help: run it again"
    )
    assert held(folder) == {"a": "a", "b": "b"}


def test_none_is_replaced_where_one_is_gone(folder: Path) -> None:
    with pytest.raises(Stop) as stop:
        replace_all(folder, [Replacement("a", "a", "en"), Replacement("c", "c", "to")], ENGLISH)

    assert stop.value.message == (
        f"no file was changed, because {folder / 'c'} cannot be written: No such file or directory"
    )
    assert held(folder) == {"a": "a", "b": "b"}


def test_a_file_that_a_linked_folder_leads_to_is_not_replaced(folder: Path) -> None:
    (folder / "mappe").symlink_to(folder)

    with pytest.raises(Stop) as stop:
        replace_all(folder, [Replacement("mappe/a", "a", "en")], ENGLISH)

    assert stop.value.message.startswith(f"no file was changed, because {folder / 'mappe/a'} is a link\n")
    assert (folder / "a").read_text() == "a"
