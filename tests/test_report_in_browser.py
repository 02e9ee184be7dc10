"""The HTML reports in a real browser: nothing is asked of the network, nothing goes wrong, everybody can read them.

Needs Chromium on the machine, and the extra `browser`; without them these tests are skipped, and say why.
"""

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from plan_repository import PlanRepository
from program import planaudit

sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install planaudit[browser]")
pytest.importorskip("axe_playwright_python", reason="no axe-core: pip install planaudit[browser]")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

EXAMPLES = Path(__file__).parents[1] / "examples"
AXE = files("axe_playwright_python") / "axe.min.js"

HOSTILE = """\
id: p1
title: '</title><script>document.title="taken"</script><img src="https://example.org/x" onerror="document.title=1">'
kind: temaplan
adopted: 2016-01-01
period: 2016-2020
theme: '"><svg onload="document.title=2">'
owner: {political: '<iframe src="https://example.org"></iframe>'}
goals: [{id: M1, title: '{{ 7 * 7 }} & <b>fet</b>'}]
measures: [{id: T1, title: '<a href="javascript:alert(1)">klikk</a>', status: planned, cost: 5}]
---
{id: samf, title: 'Samfunnsdel "]]>', kind: samfunnsdel, adopted: 2024-01-01, goals: [{id: G1, title: '<!-- '}]}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(
    scope="module",
    params=["planforum fjordvik nb", "planforum gol nn", "council fjordvik nb", "cities all en", "hostile"],
)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report as a file."""
    folder = tmp_path_factory.mktemp("report")
    file = folder / "report.html"
    if request.param == "hostile":
        words: list[str | Path] = ["planforum", PlanRepository(folder / "plans", {"plans/a.yaml": HOSTILE}).root]
    else:
        which, example, language = request.param.split()
        paths = sorted(EXAMPLES.iterdir()) if example == "all" else [EXAMPLES / example]
        words = [which, *paths, "--lang", language]
    done = planaudit("report", *words, "-f", "html", "-o", file, "--as-of", "2026-11-24")
    assert (done.exit, done.out, done.err) == (0, "", "")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_is_sound_and_accessible(browser: Any, report: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=False, viewport={"width": 1100, "height": 900})
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(report.as_uri())
    title = page.title()
    assert page.locator("h1").inner_text() == title

    assert said == []
    assert asked == [report.as_uri()]
    context.close()
    assert violations(browser, report, scheme) == []


def violations(browser: Any, report: Path, scheme: str) -> list[str]:
    """What axe-core finds; its script needs the page's own policy to be set aside."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(report.as_uri())
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    context.close()
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def test_a_report_can_be_read_without_a_script_and_filtered_with_one(browser: Any, report: Path) -> None:
    for has_scripts in (False, True):
        context = browser.new_context(java_script_enabled=has_scripts)
        page = context.new_page()
        page.goto(report.as_uri())
        filters = page.locator(".filter")
        for number in range(filters.count()):
            assert filters.nth(number).is_visible() is has_scripts
        assert page.locator("main section").count() >= 3
        if has_scripts and filters.count():
            items = page.locator(f"#{page.locator('.filter input').first.get_attribute('data-filters')} > li")
            wanted = items.nth(1).locator("h4").inner_text()
            page.locator(".filter input").first.fill(wanted)
            visible = [items.nth(n).inner_text() for n in range(items.count()) if items.nth(n).is_visible()]
            assert 0 < len(visible) < items.count()
            assert all(all(word.casefold() in text.casefold() for word in wanted.split()) for text in visible)
        context.close()


def test_a_report_can_be_read_on_a_telephone_and_reached_by_keyboard(browser: Any, report: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(report.as_uri())

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    # What is wide scrolls in its own place; the page itself does not.
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_report_fits_a_sheet_of_a4(browser: Any, report: Path) -> None:
    context = browser.new_context(viewport={"width": 696, "height": 1000})  # A4 less its margins, at 96 a inch
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(report.as_uri())

    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.tagName + ' ' + e.textContent.slice(0, 40))"
    )

    assert wide == []
    assert page.pdf(format="A4").startswith(b"%PDF")
    context.close()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_new_members_are_given_is_four_sheets_at_most(browser: Any, tmp_path: Path, language: str) -> None:
    file = tmp_path / "report.html"
    words = ("report", "council", EXAMPLES / "fjordvik", "-f", "html", "-o", file, "--as-of", "2026-11-24")
    assert planaudit(*words, "--lang", language).exit == 0
    page = browser.new_page()
    page.goto(file.as_uri())

    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))

    assert 2 <= sheets <= 4
    page.close()
