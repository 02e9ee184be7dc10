"""The rules that run, how much each matters, and with which options; and where each of these was said."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import Pointer, Severity
from planaudit.model.portfolio import RuleSettings
from planaudit.rules.catalogue import BY_NAME
from planaudit.rules.rule import Rule, RuleOptions
from planaudit.settings.origin import DEFAULT, Origin
from planaudit.settings.selection import EVERY, Choice, Selection, Word, choose
from planaudit.settings.wrong_settings import wrong_option, wrong_words


class SelectedRule(NamedTuple):
    """A rule that runs, and how. `severity` is what the municipality says, or None for the rule's own weight."""

    rule: Rule
    severity: Severity | None
    options: RuleOptions


class RuleInForce(NamedTuple):
    """A rule as it is settled: whether it runs and why, how much it matters, its options, and where each was said.

    `severity` is None, and an option missing from `options_said`, where nothing is said of it.
    """

    rule: Rule
    choice: Choice
    severity: Severity | None
    severity_said: Origin
    options: RuleOptions
    options_said: Mapping[str, Origin]


def settle(
    declared: RuleSettings | None, at: Pointer, selection: Selection | None
) -> tuple[tuple[SelectedRule, ...], tuple[SchemaProblem, ...]]:
    """The rules that run; and what is wrong with the settings, located in `planaudit.yaml`.

    `selection` is the command line's and takes the place of the file's `select`; its `ignore` is added to the
    file's. Raises UnknownRuleError for a word of the command line.
    """
    rules, problems = rules_in_force(declared, at, selection)
    return tuple(
        SelectedRule(settled.rule, settled.severity, settled.options) for settled in rules if settled.choice.runs
    ), problems


def rules_in_force(
    declared: RuleSettings | None, at: Pointer, selection: Selection | None
) -> tuple[tuple[RuleInForce, ...], tuple[SchemaProblem, ...]]:
    """Every rule as it is settled, those that do not run among them; none where the settings are wrong."""
    said = declared or RuleSettings(severity={}, options={})
    at = at / "rules"
    options, problems = _options(said.options, at / "options")
    problems = [*wrong_words(said, at), *problems]
    if problems:
        return (), tuple(problems)
    severities = {BY_NAME[word].code: (Severity(said.severity[word].value), word) for word in said.severity}
    return tuple(
        _in_force(choice, severities.get(choice.rule.code), options.get(choice.rule.code), at)
        for choice in choose(*_words(declared, at, selection or Selection(select=())))
    ), ()


def _words(declared: RuleSettings | None, at: Pointer, wanted: Selection) -> tuple[list[Word], list[Word]]:
    """What selects and what ignores: the command line's `select` takes the place of the file's."""
    select = [Word(text, Origin(option="--select")) for text in wanted.select]
    ignore = [Word(text, Origin(option="--ignore")) for text in wanted.ignore]
    if declared:
        if not select and declared.select != (EVERY,):
            select = _said(declared.select, at / "select")
        ignore = _said(declared.ignore, at / "ignore") + ignore
    return select or [Word(EVERY)], ignore


def _said(words: tuple[str, ...], at: Pointer) -> list[Word]:
    return [Word(text, Origin(at / position)) for position, text in enumerate(words)]


Given = tuple[RuleOptions, str]
"""The options of a rule, and the word that the settings call the rule by."""


def _in_force(choice: Choice, severity: tuple[Severity, str] | None, given: Given | None, at: Pointer) -> RuleInForce:
    rule = choice.rule
    options, word = given or (rule.options.model_construct(), "")
    return RuleInForce(
        rule=rule,
        choice=choice,
        severity=severity[0] if severity else None,
        severity_said=Origin(at / "severity" / severity[1]) if severity else DEFAULT,
        options=options,
        options_said={name: Origin(at / "options" / word / name) for name in options.model_fields_set if word},
    )


def _options(declared: Mapping[str, Mapping[str, Any]], at: Pointer) -> tuple[dict[str, Given], list[SchemaProblem]]:
    options: dict[str, Given] = {}
    problems: list[SchemaProblem] = []
    for word, given in declared.items():
        if word not in BY_NAME:
            continue
        rule = BY_NAME[word]
        try:
            options[rule.code] = rule.options.model_validate(given), word
        except ValidationError as error:
            problems += (wrong_option(rule, misfit, at / word) for misfit in error.errors(include_url=False))
    return options, problems
