"""Lines are wrapped by the columns that they take on a screen, wide letters counted twice, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.reporters.fitting import columns, fit, stepped
from planaudit.reporters.style import Style
from planaudit.reports.page import Heading, Table
from planaudit.reports.table_text import table_lines
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

WIDE = "産業計画 for 経済 og arbeid: 雇用雇用雇用雇用雇用雇用雇用雇用雇用雇用雇用雇用, og mer til"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (
            30,
            [
                "  産業計画 for 経済 og arbeid:",
                "    雇用雇用雇用雇用雇用雇用雇",
                "    用雇用雇用雇用雇用雇用, og",
                "    mer til",
            ],
        ),
        (60, ["  産業計画 for 経済 og arbeid:", f"    {'雇用' * 12}, og mer", "    til"]),
        (80, [f"  産業計画 for 経済 og arbeid: {'雇用' * 12},", "    og mer til"]),
        (120, [f"  {WIDE}"]),
    ],
)
def test_wide_letters_take_two_columns_and_may_stand_apart(width: int, lines: list[str]) -> None:
    assert fit(f"  {WIDE}", Style(width=width), 4).splitlines() == lines


def test_what_belongs_together_stays_together_among_wide_letters() -> None:
    said = fit("産業計画 産業計画 følger pbl § 11-1 og `plans: [産業]` nå", Style(width=31), 2)

    assert said.splitlines() == ["産業計画 産業計画 følger pbl", "  § 11-1 og `plans: [産業]` nå"]


def test_a_cell_does_not_part_a_paragraph_from_its_number() -> None:
    heads = (Heading("Plan"), Heading("Grunnlag"))
    table = Table("", heads, (("Planstrategi", "plan- og bygningsloven § 10-1"),))

    lines = [line.rstrip() for line in table_lines(table, Wording(Language("nb")), Style(width=37))]

    assert lines == [
        "Plan          Grunnlag",
        "Planstrategi  plan- og bygningsloven",
        "              § 10-1",
    ]


@given(st.text(alphabet="ab æ産🚲. §", max_size=120), st.integers(24, 90), st.integers(0, 12))
def test_no_line_is_wider_than_the_screen_unless_it_is_one_narrow_word(text: str, width: int, indent: int) -> None:
    lines = fit(text, Style(width=width), indent).splitlines()

    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert columns(line) <= width or len(line.split()) == 1


def test_levels_take_two_columns_each_until_half_of_the_screen_is_taken() -> None:
    style = Style(width=60)

    assert [stepped(depth, style) for depth in (0, 1, 15, 16)] == ["", "  ", " " * 30, " " * 30 + "(16) "]
