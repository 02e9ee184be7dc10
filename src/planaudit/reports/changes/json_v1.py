"""`json` of `diff`: the published format `planaudit-changes`, version 1 (schemas/changes-v1.schema.json)."""

import json
from typing import Any

from planaudit import __version__
from planaudit.findings import Finding, Joined, Named, Phrase
from planaudit.reports.changes.sheet import ChangedPlan, ChangeSheet, ListedPlan, Said, Side
from planaudit.reports.changes.tally import Tally
from planaudit.wording.wording import canonical


def render(sheet: ChangeSheet) -> str:
    """One object; its shape depends neither on flags nor on what changed."""
    said = {
        "format": "planaudit-changes",
        "version": 1,
        "tool": {"name": "planaudit", "version": __version__},
        "as_of": sheet.as_of.isoformat(),
        "before": _side(sheet.before),
        "after": _side(sheet.after),
        "totals": {tally.what.replace(" ", "_"): _numbers(tally) for tally in sheet.tallies},
        "plans": {
            "added": [_listed(plan) for plan in sheet.added],
            "removed": [_listed(plan) for plan in sheet.removed],
            "changed": [_changed(plan) for plan in sheet.changed],
            "unread": [_named(plan) for plan in sheet.unread],
        },
        "settings": sorted({said.keys[0] for said in sheet.settings}),
        "links": {
            "added": [_link(*link) for link in sheet.links_added],
            "removed": [_link(*link) for link in sheet.links_removed],
        },
        "affected": [{"plan": _named(one.plan), "by": [_named(plan) for plan in one.by]} for one in sheet.affected],
        "findings": {
            "new": [_finding(finding) for finding in sheet.new],
            "mended": [_finding(finding) for finding in sheet.mended],
            "gone_with_plans": [_finding(finding) for finding in sheet.gone_with_plans],
            "known": sheet.known,
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _side(side: Side) -> dict[str, Any]:
    revision = side.revision
    return {
        "revision": revision and revision.name,
        "commit": revision and revision.commit,
        "day": revision and revision.day.isoformat(),
        "plans": side.plans,
        "caveat": side.caveat,
    }


def _numbers(tally: Tally) -> dict[str, int | None]:
    return {name: value for name, value in tally._asdict().items() if name != "what"}


def _named(plan: Named) -> dict[str, str]:
    return {"id": plan.ref, "title": plan.title}


def _listed(listed: ListedPlan) -> dict[str, str | None]:
    return {
        **_named(listed.plan),
        "kind": listed.kind,
        "standing": listed.standing,
        "adopted": str(listed.adopted) if listed.adopted else None,
    }


def _changed(changed: ChangedPlan) -> dict[str, Any]:
    return {
        **_named(changed.plan),
        "was": changed.was,
        "fields": [_said(said) for said in changed.said],
        "elements": [
            {
                "nature": element.nature,
                "id": element.id,
                "title": element.title,
                "how": element.how,
                "fields": [_said(said) for said in element.said],
            }
            for element in changed.elements
        ],
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "field": ".".join(said.keys),
        "gone": [_fact(fact) for fact in said.gone],
        "come": [_fact(fact) for fact in said.come],
    }


def _fact(fact: object) -> str:
    if isinstance(fact, Phrase):
        return fact.template.format(**{name: _fact(value) for name, value in fact.values.items()})
    if isinstance(fact, Joined):
        return fact.by.join(_fact(item) for item in fact.items)
    return canonical(fact)


def _link(source: str, relation: str, target: str) -> dict[str, str]:
    return {"from": source, "relation": relation, "to": target}


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.location.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "plan": finding.plan,
        "element": finding.element,
        "message": finding.message,
        "location": {"path": finding.location.path, "line": span.line, "column": span.column},
        "fingerprint": finding.fingerprint,
    }
