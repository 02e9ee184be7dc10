"""What a rule finds in a plan it finds too where other plans stand before it that the rule passes over."""

from pathlib import Path

import pytest
from plan_repository import subject
from test_rule_cases import audited, cases_of

from planaudit.findings import Report
from planaudit.rules.catalogue import ALL_RULES
from planaudit.rules.rule import Rule

NEIGHBOURS = """\
{id: 0-foring, title: Nasjonale forventninger, kind: overordnet-foring, adopted: 2024-01-10}
---
{id: 0-budsjett, title: Årsbudsjett 2021, kind: arsbudsjett, adopted: 2020-12-10, period: 2021-2021}
---
{id: 0-plattform, title: Plattform, kind: politisk-plattform, status: expired, adopted: 2019-11-01}
---
{id: 0-samfunnsdel, title: Samfunnsdelen 2010, kind: samfunnsdel, status: expired, adopted: 2010-06-10}
---
{id: 0-gammel, title: Idrettsplan, kind: temaplan, status: expired, adopted: 2010-01-10}
---
{id: 0-udatert, title: Fiskeplan, kind: temaplan, status: adopted, measures: [{id: T1, title: Kai, status: planned}]}
---
id: 0-hel
title: Bibliotekplan
kind: temaplan
purpose: Hvorfor
challenges: Hva
owner: {political: kultur, administrative: bibliotek}
url: https://www.example.no/bibliotek.pdf
mandate: {date: 2023-11-15, body: Kommunestyret, case: 90/23}
adopted: {date: 2024-06-13, body: Kommunestyret, case: 12/24}
period: 2024-2027
goals: [{id: M1, title: Flere besøk på biblioteket, level: vision}]
measures: [{id: T1, title: Søndagsåpent, goals: [M1], within_frame: true, responsible: bibliotek, status: done}]
results: [{date: 2025-12-01, goals: []}]
process: {started: 2023-11-20, participation: [{from: 2024-01-10, to: 2024-02-10}]}
"""
"""Plans that most rules pass over, each for a reason of its own; their ids come before those of the cases."""

COUNTING = {"OWN005", "OWN010", "VOL001", "VOL003", "VOL004", "VOL005", "VOL006", "VOL010"}
"""Rules that another plan gives more to count, or another premise."""


@pytest.mark.parametrize("rule", [rule for rule in ALL_RULES if rule.code not in COUNTING], ids=lambda rule: rule.code)
def test_plans_that_are_passed_over_hide_nothing_behind_them(rule: Rule, tmp_path: Path) -> None:
    hidden = {}
    for number, (name, case) in enumerate(cases_of(rule.code).items()):
        amid_others = case | {"files": {**case["files"], "plans/0.yaml": NEIGHBOURS}}
        said, said_too = (
            said_of_plans(audited(rule.code, asked, tmp_path / f"{number}-{how}"), rule)
            for how, asked in (("alone", case), ("amid-others", amid_others))
        )
        if said - said_too:
            hidden[name] = said - said_too

    assert hidden == {}


def said_of_plans(report: Report, rule: Rule) -> set[str]:
    """What the rule says of plans and elements; what it says of the register as a whole depends on all of it."""
    return {
        *(f"{subject(item)}: {item.message}" for item in report.counted if item.plan and item.code == rule.code),
        *(f"{subject(item)}: {item.reason}" for item in report.not_evaluable if item.plan and item.code == rule.code),
    }
