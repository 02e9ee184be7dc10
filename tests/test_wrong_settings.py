"""A `planaudit.yaml` that cannot be used is refused whole: every fault at its place, with what to write instead."""

from pathlib import Path

import pytest
from plan_repository import MUNICIPALITY, PlanRepository
from program import planaudit

SOUND = "{id: kultur, title: Kulturplan, kind: temaplan}\n"


def refusal(root: Path, settings: str, *words: str) -> list[str]:
    """What `check` says of a register with such settings, after the line that says that they cannot be used."""
    PlanRepository(root, {"planaudit.yaml": settings, "plans/a.yaml": SOUND})

    done = planaudit("check", root, *words)

    assert (done.exit, done.out) == (2, "")
    first, *rest = done.err.splitlines()
    assert first == "planaudit.yaml cannot be used, so nothing was audited"
    return rest


def test_an_id_that_stands_twice_in_a_list_is_refused_at_the_second(tmp_path: Path) -> None:
    settings = MUNICIPALITY + (
        "themes: [{id: klima}, {id: bolig}, {id: klima}]\n"
        "organisation:\n  - {id: utvalg}\n  - title: Utvalget\n    id: utvalg\n"
        "indicators: [{id: bil}, {id: bil}]\n"
        "required_plans: [{id: ros}, {id: ros}]\n"
    )

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:2:37: the id klima stands twice in `themes`",
        "planaudit.yaml:2:11  the first time",
        "  = help: give one of the two another id, or remove it",
        "planaudit.yaml:6:5: the id utvalg stands twice in `organisation`",
        "planaudit.yaml:4:6  the first time",
        "  = help: give one of the two another id, or remove it",
        "planaudit.yaml:7:26: the id bil stands twice in `indicators`",
        "planaudit.yaml:7:15  the first time",
        "  = help: give one of the two another id, or remove it",
        "planaudit.yaml:8:30: the id ros stands twice in `required_plans`",
        "planaudit.yaml:8:19  the first time",
        "  = help: give one of the two another id, or remove it",
    ]


def test_two_councils_elected_the_same_year_are_refused(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "councils:\n  - constituted: 2023-10-11\n  - constituted: 2024-01-15\n"

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:4:5: the council elected in 2023 has a constituting meeting already",
        "planaudit.yaml:3:5  the first time",
        "  = help: keep one of the two",
    ]


def test_a_repeated_id_keeps_its_place_beside_items_that_do_not_fit(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "themes: [{title: Klima}, {id: bolig}, {id: bolig}]\n"

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:2:11: id is missing",
        "  = help: add it",
        "planaudit.yaml:2:40: the id bolig stands twice in `themes`",
        "planaudit.yaml:2:27  the first time",
        "  = help: give one of the two another id, or remove it",
    ]


def test_every_fault_among_amounts_by_year_is_told_at_its_own_value(tmp_path: Path) -> None:
    settings = MUNICIPALITY + 'planning_capacity:\n  2024: mye\n  2025: 7\n  "2026": mer\n  snart: 3\n  2027:\n'

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:3:3: mye is not an amount; write 12500000, 12 500 000 or 12,5",
        "  = help: correct it, or remove the key",
        "planaudit.yaml:5:3: mer is not an amount; write 12500000, 12 500 000 or 12,5",
        "  = help: correct it, or remove the key",
        "planaudit.yaml:6:3: snart is not a year",
        "  = help: correct it, or remove the key",
        "planaudit.yaml:7:3: planning_capacity is empty",
        "  = help: write it, or remove the key",
    ]


def test_faults_among_the_amounts_of_a_plan_are_told_each_and_no_part_of_them_passes_for_the_whole(
    tmp_path: Path,
) -> None:
    plan = (
        "id: a\ntitle: A\nkind: okonomiplan\nadopted: 2025-12-11\nperiod: 2026-2029\n"
        "effort: {2024: x, 2025: y}\nframe: {2026: 1, 2027: x, 2028: y}\n"
        "measures:\n  - {id: T1, title: T, cost: {2026: x, 2027: 4, 1: 5}}\n  - {id: T2, title: T, cost: mye}\n"
        "budget_lines:\n  - {id: K1, title: K, amounts: {2026: 9, 2027: x, '2028': y}}\n"
    )
    root = PlanRepository(tmp_path, {"plans/a.yaml": plan}).root

    done = planaudit("check", root, "--select", "SCH002,ECO", "--as-of", "2026-03-01")

    assert done.exit == 1
    assert done.out == "".join(
        f"plans/a.yaml:{place}: error SCH002 {what}\n"
        for place, what in (
            ("6:10", "x is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("6:19", "y is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("7:18", "x is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("7:27", "y is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("9:31", "x is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("9:49", "1 is not a year"),
            ("10:24", "mye is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("12:43", "x is not an amount; write 12500000, 12 500 000 or 12,5"),
            ("12:52", "y is not an amount; write 12500000, 12 500 000 or 12,5"),
        )
    ) + ("1 plan, 0 links, 13 rules as of 1 March 2026; 3 rules could not be evaluated. 9 errors.\n")


@pytest.mark.parametrize(
    ("glob", "message", "help_"),
    [
        ("plans/", "plans/ names folders, not plan files", "write plans/**/*.yaml for every plan file below"),
        ("plans", "plans names folders, not plan files", "write plans/**/*.yaml for every plan file below"),
        ("plans/**", "plans/** names folders, not plan files", "write plans/**/*.yaml for every plan file below"),
        (".", ". names folders, not plan files", "write **/*.yaml for every plan file below"),
        (
            "../felles/*.yaml",
            "../felles/*.yaml does not lead downwards from the folder of planaudit.yaml",
            "keep the plan files below that folder, and write where they lie there, such as plans/**/*.yaml",
        ),
        (
            "/srv/plans/*.yaml",
            "/srv/plans/*.yaml does not lead downwards from the folder of planaudit.yaml",
            "keep the plan files below that folder, and write where they lie there, such as plans/**/*.yaml",
        ),
        ("plans//*.yaml", "plans//*.yaml is not spelt as a path is", "write plans/*.yaml"),
        ("plans/./*.yaml", "plans/./*.yaml is not spelt as a path is", "write plans/*.yaml"),
        ("'plans\\*.yaml'", "plans\\*.yaml is written with backslashes", "write plans/*.yaml"),
        ("''", "plans is empty", "write where plan files lie, such as plans/**/*.yaml, or remove the key"),
    ],
)
def test_a_glob_that_can_name_no_plan_file_is_told_what_to_write(
    glob: str, message: str, help_: str, tmp_path: Path
) -> None:
    assert refusal(tmp_path, f"{MUNICIPALITY}plans: [{glob}]\n") == [
        f"planaudit.yaml:2:9: {message}",
        f"  = help: {help_}",
    ]


def test_no_globs_at_all_are_told_what_to_write(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"{MUNICIPALITY}plans: []\n") == [
        "planaudit.yaml:2:1: plans is empty",
        "  = help: write where plan files lie, such as plans/**/*.yaml, or remove the key",
    ]


def test_a_planaudit_yaml_that_is_a_folder_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "planaudit.yaml").mkdir()
    (tmp_path / "plans").mkdir()

    done = planaudit("check", tmp_path / "plans")

    assert (done.exit, done.out) == (2, "")
    assert done.err == (
        f"{tmp_path / 'planaudit.yaml'} is a folder, and planaudit.yaml must be a file\n"
        "  = help: rename the folder, and create a file of that name that says `municipality: {name: …}`\n"
    )


KINDS = (
    "annet, arealdel, arealplan, arsbudsjett, handlingsplan, kommunedelplan, melding, okonomiplan, overordnet-foring,"
    " planprogram, planstrategi, politisk-plattform, regional-plan, samfunnsdel, strategi, temaplan, virksomhetsplan"
)


@pytest.mark.parametrize(
    ("rules", "place", "message", "help_"),
    [
        ("{select: []}", "2:9", "select is empty", "write it, or remove the key"),
        (
            "{select: ECO}",
            "2:9",
            "select must be a list, not ECO",
            "write it in brackets: [ECO]",
        ),
        (
            "{select: [ECOO01]}",
            "2:18",
            "there is no rule ECOO01",
            "did you mean ECO001? `planaudit rules` lists them all",
        ),
        (
            "{ignore: [unfunded-mesure]}",
            "2:18",
            "there is no rule unfunded-mesure",
            "did you mean unfunded-measure? `planaudit rules` lists them all",
        ),
        (
            "{severity: {ECO: info}}",
            "2:20",
            "ECO means several rules, and here one is needed",
            "name each rule by its code or name; `planaudit rules` lists them all",
        ),
        (
            "{severity: {ECO003: warn}}",
            "2:20",
            "ECO003 cannot be warn",
            "did you mean warning? Allowed: error, info, warning",
        ),
        (
            "{severities: {ECO003: info}}",
            "2:9",
            "the key severities is not known here",
            "did you mean severity? Own data goes under a key that begins with x-",
        ),
        (
            "{options: {STR001: {kinds: [temaplan]}}}",
            "2:28",
            "STR001 has no options",
            "remove them; `planaudit explain STR001` tells what the rule asks",
        ),
        ("{options: {ECO003: {kind: [temaplan]}}}", "2:28", "ECO003 has no option kind", "did you mean kinds?"),
        ("{options: {PER002: {q: 1}}}", "2:28", "PER002 has no option q", "its options: grace_months, kinds"),
        (
            "{options: {ECO003: {kinds: temaplan}}}",
            "2:28",
            "ECO003 cannot take temaplan for its option kinds",
            "write it in brackets: [temaplan]",
        ),
        (
            "{options: {ECO003: {kinds: {temaplan: yes}}}}",
            "2:28",
            "ECO003 cannot take {…} for its option kinds",
            "`planaudit explain ECO003` lists its options",
        ),
        (
            "{options: {ECO003: {kinds: [strategi, tema]}}}",
            "2:46",
            "ECO003 cannot take tema for its option kinds",
            f"did you mean temaplan? Allowed: {KINDS}",
        ),
        (
            "{options: {ECO003: {kinds: [7]}}}",
            "2:36",
            "ECO003 cannot take 7 for its option kinds",
            f"allowed: {KINDS}",
        ),
        ("{options: {ECO003: {kinds: }}}", "2:28", "kinds is empty", "write it, or remove the key"),
        ("{options: {ECO003: }}", "2:19", "ECO003 is empty", "write it, or remove the key"),
        (
            "{options: {ECO003: [temaplan]}}",
            "2:19",
            "ECO003 must be a mapping of keys to values, not […]",
            "write it as key: value lines",
        ),
        *(
            (
                f"{{options: {{PER002: {{grace_months: {written}}}}}}}",
                "2:28",
                f"PER002 cannot take {shown} for its option grace_months",
                "write a whole number from 0 to 48",
            )
            for written, shown in (("49", "49"), ("-1", "-1"), ("1.5", "1.5"), ("mange", "mange"), ("true", "true"))
        ),
    ],
)
def test_settings_of_rules_that_do_not_fit_are_told_what_does(
    rules: str, place: str, message: str, help_: str, tmp_path: Path
) -> None:
    assert refusal(tmp_path, f"{MUNICIPALITY}rules: {rules}\n") == [
        f"planaudit.yaml:{place}: {message}",
        f"  = help: {help_}",
    ]


@pytest.mark.parametrize("key", ["severity", "options"])
def test_a_rule_that_is_set_by_its_code_and_by_its_name_is_refused(tmp_path: Path, key: str) -> None:
    value = {"severity": "info", "options": "{}"}[key]
    settings = f"{MUNICIPALITY}rules:\n  {key}:\n    ECO003: {value}\n    unfunded-measure: {value}\n"

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:5:5: unfunded-measure and ECO003 are the same rule",
        "planaudit.yaml:4:5  the first time",
        "  = help: keep one of the two",
    ]


def test_a_misspelt_kind_of_plan_is_told_the_nearest(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "plan_types: {temaplna: {measures: optional}}\n"

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:2:14: the key temaplna is not known here",
        f"  = help: did you mean temaplan? Allowed: {KINDS}",
    ]


def test_options_take_the_norwegian_spellings_of_kinds(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "rules: {options: {PER002: {kinds: [økonomiplan, overordnet-føring]}}}\n"
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings}).root

    assert "  kinds           okonomiplan, overordnet-foring (" in planaudit("config", "show", root).out


@pytest.mark.parametrize(
    ("option", "word", "near"),
    [("--select", "eco003", "ECO003"), ("--ignore", "eco003", "ECO003"), ("--select", "EKO", "ECO")],
)
def test_a_word_of_the_command_line_that_means_no_rule_is_told_the_nearest(
    option: str, word: str, near: str, tmp_path: Path
) -> None:
    root = PlanRepository(tmp_path, {"plans/a.yaml": SOUND}).root

    done = planaudit("check", root, option, f"STR001,{word}")

    assert (done.exit, done.out, done.err) == (
        2,
        "",
        f"there is no rule {word}\n  = help: did you mean {near}? `planaudit rules` lists them all\n",
    )


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    settings = (
        "municipality: {name: Gol, nmuber: 1}\n"
        "themes: [{id: a}, {id: a}]\n"
        "plans: [plans/]\n"
        "rules: {select: [ECOO01], severity: {ECO003: warn}, options: {ECO003: {kind: []}}}\n"
        "audit: {ignore: [{rule: STRX, reason: Etter avtale}]}\n"
    )

    assert [line for line in refusal(tmp_path, settings) if not line.startswith("  ")] == [
        "planaudit.yaml:1:27: the key nmuber is not known here",
        "planaudit.yaml:2:20: the id a stands twice in `themes`",
        "planaudit.yaml:2:11  the first time",
        "planaudit.yaml:3:9: plans/ names folders, not plan files",
        "planaudit.yaml:4:18: there is no rule ECOO01",
        "planaudit.yaml:4:38: ECO003 cannot be warn",
        "planaudit.yaml:4:72: ECO003 has no option kind",
        "planaudit.yaml:5:19: there is no rule STRX",
    ]
