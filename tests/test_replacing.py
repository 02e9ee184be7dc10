"""Files that get another text: whole, all or none, and only where they hold what was read."""

from pathlib import Path

import pytest

from planaudit.cli import replacing
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


def test_in_a_folder_that_may_not_be_written_it_is_the_file_that_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, _held: bytes) -> Path:
        raise PermissionError(13, "Permission denied", str(path.parent / ".a.qx3f81"))

    monkeypatch.setattr(replacing, "written_beside", refused)

    with pytest.raises(Stop) as stop:
        replace_all(folder, [Replacement("a", "a", "en")], ENGLISH)

    assert stop.value.message == f"no file was changed, because {folder / 'a'} cannot be written: Permission denied"


def test_where_the_system_refuses_a_later_file_those_that_were_changed_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def locked(path: Path, target: Path) -> Path:
        if target.name == "b":
            raise PermissionError(1, "Operation not permitted", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", locked)

    with pytest.raises(Stop) as stop:
        replace_all(folder, [Replacement("a", "a", "en"), Replacement("b", "b", "to")], ENGLISH)

    assert stop.value.message == (
        f"{folder / 'b'} cannot be written: Operation not permitted; these were changed before it: {folder / 'a'}"
    )
    assert held(folder) == {"a": "en", "b": "b"}


def test_a_file_that_a_linked_folder_leads_to_is_not_replaced(folder: Path) -> None:
    (folder / "mappe").symlink_to(folder)

    with pytest.raises(Stop) as stop:
        replace_all(folder, [Replacement("mappe/a", "a", "en")], ENGLISH)

    assert stop.value.message.startswith(f"no file was changed, because {folder / 'mappe/a'} is a link\n")
    assert (folder / "a").read_text() == "a"
