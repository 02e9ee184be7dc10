"""The sheet of the settings as text for a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from planaudit.documents.twice_declared import LISTS
from planaudit.findings import N_, Bare, Joined
from planaudit.reporters.fitting import fit, row
from planaudit.reporters.style import Style
from planaudit.reports.settings_sheet import RuleSettings, Setting, SettingsSheet, Source
from planaudit.wording.wording import Wording

_LABEL = 21
_OPTION = 20
_NOT_SAID = {
    "councils": N_("not declared: each may have met from election day through 31 October"),
    "themes": N_("no list: any theme will do"),
    "organisation": N_("no list: any owner will do"),
    "indicators": N_("no list: any indicator will do"),
    "plan_types": N_("as in figure 13 of KS-FoU 2022"),
    "volume": N_("no limits"),
}
"""What it means that a key is left out, where that is more than that there is none."""


_ABOUT_CHANGES = "CHG"


def render(sheet: SettingsSheet, wording: Wording, style: Style) -> str:
    """The file, its keys, which rules run, and what is set for rules; all rules when verbose."""
    lines = [fit(style.paint(sheet.file, "strong"), style), ""]
    for setting in sheet.portfolio:
        said = f"{_value(setting, wording)} ({_source(setting.source, wording)})"
        lines += row(f"  {setting.key}", said, style, _LABEL)
    lines += ["", *_selection(sheet, wording, style), "", *_rules(sheet, wording, style)]
    return "".join(line.rstrip() + "\n" for line in lines)


def _value(setting: Setting, wording: Wording) -> str:
    key, value = setting.key, setting.value
    if not value:
        return wording.text(_NOT_SAID[key]) if key in _NOT_SAID else wording.term("none")
    if key in LISTS:
        return wording.count(N_("a list of {n}"), N_("a list of {n}"), cast("int", value))
    if key == "audit":
        return wording.count(N_("{n} suppression"), N_("{n} suppressions"), cast("int", value))
    if key == "plan_types":
        return wording.text(N_("figure 13 of KS-FoU 2022, changed for {kinds}"), {"kinds": _listed(value)})
    return wording.fact(_listed(value))


def _listed(value: object) -> object:
    """A value of the file as one fact, with its parts as they are written there."""
    if isinstance(value, Mapping):
        return Joined(tuple(Joined((Bare(str(key)), part), " ") for key, part in value.items()), "; ")
    if isinstance(value, tuple):
        return Joined(tuple(Bare(part) if isinstance(part, str) else part for part in value))
    return Bare(value) if isinstance(value, str) else value


def _source(source: Source, wording: Wording) -> str:
    if source.by == "environment":
        return wording.text(N_("the environment variable {name}"), {"name": source.where})
    return source.where or wording.text(N_("default"))


def _selection(sheet: SettingsSheet, wording: Wording, style: Style) -> Iterator[str]:
    """How many rules run; and, by the word that decided, those that do and do not."""
    running = [rule for rule in sheet.rules if rule.runs]
    total = {"running": len(running), "all": len(sheet.rules)}
    yield style.paint(wording.text(N_("{running} of {all} rules run."), total), "strong")
    about_changes = sum(rule.code.startswith(_ABOUT_CHANGES) for rule in running)
    if about_changes:
        said = N_("{n} of these, about a change, run only in `diff` and `check --since`.")
        yield fit(wording.text(said, {"n": about_changes}), style)
    selected = [rule for rule in running if rule.decided.by != "default"]
    ignored = [rule for rule in sheet.rules if not rule.runs and rule.word]
    unselected = len(sheet.rules) - len(running) - len(ignored)
    if selected:
        yield wording.text(N_("Selected:"))
        yield from _by_word(selected, wording, style)
    if ignored:
        yield wording.text(N_("Ignored:"))
        yield from _by_word(ignored, wording, style)
    if unselected:
        yield wording.count(N_("{n} rule is not selected."), N_("{n} rules are not selected."), unselected)


def _by_word(rules: Iterable[RuleSettings], wording: Wording, style: Style) -> Iterator[str]:
    groups: dict[tuple[str, Source], list[str]] = {}
    for rule in rules:
        groups.setdefault((rule.word, rule.decided), []).append(rule.code)
    for (word, source), codes in groups.items():
        said = f"{wording.fact(Bare(word))} ({_source(source, wording)})"
        yield fit(f"  {said}" if codes == [word] else f"  {said}: {', '.join(codes)}", style, 4)


def _rules(sheet: SettingsSheet, wording: Wording, style: Style) -> Iterator[str]:
    """The rules of which something is said, with the default beside it; or every rule, when verbose."""
    if style.verbose:
        yield style.paint(wording.text(N_("Every rule:")), "strong")
        for rule in sheet.rules:
            yield from _rule(rule, (rule.severity, *rule.options), wording, style)
        return
    changed = [rule for rule in sheet.rules if rule.changes]
    if not changed:
        yield wording.text(N_("Every rule has its default severity and options."))
        return
    yield style.paint(wording.text(N_("Severity and options that are set:")), "strong")
    for rule in changed:
        yield from _rule(rule, rule.changes, wording, style)


def _rule(rule: RuleSettings, shown: Iterable[Setting], wording: Wording, style: Style) -> Iterator[str]:
    name = f"{style.paint(rule.code, 'strong')} {rule.name}"
    idle = wording.text(N_("does not run"))
    yield f"  {name}" if rule.runs else f"  {name} ({idle})"
    for setting in shown:
        said = f"{wording.fact(_listed(setting.value))} ({_source(setting.source, wording)})"
        yield from row(f"    {setting.key}", said, style, _OPTION)
        if setting.source.by != "default":
            default = wording.text(N_("default: {value}"), {"value": _listed(setting.default)})
            yield from row("", default, style, _OPTION)
