"""A git repository as a municipality keeps its plans in: commits with days of their own, and nobody's settings."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Kari Planlegger",
    "GIT_AUTHOR_EMAIL": "kari@fjordvik.example",
    "GIT_COMMITTER_NAME": "Kari Planlegger",
    "GIT_COMMITTER_EMAIL": "kari@fjordvik.example",
}


class GitRepository:
    """A folder under git. `commit` makes the files as the test gives them all that there is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2026-01-01") -> str:
        """Run git here, and give what it says. Raises CalledProcessError where it fails."""
        at = f"{day}T12:00:00+01:00"
        done = subprocess.run(
            ("git", *arguments),
            cwd=self.root,
            env=os.environ | _ENVIRONMENT | {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Make these all the files there are; a text `-> target` makes a symbolic link."""
        for path in self.root.iterdir():
            if path.name != ".git" and not (path / ".git").exists():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for name, text in files.items():
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, str) and text.startswith("-> "):
                target.symlink_to(text[3:])
            else:
                target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, message: str, files: Mapping[str, str | bytes], day: str = "2026-01-01") -> str:
        """Commit these files, all that there are, on a day; the commit's name."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.git("rev-parse", "HEAD")
