"""What plans of unknown status leave open: held against what a rule would say if these were in force."""

from planaudit.audit.left_open import Spoken, left_open
from planaudit.findings import Named, NotEvaluable, Pointer, Problem, Related
from planaudit.findings.fingerprint import fingerprint
from planaudit.rules.catalogue import BY_NAME

AT = Pointer("plans/alle.yaml")
RULE = BY_NAME["REP005"]
ITSELF = "it is not known whether the plan is in force: fill in status or adopted"
ANOTHER = "it is not known whether {plan} is in force, and that decides: fill in its status or adopted"
OTHERS = "it is not known whether other plans are in force, and that decides: fill in status or adopted"
UNKNOWN = {"uviss": Named("uviss", "Uviss plan"), "annen": Named("annen", "Annen uviss plan")}
NOTHING = Spoken(frozenset(), frozenset(), frozenset())


def problem(subject: str, *related: str, key: tuple[str, ...] = ()) -> Problem:
    return Problem("…", AT, subject=subject, key=key, related=tuple(Related(AT, "…", plan=plan) for plan in related))


def told(*said: Problem | NotEvaluable, before: Spoken = NOTHING) -> list[tuple[str, str, object]]:
    """Of what, why, and the plan that decides."""
    return [(item.subject, item.reason, item.values.get("plan")) for item in left_open(RULE, said, UNKNOWN, before)]


def test_each_plan_of_unknown_status_is_told_of_once_and_so_is_each_part_of_it() -> None:
    assert told(problem("uviss", key=("a",)), problem("uviss", key=("b",)), problem("uviss#M1"), problem("annen")) == [
        ("uviss", ITSELF, None),
        ("uviss#M1", ITSELF, None),
        ("annen", ITSELF, None),
    ]


def test_what_could_not_be_evaluated_of_it_if_it_were_in_force_cannot_be_now() -> None:
    assert told(NotEvaluable("no date", subject="uviss"), NotEvaluable("no date", subject="sikker")) == [
        ("uviss", ITSELF, None)
    ]


def test_the_plan_that_decides_about_another_is_named_where_the_rule_shows_it() -> None:
    assert told(problem("sikker", "bi", "annen", "uviss"), problem("trygg", "bi"), problem("", "uviss")) == [
        ("sikker", ANOTHER, UNKNOWN["annen"]),
        ("trygg", OTHERS, None),
        ("", ANOTHER, UNKNOWN["uviss"]),
    ]


def test_another_plan_is_told_of_once() -> None:
    assert told(problem("sikker", key=("a",)), problem("sikker", key=("b",))) == [("sikker", OTHERS, None)]


def test_what_is_found_or_left_open_already_is_not_said_again_and_the_rest_is() -> None:
    before = Spoken(
        frozenset({fingerprint("REP005", "", ("2026",)), fingerprint("REP005", "funnet", ("x",))}),
        frozenset({("REP005", "funnet", None), ("REP005", "delvis", "M1"), ("REP006", "fri", None)}),
        frozenset({("REP005", "åpen"), ("REP006", "fri")}),
    )
    said = [
        problem("åpen"),
        problem("åpen#M1"),
        problem("funnet", key=("y",)),
        problem("delvis#M1"),
        problem("", key=("2026",)),
        problem("delvis#M2"),
        problem("fri"),
        problem("", key=("2027",)),
    ]

    assert told(*said, before=before) == [("delvis#M2", OTHERS, None), ("fri", OTHERS, None), ("", OTHERS, None)]


def test_a_rule_that_cannot_be_evaluated_for_the_portfolio_is_open_for_the_plans_of_unknown_status_alone() -> None:
    before = Spoken(frozenset(), frozenset(), frozenset({("REP005", None)}))

    assert told(problem("sikker"), problem(""), problem("uviss"), before=before) == [("uviss", ITSELF, None)]
