"""What is made from the code is current, and the catalogues of both languages are whole."""

import ast
import string
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

import catalogues
import generate


def test_generated_files_are_current() -> None:
    assert generate.stale() == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert catalogues.untranslated(language) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_translations_have_the_placeholders_of_their_templates(language: str) -> None:
    different = [
        message.id
        for message in catalogues.current(language)
        if message.id and message.string and placeholders(str(message.id)) != placeholders(str(message.string))
    ]

    assert different == []


def test_every_template_stands_where_the_extraction_of_babel_sees_it() -> None:
    """Babel reads no f-strings before Python 3.12, so a template within one would never be translated."""
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in sorted(catalogues.SOURCE.rglob("*.py"))
        for formatted in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(formatted, ast.JoinedStr)
        for node in ast.walk(formatted)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
    ]

    assert hidden == []


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
