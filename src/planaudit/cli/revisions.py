"""What commands that compare revisions have in common: find the revision, read it, hold it against now."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from planaudit.cli.exits import Exit, Stop, with_help
from planaudit.cli.opening import Opened
from planaudit.history.change import Change
from planaudit.history.past import Past, read_past
from planaudit.history.revision import find_revision
from planaudit.history.unknown_revision import RevisionError
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording


def change_since(opened: Opened, selected: Sequence[SelectedRule], name: str) -> Change:
    """What has changed since a revision. Raises Stop where it cannot be read."""
    past = past_of(opened, name)
    return Change(past, opened.repository, selected, opened.as_of, opened.wording, opened.baseline)


def revisions_of(base: str, head: str | None) -> tuple[str, str | None]:
    """The two revisions that are meant: `A..B` and `A...B` name both, as in `git diff`."""
    for dots in ("...", ".."):
        if head is None and dots in base.strip("."):
            one, _, other = base.partition(dots)
            return (f"{one}..." if dots == "..." else one), other or None
    return base, head


def past_of(opened: Opened, name: str) -> Past:
    """The plan repository as it was at a revision. Raises Stop where there is none."""
    with as_stops(opened.wording):
        return read_past(opened.file, opened.repository.portfolio, find_revision(opened.root, name))


@contextmanager
def as_stops(wording: Wording) -> Iterator[None]:
    """Say what is wrong with a revision, and end."""
    try:
        yield
    except RevisionError as error:
        said = wording.text(error.message, error.values)
        help_ = wording.text(error.help, error.values)
        raise Stop(Exit.COULD_NOT_CHECK, with_help(said, help_, wording)) from None
