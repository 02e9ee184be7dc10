"""Where a setting came from."""

from typing import NamedTuple

from planaudit.findings import Pointer


class Origin(NamedTuple):
    """A place in `planaudit.yaml`, or an option of the command line; neither: it is the default."""

    at: Pointer | None = None
    option: str = ""


DEFAULT = Origin()
"""What is so unless it is said otherwise."""
