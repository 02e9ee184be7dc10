"""Why a finding is there: the facts that it rests on, each held against the register without its line."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from git_repository import GitRepository
from plan_repository import DAY, MUNICIPALITY, PlanRepository
from program import planaudit

from planaudit.audit.audit import Audit
from planaudit.audit.reasoning import Reasoning, reasoning
from planaudit.documents.load import read_portfolio, read_repository
from planaudit.findings.fingerprint import short
from planaudit.graph.plan_graph import PlanGraph
from planaudit.settings.settings import settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

EXAMPLES = Path(__file__).parents[1] / "examples"

SETTINGS = """\
municipality: {name: Fjordvik kommune}
indicators:
  - id: parkering
    title: Offentlige parkeringsplasser
  - id: biltrafikk
    title: Årsdøgntrafikk i sentrum
    influenced_by:
      - indicator: parkering
        effect: "+"
"""
PLANS = """\
id: klimaplan
title: Klimaplan
kind: temaplan
adopted: 2024-06-13
goals:
  - id: M1
    title: Det kjøres mindre bil i sentrum
    indicator: biltrafikk
    direction: decrease
---
id: handelsplan
title: Handelsplan
kind: temaplan
adopted: 2025-06-12
measures:
  - id: T1
    title: Parkeringshus ved torget
    status: planned
    affects:
      - indicator: parkering
        direction: increase
"""


GONE = "without it, there would be no such finding"


def why(repository: PlanRepository, code: str) -> Reasoning:
    """The reasoning of the one finding of a rule, in English."""
    (finding,) = repository.audit(code).findings
    file = read_portfolio(repository.root / "planaudit.yaml")
    assert file.portfolio is not None
    selected, _ = settle(file.portfolio.rules, file.document.at, None)
    chosen = next(chosen for chosen in selected if chosen.rule.code == code)
    return reasoning(read_repository(file, file.portfolio), chosen, DAY, Wording(Language("en")), finding)


def facts(why: Reasoning) -> list[str]:
    return [f"{fact.location} {fact.effect}" for fact in why.facts]


@pytest.fixture
def repository(tmp_path: Path) -> PlanRepository:
    return PlanRepository(tmp_path, {"planaudit.yaml": SETTINGS, "plans/planer.yaml": PLANS})


def without_the_lines(text: str, line: int) -> str:
    """The text of a file without what is declared on a line, with all that is indented below it."""
    lines = text.splitlines()
    first, after = line - 1, line
    while after < len(lines) and _indent(lines[after]) > _indent(lines[first]):
        after += 1
    if lines[first - 1].endswith(":") and (after == len(lines) or _indent(lines[after]) < _indent(lines[first])):
        first -= 1  # it was the only one under its key
    return "\n".join([*lines[:first], *lines[after:]]) + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def test_a_chain_of_influence_rests_on_each_of_its_links_and_on_what_the_two_plans_want(
    repository: PlanRepository,
) -> None:
    unknown = "without it, the rule could not be evaluated: the status of"
    against = "pulls the other way, is not known"

    assert facts(why(repository, "GOA004")) == [
        f"planaudit.yaml:3:5 {GONE}",
        f"planaudit.yaml:8:9 {GONE}",
        f"plans/planer.yaml:4:1 {unknown} “Klimaplan”, whose M1 “Det kjøres mindre bil i sentrum” {against}",
        f"plans/planer.yaml:8:5 {GONE}",
        f"plans/planer.yaml:9:5 {GONE}",
        f"plans/planer.yaml:14:1 {unknown} “Handelsplan”, whose T1 “Parkeringshus ved torget” {against}",
        f"plans/planer.yaml:20:9 {GONE}",
        "plans/planer.yaml:21:9 here the finding stands",
    ]


def test_without_a_fact_the_audit_says_what_the_reasoning_says(tmp_path: Path) -> None:
    """The same by another way: the lines are taken out of the files, and the register is audited again."""
    files = {"planaudit.yaml": SETTINGS, "plans/planer.yaml": PLANS}
    found = why(PlanRepository(tmp_path / "whole", files), "GOA004")

    for number, fact in enumerate(fact for fact in found.facts if fact.effect.startswith("without it")):
        path = fact.location.path
        left = files | {path: without_the_lines(files[path], fact.location.span.line)}
        report = PlanRepository(tmp_path / str(number), left).audit("GOA004")

        assert report.findings == ()
        reasons = [f"without it, the rule could not be evaluated: {item.reason}" for item in report.not_evaluable]
        assert (reasons or [GONE]) == [fact.effect], fact


def test_a_finding_that_would_read_otherwise_says_how(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "money_unit: tkr\n"
    plan = PLANS.partition("---\n")[2] + "    cost: 4200\n  - {id: T2, title: Sykkelparkering, within_frame: true}\n"
    repository = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/planer.yaml": plan})

    assert facts(why(repository, "ECO003")) == [
        "planaudit.yaml:2:1 without it: T1 “Parkeringshus ved torget” costs 4,200 kr and has no budget line",
        (
            "plans/planer.yaml:4:1 without it, the rule could not be evaluated: it is not known whether the plan is in force:"
            " fill in status or adopted"
        ),
        "plans/planer.yaml:8:5 without it, the rule could not be evaluated: the status of the measure is not known",
        "plans/planer.yaml:12:5 without it: T1 “Parkeringshus ved torget” has no budget line",
    ]


def test_a_finding_about_the_volume_rests_on_every_plan_and_looks_into_the_first_twelve(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "volume: {max_plans: 14}\n"
    plans = "---\n".join(
        f"id: plan-{number:02}\ntitle: Plan {number}\nkind: temaplan\nadopted: 2024-06-13\n" for number in range(15)
    )
    found = why(PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/planer.yaml": plans}), "VOL001")

    unknown = "strategic plans in force: 14; of unknown status, and perhaps in force too: 1"
    in_force = [(1 + 5 * number, f"“Plan {number}” is in force") for number in range(15)]
    adopted = [(4 + 5 * number, f"without it, the rule could not be evaluated: {unknown}") for number in range(12)]
    assert facts(found) == [
        f"planaudit.yaml:2:10 {GONE}",
        *(f"plans/planer.yaml:{line}:1 {said}" for line, said in sorted(in_force + adopted)),
    ]
    assert found.further_plans == 3


def test_explain_finding_prints_each_fact_as_it_is_written(repository: PlanRepository) -> None:
    (finding,) = repository.audit("GOA004").findings

    done = planaudit("explain", "--finding", short(finding.fingerprint), repository.root, "--as-of", str(DAY))

    assert (done.exit, done.err) == (0, "")
    assert (
        done.out
        == """\
plans/planer.yaml:21:9: warning GOA004 indirect-conflict
T1 “Parkeringshus ved torget” works against M1 “Det kjøres mindre bil i sentrum” of “Klimaplan”: parkering (+) → biltrafikk

The rule finds: A measure works against a goal of another plan by way of other indicators.
The finding rests on, as of 1 March 2026:

  planaudit.yaml:3:5
    - id: parkering
    without it, there would be no such finding

  planaudit.yaml:8:9
    - indicator: parkering
    without it, there would be no such finding

  plans/planer.yaml:4:1
    adopted: 2024-06-13
    without it, the rule could not be evaluated: the status of “Klimaplan”, whose M1 “Det kjøres mindre bil i sentrum” pulls the other way, is not known

  plans/planer.yaml:8:5
    indicator: biltrafikk
    without it, there would be no such finding

  plans/planer.yaml:9:5
    direction: decrease
    without it, there would be no such finding

  plans/planer.yaml:14:1
    adopted: 2025-06-12
    without it, the rule could not be evaluated: the status of “Handelsplan”, whose T1 “Parkeringshus ved torget” pulls the other way, is not known

  plans/planer.yaml:20:9
    - indicator: parkering
    without it, there would be no such finding

  plans/planer.yaml:21:9
    direction: increase
    here the finding stands

   = help: weigh the two, and declare the conflict between the goals they serve under `conflicts_with:`
   = see: planaudit explain GOA004
"""
    )


def test_a_finding_about_the_text_of_the_register_is_explained_by_its_places(tmp_path: Path) -> None:
    plan = "id: kulturplan\ntitle: Kulturplan\ntitle: Kulturplan igjen\nkind: temaplan\n"
    repository = PlanRepository(tmp_path, {"plans/kultur.yaml": plan})
    (finding,) = repository.audit("SCH004").findings

    done = planaudit("explain", "--finding", finding.fingerprint, repository.root, "--as-of", str(DAY))

    assert (done.exit, done.err) == (0, "")
    assert (
        done.out
        == """\
plans/kultur.yaml:3:1: error SCH004 duplicate-key
the key title is written twice in the same place

The rule finds: The same key is written twice in the same place.
The finding rests on, as of 1 March 2026:

  plans/kultur.yaml:2:1
    title: Kulturplan
    the first time

  plans/kultur.yaml:3:1
    title: Kulturplan igjen
    here the finding stands

   = help: keep one of the two
   = see: planaudit explain SCH004
"""
    )


def test_a_finding_about_a_change_rests_on_what_is_said_now_and_what_was_said_then(tmp_path: Path) -> None:
    plan = "id: sykkelplan\ntitle: Sykkelplan\nkind: temaplan\nadopted: 2024-06-13\nperiod: 2024-2027\n"
    repository = GitRepository(tmp_path / "prøvebygd")
    commit = repository.commit("Vedtatt", {"planaudit.yaml": MUNICIPALITY, "plans/sykkel.yaml": plan}, day="2024-06-20")
    longer = plan.replace("2024-2027", "2024-2031")
    repository.write({"planaudit.yaml": MUNICIPALITY, "plans/sykkel.yaml": longer})
    on = ("--as-of", str(DAY), "--since", "HEAD")
    shown = planaudit("check", *on, "--select", "CHG", "-f", "full", "--verbose", cwd=repository.root).out
    command = re.search(r"= see: planaudit (explain --finding [0-9a-f]+ --since HEAD)\n", shown)
    assert command, shown

    done = planaudit(*command[1].split(), "--as-of", str(DAY), cwd=repository.root)

    assert (done.exit, done.err) == (0, "")
    assert (
        done.out
        == f"""\
plans/sykkel.yaml:5:1: warning CHG001 changed-without-decision
“Sykkelplan” is adopted, and the period changed with no new decision

The rule finds: Goals, targets or the period of an adopted plan changed, and no new decision is recorded.
The finding rests on, as of 1 March 2026:

  plans/sykkel.yaml:4:1
    adopted: 2024-06-13
    without it, the rule could not be evaluated: it is not known whether the plan was in force when it changed: fill \
in status or adopted

  plans/sykkel.yaml:5:1
    period: 2024-2031
    here the finding stands

And at HEAD (20 June 2024, {commit[:7]}):

  plans/sykkel.yaml:4:1
    adopted: 2024-06-13
    without it, there would be no such finding

  plans/sykkel.yaml:5:1
    period: 2024-2027
    without it, there would be no such finding

   = help: record the decision under `adopted` or `reaffirmed`, or put back what the council adopted
   = see: planaudit explain CHG001
"""
    )


def test_a_revision_alone_explains_nothing(tmp_path: Path) -> None:
    done = planaudit("explain", "CHG001", "--since", "HEAD", cwd=tmp_path)

    assert (done.exit, done.out) == (2, "")
    assert "--since goes with --finding" in done.err


def test_a_fingerprint_that_no_finding_has_or_several_have_is_refused(tmp_path: Path) -> None:
    plans = "---\n".join(f"id: plan-{n}\ntitle: Plan {n}\nkind: temaplan\nadopted: 2024-06-13\n" for n in range(40))
    repository = PlanRepository(tmp_path, {"plans/planer.yaml": plans})
    begins = Counter(short(finding.fingerprint)[0] for finding in repository.audit().findings)
    digit, several = begins.most_common(1)[0]

    unknown = planaudit("explain", "--finding", "beef", repository.root, "--as-of", str(DAY))
    assert (unknown.exit, unknown.out) == (2, "")
    assert unknown.err == (
        "no finding as of 1 March 2026 has the fingerprint beef\n"
        "  = help: `planaudit check -f full --verbose` prints the fingerprint of each finding; one about a change needs"
        " --since\n"
    )

    ambiguous = planaudit("explain", "--finding", digit, repository.root, "--as-of", str(DAY))
    assert several > 1
    assert (ambiguous.exit, ambiguous.out) == (2, "")
    assert ambiguous.err == (
        f"{several} findings have a fingerprint that begins with {digit}\n  = help: give more of it\n"
    )


def test_every_finding_of_the_examples_can_be_explained() -> None:
    for example, day in (("fjordvik", date(2026, 11, 1)), ("drammen", date(2024, 5, 14)), ("gol", date(2024, 6, 11))):
        file = read_portfolio(EXAMPLES / example / "planaudit.yaml")
        assert file.portfolio is not None
        repository, wording = read_repository(file, file.portfolio), Wording(Language("nb"))
        selected, _ = settle(file.portfolio.rules, file.document.at, None)
        by_code = {chosen.rule.code: chosen for chosen in selected}
        report = Audit(repository, selected, day, wording).run()
        asked: set[str] = set()
        for finding in report.counted:
            chosen = by_code[finding.code]
            if chosen.rule.reads is PlanGraph and finding.code not in asked:
                asked.add(finding.code)
                explained = reasoning(repository, chosen, day, wording, finding)
                assert explained.finding is finding
                places = [(fact.location.path, fact.location.span.line) for fact in explained.facts]
                assert (finding.location.path, finding.location.span.line) in places
                assert list(explained.facts) == sorted(explained.facts)
        assert asked


def test_a_key_whose_value_is_a_fact_is_shown_once(tmp_path: Path) -> None:
    plan = "id: kulturplan\ntitle: Kulturplan\nkind: temaplan\nadopted: {date: 2023-06-14}\n"
    repository = PlanRepository(tmp_path, {"plans/kultur.yaml": plan})
    (finding,) = repository.audit("PER009").findings

    done = planaudit("explain", "--finding", finding.fingerprint, repository.root, "--as-of", str(DAY))

    assert str(finding.location) == "plans/kultur.yaml:4:1"
    assert done.out[done.out.index("The finding rests on") : done.out.index("   = help")] == (
        "The finding rests on, as of 1 March 2026:\n"
        "\n"
        "  plans/kultur.yaml:4:11\n"
        "    adopted: {date: 2023-06-14}\n"
        "    without it, the rule could not be evaluated: the adoption date is not known\n"
        "\n"
    )
