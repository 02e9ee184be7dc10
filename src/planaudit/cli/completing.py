"""What the shell suggests after the tab key; nothing is imported that a keystroke would have to wait for."""

import re
from collections.abc import Iterator
from pathlib import Path

Suggested = Iterator[tuple[str, str]]
"""Words, each with what a shell that can do so tells of it."""

_ID = re.compile(r"^id:[ \t]*(?P<quote>[\"']?)(?P<id>[\w.-]+)(?P=quote)", re.MULTILINE)
_BETWEEN = re.compile(r"[ ,(+]")
"""What stands before a word of a selector."""

_FAMILY = 3
"""The letters that the codes of a family begin with."""


def rule_words(incomplete: str) -> Suggested:
    """Codes, families and names of rules; after a comma the next one."""
    from planaudit.rules.pages import all_pages

    before, comma, begun = incomplete.rpartition(",")
    pages = all_pages()
    families = dict.fromkeys(page.code[:_FAMILY] for page in pages)
    words = [("ALL", "every rule"), *((family, "a family of rules") for family in families)]
    words += [(page.code, page.summary) for page in pages]
    words += [(page.name, page.summary) for page in pages if begun]
    for word, help_ in words:
        if word.startswith(begun):
            yield f"{before}{comma}{word}", help_


def one_rule(incomplete: str) -> Suggested:
    """The code or name of one rule."""
    from planaudit.rules.pages import all_pages

    for page in all_pages():
        for word in (page.code, page.name) if incomplete else (page.code,):
            if word.startswith(incomplete):
                yield word, page.summary


def selector_words(incomplete: str) -> Suggested:
    """The last word of a selector: an id of a plan, or a condition of which all values are known."""
    from planaudit.model.kind import Kind
    from planaudit.model.status import GROUPS, Standing

    begun = _BETWEEN.split(incomplete)[-1]
    before = incomplete.removesuffix(begun)
    for word, path in plan_ids(begun):
        yield f"{before}{word}", path
    conditions = [f"kind:{kind}" for kind in Kind] + [f"status:{said}" for said in (*GROUPS, *Standing)]
    for word in conditions if begun else ():
        if word.startswith(begun):
            yield f"{before}{word}", "a condition"


def plan_ids(incomplete: str) -> Suggested:
    """The ids of the plans in the repository that the user stands in, as far as the plan files tell at a glance."""
    from planaudit.documents.reading import Reading
    from planaudit.documents.root import find_portfolio_file

    portfolio_file = find_portfolio_file(Path.cwd())
    if portfolio_file is None:
        return
    for path in Reading(portfolio_file).found.files:
        try:
            text = (portfolio_file.parent / path).read_text(encoding="utf-8-sig", errors="ignore")
        except OSError:
            continue
        for match in _ID.finditer(text):
            if match["id"].startswith(incomplete):
                yield match["id"], path
