"""Long text on a terminal goes through the reader's pager, as git's does; never anywhere else.

The pager is the one in PLANAUDIT_PAGER, or else in PAGER, or else less; empty, or cat, for none.
"""

import os
import shlex
import shutil
import subprocess
from shutil import get_terminal_size

from planaudit.cli.terminal import is_terminal, write


def show(text: str) -> None:
    """Print the text; through the pager where it is longer than the screen."""
    pager = _pager()
    if not (pager and is_terminal() and text.count("\n") >= get_terminal_size().lines):
        write(text)
        return
    try:
        # -F: not for what fits, -R: with colours, -X: what was read stays on the screen.
        environment = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | dict(os.environ)
        subprocess.run(pager, input=text.encode(), env=environment, check=False)
    except OSError:
        write(text)
    except KeyboardInterrupt:
        pass  # the reader has had enough, and it was the pager that was told so


def _pager() -> list[str]:
    """The command that the reader has chosen; empty where that is no pager, or cannot be found."""
    chosen = os.environ.get("PLANAUDIT_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(chosen)
    except ValueError:
        return []
    return words if words and words[0] != "cat" and shutil.which(words[0]) else []
