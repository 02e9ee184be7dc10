"""The sheet of the settings as JSON, for programs."""

import json
from decimal import Decimal
from typing import Any

from planaudit.model.partial_date import PartialDate
from planaudit.reports.settings_sheet import RuleSettings, Setting, SettingsSheet, Source


def render(sheet: SettingsSheet) -> str:
    """One object; its shape does not depend on what is set."""
    said = {
        "format": "planaudit-settings",
        "version": 1,
        "file": sheet.file,
        "portfolio": {setting.key: _setting(setting) for setting in sheet.portfolio},
        "rules": [_rule(rule) for rule in sheet.rules],
    }
    return json.dumps(said, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _setting(setting: Setting) -> dict[str, Any]:
    return {"value": setting.value, "default": setting.default, "source": _source(setting.source)}


def _source(source: Source) -> dict[str, Any]:
    return {"by": source.by, "where": source.where or None}


def _rule(rule: RuleSettings) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "runs": rule.runs,
        "word": rule.word or None,
        "source": _source(rule.decided),
        "severity": _setting(rule.severity),
        "options": {option.key: _setting(option) for option in rule.options},
    }


def _plain(value: object) -> object:
    """Exact amounts and coarse dates as text, so that nothing is lost."""
    if isinstance(value, Decimal | PartialDate):
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    raise TypeError(type(value))
