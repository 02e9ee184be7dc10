"""Selectors choose plans by id, by what they declare, and by what stands above and below them."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_repository import PlanRepository
from program import planaudit
from register import register_of
from registers import registers
from test_laws import one_file_each, slow

from planaudit.findings import Bare
from planaudit.graph.chosen import Chosen, choose
from planaudit.graph.selector import SelectorError, parse
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

ENGLISH = Wording(Language("en"))

REGISTER = register_of(
    {"id": "samfunnsdelen", "title": "Kommuneplanens samfunnsdel", "kind": "samfunnsdel", "period": "2024-2036"},
    {
        "id": "klimaplan",
        "theme": ["klima", "areal"],
        "parent": "samfunnsdelen",
        "period": {"from": 2024, "to": "2027-09"},
        "owner": {"political": "utvalg-miljo", "administrative": "plan-og-miljo"},
    },
    {"id": "handlingsplan-klima", "kind": "handlingsplan", "theme": "klima", "parent": "klimaplan", "period": "2024-2027"},
    {"id": "kulturplan", "theme": "kultur", "parent": "samfunnsdelen", "period": "2024-", "adopted": "2025-02-13"},
    {"id": "museumsplan", "theme": "kultur", "status": "repealed", "ended": 2025},
    {"id": "ungdomsplan", "status": "in-progress", "adopted": None},
    {"id": "and", "theme": "Plan og vei", "adopted": None},
)  # fmt: skip
ALL = {entry.id for entry in REGISTER.plans.values()}


@pytest.mark.parametrize(
    ("selector", "plans"),
    [
        ("klimaplan", {"klimaplan"}),
        ("kind:temaplan", ALL - {"samfunnsdelen", "handlingsplan-klima"}),
        ("theme:klima", {"klimaplan", "handlingsplan-klima"}),
        ("theme=klima", {"klimaplan", "handlingsplan-klima"}),
        ('theme:"Plan og vei"', {"and"}),
        ("owner:utvalg-miljo", {"klimaplan"}),
        ("owner:plan-og-miljo", {"klimaplan"}),
        ("status:repealed", {"museumsplan"}),
        ("status:retired", {"museumsplan"}),
        ("status:in-development", {"ungdomsplan"}),
        ("status:unknown", {"and"}),
        ("+handlingsplan-klima", {"samfunnsdelen", "klimaplan", "handlingsplan-klima"}),
        ("klimaplan+", {"klimaplan", "handlingsplan-klima"}),
        ("+klimaplan+", {"samfunnsdelen", "klimaplan", "handlingsplan-klima"}),
        ("kind:samfunnsdel+", {"samfunnsdelen", "klimaplan", "handlingsplan-klima", "kulturplan"}),
        ("theme:klima and kind:handlingsplan", {"handlingsplan-klima"}),
        ("theme:klima AND NOT kind:handlingsplan", {"klimaplan"}),
        ("klimaplan or kulturplan and museumsplan", {"klimaplan"}),
        ("(klimaplan or kulturplan) and not klimaplan", {"kulturplan"}),
        ("not not klimaplan", {"klimaplan"}),
        ("klimaplan,kulturplan , museumsplan", {"klimaplan", "kulturplan", "museumsplan"}),
        ('"and" or klimaplan', {"and", "klimaplan"}),
    ],
)
def test_a_selector_chooses(selector: str, plans: set[str]) -> None:
    assert choose(REGISTER, selector).plans == plans


@pytest.mark.parametrize(
    ("selector", "plans", "unknown"),
    [
        ("expires<2027-10", {"klimaplan", "museumsplan"}, {"ungdomsplan", "and"}),
        ("expires<2027-09-15", {"museumsplan"}, {"ungdomsplan", "and"}),
        ("expires<2025-06", set(), {"museumsplan", "ungdomsplan", "and"}),
        ("expires<=2027-09", {"klimaplan", "museumsplan"}, {"ungdomsplan", "and"}),
        ("expires>2027-09", {"samfunnsdelen", "handlingsplan-klima"}, {"ungdomsplan", "and"}),
        ("expires>=2027-09", {"samfunnsdelen", "handlingsplan-klima", "klimaplan"}, {"ungdomsplan", "and"}),
        ("expires:2027", {"klimaplan", "handlingsplan-klima"}, {"ungdomsplan", "and"}),
        ("expires:2027-09", {"klimaplan"}, {"ungdomsplan", "and"}),
        ("not expires<2027-10", {"samfunnsdelen", "handlingsplan-klima", "kulturplan"}, {"ungdomsplan", "and"}),
        ("adopted=2025-02", {"kulturplan"}, {"and"}),
        ("adopted=2024", {"samfunnsdelen", "klimaplan", "handlingsplan-klima", "museumsplan"}, {"and"}),
        ("adopted=2024-12", set(), {"samfunnsdelen", "klimaplan", "handlingsplan-klima", "museumsplan", "and"}),
        ("adopted=2024-01-01", set(), {"samfunnsdelen", "klimaplan", "handlingsplan-klima", "museumsplan", "and"}),
        ("adopted=2025-02-13", {"kulturplan"}, {"and"}),
        ("adopted=2025-02-14", set(), {"and"}),
        ("adopted>2024", {"kulturplan"}, {"and"}),
        ("adopted<2025", {"samfunnsdelen", "klimaplan", "handlingsplan-klima", "museumsplan"}, {"and"}),
        ("status:in-force and theme:kultur", {"kulturplan"}, set()),
        ("status:in-force or theme:klima", {"samfunnsdelen", "klimaplan", "handlingsplan-klima", "kulturplan"}, {"and"}),
    ],
)  # fmt: skip
def test_what_the_register_does_not_tell_is_kept_apart(selector: str, plans: set[str], unknown: set[str]) -> None:
    assert choose(REGISTER, selector) == Chosen(frozenset(plans), frozenset(unknown))


@pytest.mark.parametrize(
    ("selector", "message", "place", "help_"),
    [
        ("", "the selector is empty", (0, 1), "write a plan's id, or a condition such as kind:temaplan, theme:klima, status:in-force or expires<2027"),
        ("klimaplan kulturplan", "neither `and` nor `or` stands before kulturplan", (10, 20), "write `or` to choose both, `and` for plans that fit both"),
        ("klimaplan or", "a plan or a condition is missing here", (12, 13), ""),
        ("klimaplan,", "a plan or a condition is missing here", (10, 11), ""),
        ("and klimaplan", "a plan or a condition is missing here", (0, 3), ""),
        ("()", "a plan or a condition is missing here", (1, 2), ""),
        ("(klimaplan", "this parenthesis is not closed", (0, 1), ""),
        ("klimaplan)", "this parenthesis was never opened", (9, 10), ""),
        ('theme:"klima', "the quotation mark is not closed", (6, 7), ""),
        ("+", "`+` stands without a plan", (0, 1), "write +klimaplan or klimaplan+"),
        ("theme:", "nothing stands after theme:", (0, 6), ""),
        ("thema:klima", "there is no key thema", (0, 11), "did you mean theme?"),
        ("zzz:klima", "there is no key zzz", (0, 9), "the keys are adopted, expires, kind, owner, status, theme"),
        ("+klimaplam", "there is no plan klimaplam in the register", (1, 10), "did you mean klimaplan?"),
        ("qqqq", "there is no plan qqqq in the register", (0, 4), ""),
        ("kind:templan", "there is no kind of plan templan", (0, 12), "did you mean temaplan?"),
        ("theme:qqqq", "the register has no theme qqqq", (0, 10), "known are Plan og vei, areal, klima, kultur"),
        ("owner:utvalg-milj", "the register has no owner utvalg-milj", (0, 17), "did you mean utvalg-miljo?"),
        ("status:inforce", "there is no status inforce", (0, 14), "did you mean in-force?"),
        ("theme<klima", "theme is no date, so < cannot be asked of it", (0, 11), "write theme:klima"),
        ("expires<snart", "snart is not a date", (0, 13), "write 2027, 2027-10 or 2027-10-31"),
        ("not " * 200 + "klimaplan", "too much stands within each other here", (400, 403), ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_what_to_do(
    selector: str, message: str, place: tuple[int, int], help_: str
) -> None:
    with pytest.raises(SelectorError) as wrong:
        choose(REGISTER, selector)

    told = wrong.value
    assert (ENGLISH.text(told.message, told.values), ENGLISH.text(told.help, told.help_values)) == (message, help_)
    assert (told.start, told.end) == place


@slow
@given(registers, st.sampled_from(["theme:klima", "status:in-force", "expires<2025", "kind:temaplan+"]))
def test_a_plan_fits_or_does_not_or_is_unknown(plans: list[dict[str, object]], selector: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = PlanRepository(Path(folder), one_file_each(plans)).register()
    if "theme" in selector and not any("klima" in entry.plan.theme for entry in register.plans.values()):
        return

    fit, unfit = choose(register, selector), choose(register, f"not {selector}")

    assert fit.unknown == unfit.unknown
    assert sorted([*fit.plans, *unfit.plans, *fit.unknown]) == sorted(register.plans)


@given(st.text(alphabet='ab+()"<:= andotr', max_size=30))
def test_any_text_is_a_selector_or_is_told_where_it_is_not(text: str) -> None:
    mistakes: list[SelectorError] = []
    try:
        parse(text)
    except SelectorError as wrong:
        mistakes.append(wrong)

    assert all(0 <= wrong.start < wrong.end <= len(text) + 1 and wrong.message for wrong in mistakes)


PLANS = """\
{id: kulturplan, title: Kulturplan 2016–2024, kind: temaplan, theme: kultur, adopted: 2016-06-16, period: 2016-2024}
---
{id: klimaplan, title: Klimaplan, kind: temaplan, theme: klima, adopted: 2016-06-16, period: 2016-2023}
---
{id: torgplan, title: Torgplan, kind: temaplan, theme: torg}
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, {"plans/alle.yaml": PLANS}).root


def test_check_only_tells_of_the_chosen_plans_and_says_so(register: Path) -> None:
    words = ("check", register, "--select", "PER003", "--as-of", "2026-03-01")

    assert planaudit(*words, "--only", "theme:kultur").out == (
        "plans/alle.yaml:1:99: warning PER003 “Kulturplan 2016–2024” ran out 31 December 2024, but is still listed as in"
        " force\n"
        "3 plans, 0 links, 1 rule as of 1 March 2026. 1 warning."
        " Only what is about 1 plan is shown (theme:kultur); 1 finding of other plans and the whole left out.\n"
    )
    assert planaudit(*words, "--only", "status:in-force", "--fail-on", "warning", "-q").exit == 1
    assert planaudit(*words, "--only", "status:in-force").out.splitlines()[-1] == (
        "3 plans, 0 links, 1 rule as of 1 March 2026. 2 warnings."
        " Only what is about 2 plans is shown (status:in-force); 0 findings of other plans and the whole left out."
        " 1 plan may fit too, but the register does not tell."
    )
    quiet = planaudit(*words, "--only", "torgplan", "--fail-on", "warning")
    assert (quiet.exit, quiet.out) == (
        0,
        (
            "3 plans, 0 links, 1 rule as of 1 March 2026. No findings."
            " Only what is about 1 plan is shown (torgplan); 2 findings of other plans and the whole left out.\n"
        ),
    )


def test_a_selector_that_cannot_be_read_is_shown_with_its_mistake_marked(register: Path) -> None:
    done = planaudit("check", register, "--only", "theme:kultur or thæme:klima")

    assert (done.exit, done.out, done.err) == (
        2,
        "",
        ("there is no key thæme\n"
        "  theme:kultur or thæme:klima\n"
        "                  ^^^^^^^^^^^\n"
        "  = help: did you mean theme?\n"),
    )  # fmt: skip


def test_a_selector_that_chooses_nothing_says_so(register: Path) -> None:
    done = planaudit("check", register, "--only", "kind:melding")
    assert (done.exit, done.out, done.err) == (3, "", "no plan in the register fits kind:melding\n")

    done = planaudit("check", register, "--only", "status:in-force and torgplan")
    assert (done.exit, done.out, done.err) == (
        3,
        "",
        (
            "no plan in the register fits status:in-force and torgplan\n"
            "  1 plan may fit, but the register does not tell: torgplan\n"
        ),
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("klima", "theme:klima"),
        ("Kultur", "theme:kultur"),
        ("Plan og vei", 'theme:"Plan og vei"'),
        ("temaplan", "kind:temaplan"),
        ("in-force", "status:in-force"),
        ("utvalg", "owner:utvalg-miljo"),
        ("kulturplanen", "kulturplan"),
    ],
)
def test_a_bare_word_that_is_no_plan_is_told_as_the_condition_that_it_is_the_value_of(said: str, meant: str) -> None:
    with pytest.raises(SelectorError) as wrong:
        choose(REGISTER, f'"{said}"')

    assert (wrong.value.help, wrong.value.help_values) == ("did you mean {nearest}?", {"nearest": Bare(meant)})


def test_a_finding_about_two_plans_concerns_both_and_one_about_the_whole_concerns_none(tmp_path: Path) -> None:
    plan = "{id: %s, title: %s, kind: temaplan, theme: by, adopted: 2024-06-13, period: 2024-2027, parent: s}\n"
    plans = "---\n".join(plan % (name, name.title()) for name in ("byplan", "sentrumsplan"))
    plans += "---\n{id: s, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13}\n"
    settings = "municipality: {name: Fjordvik kommune}\nvolume: {max_plans: 1}\n"
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/alle.yaml": plans}).root

    for name in ("byplan", "sentrumsplan"):
        said = planaudit("check", root, "--select", "VOL001,VOL007", "--only", name, "--as-of", "2026-03-01").out
        assert said == (
            "plans/alle.yaml:3:2: info VOL007 “Sentrumsplan” could be one plan with “Byplan”: same theme (“by”) and"
            " level, and overlapping years\n"
            "3 plans, 2 links, 2 rules as of 1 March 2026. 1 remark."
            f" Only what is about 1 plan is shown ({name}); 1 finding of other plans and the whole left out.\n"
        )


@pytest.mark.parametrize("selector", ["theme:klima", "owner:utvalg-miljo"])
def test_where_no_plan_names_any_the_help_says_so(selector: str) -> None:
    with pytest.raises(SelectorError) as wrong:
        choose(register_of({"id": "klimaplan"}), selector)

    assert ENGLISH.text(wrong.value.help, wrong.value.help_values) == "no plan names any"
