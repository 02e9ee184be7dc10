"""What every rule's page must hold, and that its examples tell the truth."""

import re
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from rule_page import examples, files_of, marked

from planaudit.graph.comparison import Comparison
from planaudit.rules.catalogue import ALL_RULES
from planaudit.rules.rule import Rule

by_name = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
RULES = Path(__file__).parents[1] / "src/planaudit/rules"


def found(root: Path, rule: Rule, files: dict[str, str]) -> list[tuple[str, int, str]]:
    """What is found in an example, with what its page says stood there before the change."""
    base = next((files_of(example) for example in examples(rule.page, "Before")), None)
    report = PlanRepository(root, files).audit(base=base)
    return sorted((f.location.path, f.location.span.line, f.name) for f in report.counted)


@by_name
def test_page_has_its_sections_in_order(rule: Rule) -> None:
    first, *_ = rule.page.splitlines()
    sections = re.findall(
        r"^(Why|Source|Before|Bad|Good|Not evaluable|Mended|False positives)\b[^:\n]*:", rule.page, re.MULTILINE
    )

    assert first.endswith(".")
    assert len(first) <= 110
    before = ["Before"] if rule.reads is Comparison else []
    mended = ["Mended"] if "Mended" in sections else []
    assert list(dict.fromkeys(sections)) == [
        *("Why", "Source", *before, "Bad", "Good", "Not evaluable", *mended, "False positives")
    ]


@by_name
def test_bad_examples_are_found_where_marked_and_by_this_rule_alone(rule: Rule, tmp_path: Path) -> None:
    bad = examples(rule.page, "Bad")

    assert bad
    for number, example in enumerate(bad):
        files = files_of(example)
        assert marked(files)
        assert found(tmp_path / str(number), rule, files) == marked(files)
        assert {name for _, _, name in marked(files)} == {rule.name}


@by_name
def test_good_examples_are_clean_under_every_rule(rule: Rule, tmp_path: Path) -> None:
    good = examples(rule.page, "Good")

    assert good
    for number, example in enumerate(good):
        assert found(tmp_path / str(number), rule, files_of(example)) == []


@by_name
def test_every_option_says_what_it_does_and_has_a_default(rule: Rule) -> None:
    assert rule.options() is not None
    assert all(field.description for field in rule.options.model_fields.values())


def test_every_rule_file_is_in_the_catalogue() -> None:
    files = {
        path.stem.replace("_", "-")
        for path in RULES.glob("*/*.py")
        if "RULE = Rule(" in path.read_text(encoding="utf-8")
    }

    assert files == {rule.name for rule in ALL_RULES}


def test_codes_are_unique_and_in_order() -> None:
    families = ["SCH", "REF", "STR", "REP", "ECO", "GOA", "PER", "VOL", "TYP", "OWN", "FOL", "AUD", "CHG"]
    codes = [rule.code for rule in ALL_RULES]

    assert codes == sorted(set(codes), key=lambda code: (families.index(code[:3]), code))
