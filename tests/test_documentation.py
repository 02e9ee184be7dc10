"""Every example in the documentation is run: transcripts as they are printed, files as they are read.

In a page, ` ```console ` blocks hold commands after `$ ` and what they print; `…` alone on a line stands for lines
left out. A ` ```yaml path ` block is written to that path first, beside a copy of `examples/`; so are `make` and `sh`
blocks. `yaml` without a path must be a sound plan file, `json` must parse. A page that goes into `fjordvik` finds a git
repository there, with a history (fjordvik_history.py). `bash` blocks stand between comments that name what runs them.
Set UPDATE_TRANSCRIPTS=1 to write down what the commands print now.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import fjordvik_history
import pytest
from plan_repository import PlanRepository

ROOT = Path(__file__).parents[1]
GENERATED = {ROOT / "docs/format.md", ROOT / "docs/cli.md", *(ROOT / "docs/rules").glob("*.md")}
PAGES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")} - GENERATED)
BLOCK = re.compile(r"^```(\w*)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN_ELSEWHERE = re.compile(r"<!-- (demo|tests) -->\n```bash\n.*?```\n<!-- end -->", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_of_the_page_is_true(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    sandbox = tmp_path / "sandbox"
    sandbox.mkdir()
    shutil.copytree(ROOT / "examples", sandbox / "examples", dirs_exist_ok=True)
    if "cd fjordvik" in text:
        fjordvik_history.build(sandbox / "fjordvik")

    shown = RUN_ELSEWHERE.sub("", text)
    now = BLOCK.sub(lambda block: run(block, sandbox, tmp_path), shown)

    if os.environ.get("UPDATE_TRANSCRIPTS"):
        at = 0
        for was, is_now in zip(BLOCK.finditer(shown), BLOCK.finditer(now), strict=True):
            at = text.index(was[0], at)
            text = text[:at] + is_now[0] + text[at + len(was[0]) :]
            at += len(is_now[0])
        page.write_text(text, encoding="utf-8")
    else:
        assert now == shown


def run(block: re.Match[str], sandbox: Path, tmp_path: Path) -> str:
    language, path, body = block[1], block[2], block[3]
    if language == "console":
        return f"```console\n{transcript(body, sandbox)}```"
    if language in ("yaml", "make", "sh") and path:
        (sandbox / path).parent.mkdir(parents=True, exist_ok=True)
        (sandbox / path).write_text(body, encoding="utf-8")
    elif language == "yaml":
        name = "planaudit.yaml" if "municipality:" in body else "plans/example.yaml"
        report = PlanRepository(tmp_path / f"at-{block.start()}", {name: body}).audit("SCH")
        assert not report.findings, report.findings
    elif language == "json":
        json.loads(body)
    else:
        assert language in ("text", "python"), f"nothing runs a block of {language!r}"
    return block[0]


def transcript(body: str, sandbox: Path) -> str:
    """The block as it would be if its commands were run now; kept as it is where `…` stands for what differs."""
    steps = re.split(r"^\$ ", body, flags=re.MULTILINE)
    assert steps[0] == "", "a transcript begins with a command"
    exit_code = 0
    text = ""
    for step in steps[1:]:
        command, _, expected = step.partition("\n")
        done = subprocess.run(
            ["bash", "-c", f"(exit {exit_code}); {command}"],
            cwd=sandbox,
            env={
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                "LANG": "en_GB.UTF-8",
                "HOME": str(sandbox),
                "COLUMNS": "100",
                **{name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PYTHONPATH"))},
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        exit_code = done.returncode
        printed = done.stdout.decode()
        text += f"$ {command}\n{expected if same_but_for_omissions(expected, printed) else printed}"
    return text


def same_but_for_omissions(expected: str, printed: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"^…\n", expected, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None
