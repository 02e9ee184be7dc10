"""The report on fewer plans in Markdown, for a case document or a merge request."""

from collections.abc import Iterator

from planaudit.findings import N_
from planaudit.reporters.markdown import escaped
from planaudit.reporters.sentences import sentence
from planaudit.reports import fewer_plans_words as words
from planaudit.reports.fewer_plans import Candidate, FewerPlans
from planaudit.wording.wording import Wording


def render(said: FewerPlans, wording: Wording) -> str:
    """The same as on a terminal, with the candidates in a table."""
    title = wording.text(N_("Fewer plans"))
    lines = [f"## {title}", "", escaped(words.opening(said, wording)), ""]
    lines += _way(said, wording)
    lines += _candidates(said, wording)
    if said.themes:
        lines += [escaped(words.themes(said, wording)), ""]
    if left_open := list(words.left_open(said, wording)):
        heading = wording.text(N_("Could not be evaluated (fill this in to have more checked):"))
        lines += [f"### {escaped(heading.rstrip(':'))}", "", *(f"- {escaped(line)}" for line in left_open)]
    return "\n".join(lines).rstrip() + "\n"


def _way(said: FewerPlans, wording: Wording) -> Iterator[str]:
    if said.target is None:
        return
    heading = words.heading(said, wording)
    yield from (f"### {escaped(heading.rstrip(':'))}", "")
    for number, step in enumerate(said.steps, 1):
        yield f"{number}. **{escaped(words.step(step, wording))}**"
        yield from (f"   - {line}" for line in _details(step.candidate, said, wording))
    yield from ([""] if said.steps else [])
    yield from (escaped(words.outcome(said, wording)), "")
    if not said.is_reached:
        for label, plans in words.kept_groups(said, wording):
            yield f"- {escaped(label)} ({len(plans)}): {escaped(', '.join(kept.plan.ref for kept in plans))}"
        yield ""


def _candidates(said: FewerPlans, wording: Wording) -> Iterator[str]:
    if not said.candidates:
        yield from (wording.text(N_("The register gives no reason for any plan to go.")), "")
        return
    heading = wording.count(
        N_("{n} candidate, strongest reason first, then lowest price:"),
        N_("{n} candidates, strongest reason first, then lowest price:"),
        len(said.candidates),
    )
    heads = (N_("Candidate"), N_("why"), N_("price"), N_("must stay"))
    yield from (f"### {escaped(heading.rstrip(':'))}", "")
    yield f"| {' | '.join(sentence(wording.text(head)).rstrip('.') for head in heads)} |"
    yield "|---|---|---|---|"
    for candidate in said.candidates:
        cells = (
            sentence(words.what(candidate, wording)),
            " ".join(map(sentence, words.whys(candidate, wording))),
            sentence(words.price(candidate.cost, wording, said.as_of.year)),
            " ".join(sentence(words.hold(held, wording)) for held in candidate.holds),
        )
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""


def _details(candidate: Candidate, said: FewerPlans, wording: Wording) -> Iterator[str]:
    why, price = wording.text(N_("why")), wording.text(N_("price"))
    yield from (f"{why}: {escaped(reason)}" for reason in words.whys(candidate, wording))
    yield f"{price}: {escaped(words.price(candidate.cost, wording, said.as_of.year))}"
