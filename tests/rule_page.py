"""The examples of a rule's page: read from its docstring, and put into a small sound register."""

import re
import textwrap
from collections.abc import Iterator

FRAME = """\
id: samfunnsdelen
title: Kommuneplanens samfunnsdel 2024–2027
kind: samfunnsdel
adopted: 2024-06-13
period: 2024-2027
audit: {ignore: [{rule: TYP002, reason: Its goals stand elsewhere}]}
---
id: okonomiplanen
title: Handlings- og økonomiplan 2026–2029
kind: okonomiplan
adopted: 2025-12-11
period: 2026-2029
---
id: planstrategien
title: Planstrategi 2024–2027
kind: planstrategi
adopted: 2024-06-13
period: 2024-2027
"""
"""The plans that every example stands among, unless it declares one of the same id itself."""

_MARK = re.compile(r"#\s*finds:\s*(\S+)")
_BASELINE = re.compile(r"^---\n(format: planaudit-baseline\n.*)\Z", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"^# link: (\S+) (-> .*)\n", re.MULTILINE)


def examples(page: str, heading: str) -> list[str]:
    """The example blocks below every `heading:` of a page."""
    blocks = re.findall(rf"^{heading}(?: \([^)]*\))?:\n\n((?:    .*\n|\n)+)", page, re.MULTILINE)
    return [textwrap.dedent(block).strip("\n") + "\n" for block in blocks]


def files_of(example: str) -> dict[str, str]:
    """The plan repository of an example: a first document with `municipality:` is its `planaudit.yaml`.

    A comment `# link: path -> target` is a symbolic link; a last document with `format: planaudit-baseline` is the
    baseline.
    """
    links = dict(_LINK.findall(example))
    example = _LINK.sub("", example)
    baseline = {"planaudit-baseline.yaml": found[1]} if (found := _BASELINE.search(example)) else {}
    example = _BASELINE.sub("", example)
    files = {"plans/example.yaml": example}
    first, _, rest = example.partition("---\n")
    if "municipality:" in first:
        files = {"planaudit.yaml": first, "plans/example.yaml": rest}
    declared = set(re.findall(r"^(?:id: |\{id: )([\w.-]+)", files["plans/example.yaml"], re.MULTILINE))
    frame = [document for document in FRAME.split("---\n") if document.split("\n")[0][4:] not in declared]
    return files | links | baseline | {"plans/frame.yaml": "---\n".join(frame)}


def marked(files: dict[str, str]) -> list[tuple[str, int, str]]:
    """Where the example says that a rule finds something: path, line, name of the rule."""
    return sorted(_marks(files))


def _marks(files: dict[str, str]) -> Iterator[tuple[str, int, str]]:
    for path, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            for name in _MARK.findall(line):
                yield path, number, name
