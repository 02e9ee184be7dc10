"""The story of a register for programs: `json` of a published form, and `csv` for a spreadsheet."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from planaudit import __version__
from planaudit.findings import Severity
from planaudit.history.story import Moment, Share


def as_json(moments: Sequence[Moment]) -> str:
    """`planaudit-history`, version 1 (schemas/history-v1.schema.json)."""
    said = {
        "format": "planaudit-history",
        "version": 1,
        "tool": {"name": "planaudit", "version": __version__},
        "moments": [_moment(moment) for moment in moments],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def as_csv(moments: Sequence[Moment]) -> str:
    """A row for each moment; the families of rules that found something anywhere are columns of their own."""
    families = sorted({family for moment in moments for family in moment.families})
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*_HEADS, *families))
    for moment in moments:
        numbers = (*_numbers(moment), *(moment.families.get(family, 0) for family in families))
        table.writerow((moment.revision.day.isoformat(), moment.revision.commit, moment.as_of.isoformat(), *numbers))
    return out.getvalue()


_HEADS = (
    *("day", "commit", "as_of", "plans", "in_force", "in_development", "strategic", "came", "went"),
    *("errors", "warnings", "infos"),
    *("anchored", "anchored_of", "anchored_unknown"),
    *("followed_up", "followed_up_of", "followed_up_unknown"),
    *("own_councils", "own_councils_of", "own_councils_unknown"),
)


def _numbers(moment: Moment) -> tuple[int, ...]:
    return (
        moment.plans,
        moment.in_force,
        moment.in_development,
        moment.strategic,
        len(moment.came),
        len(moment.went),
        *(moment.severities.get(severity, 0) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
        *moment.anchored,
        *moment.followed_up,
        *moment.own_councils,
    )


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "commit": moment.revision.commit,
        "day": moment.revision.day.isoformat(),
        "subject": moment.revision.subject,
        "as_of": moment.as_of.isoformat(),
        "plans": moment.plans,
        "in_force": moment.in_force,
        "in_development": moment.in_development,
        "strategic": moment.strategic,
        "came": list(moment.came),
        "went": list(moment.went),
        "adopted_earlier": list(moment.adopted_earlier),
        "undated": list(moment.undated),
        "errors": moment.severities.get(Severity.ERROR, 0),
        "warnings": moment.severities.get(Severity.WARNING, 0),
        "infos": moment.severities.get(Severity.INFO, 0),
        "families": dict(moment.families),
        "anchored": _share(moment.anchored),
        "followed_up": _share(moment.followed_up),
        "own_councils": _share(moment.own_councils),
        "caveat": moment.caveat,
    }


def _share(share: Share) -> dict[str, int]:
    return {"yes": share.yes, "of": share.of, "unknown": share.unknown}
