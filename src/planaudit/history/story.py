"""How the register has come to be what it is: its volume, findings and shares at one revision after the other."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planaudit.audit.audit import Audit
from planaudit.documents.load import PortfolioFile
from planaudit.documents.raw_file import RawFile
from planaudit.findings import Severity
from planaudit.graph.anchoring import Anchoring
from planaudit.graph.entry import PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.history.git import Git
from planaudit.history.past import Caveat, Past, read_past
from planaudit.history.revision import Revision
from planaudit.model.kind import Kind
from planaudit.model.portfolio import Portfolio
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording


class Share(NamedTuple):
    """So many of so many; `unknown` are those of which the register does not tell."""

    yes: int
    of: int
    unknown: int


class Moment(NamedTuple):
    """The register at one revision, audited as of `as_of`.

    `strategic` counts the strategic plans in force; `came` and `went` are those that began or ceased to be since the
    moment before. Of those that came, `adopted_earlier` had been adopted by the day of the moment before, and so were
    missing in the register then; `undated` are those whose date leaves that open. `families` counts findings by the
    three letters of their rules. Anchored and followed up are shares of the strategic plans in force (the samfunnsdel
    itself aside), the council's own of the dated plans in force that a council adopts, land-use plans aside.
    """

    revision: Revision
    as_of: date
    plans: int
    in_force: int
    in_development: int
    strategic: int
    came: tuple[str, ...]
    went: tuple[str, ...]
    adopted_earlier: tuple[str, ...]
    undated: tuple[str, ...]
    severities: Mapping[Severity, int]
    families: Mapping[str, int]
    anchored: Share
    followed_up: Share
    own_councils: Share
    caveat: Caveat | None

    @property
    def findings(self) -> int:
        """How many findings counted."""
        return sum(self.severities.values())


def revisions(root: Path, *, each_commit: bool) -> list[Revision]:
    """The commits on the way that HEAD has come, oldest first; of each month the last, or every one."""
    git = Git(root)
    lines = git.line("log", "--first-parent", "--no-show-signature", "--format=%H %cs %s").splitlines()
    found: list[Revision] = []
    for line in reversed(lines):
        commit, day, subject = [*line.split(" ", 2), ""][:3]
        revision = Revision(commit[:7], commit, date.fromisoformat(day), subject)
        if not each_commit and found and _month(found[-1]) == _month(revision):
            found.pop()
        found.append(revision)
    return found


def _month(revision: Revision) -> tuple[int, int]:
    return revision.day.year, revision.day.month


class _Before(NamedTuple):
    """The strategic plans in force at the moment before, and its day; None before the first."""

    strategic: frozenset[str]
    day: date | None


class Storyteller:
    """Reads and audits one revision after the other, each as of its own day, or all as of one.

    Rules and their settings are those of now, so that the rows can be held against each other.
    """

    def __init__(
        self,
        now: PortfolioFile,
        portfolio: Portfolio,
        selected: Sequence[SelectedRule],
        wording: Wording,
        as_of: date | None,
    ) -> None:
        self._now = now
        self._portfolio = portfolio
        self._selected = selected
        self._wording = wording
        self._as_of = as_of
        self._files: dict[tuple[str, str], RawFile] = {}

    def moments(self, chosen: Sequence[Revision]) -> Iterator[Moment | None]:
        """What each revision tells; None for one that had no register."""
        before = _Before(frozenset(), None)
        for revision in chosen:
            past = read_past(self._now, self._portfolio, revision, self._files)
            if past.caveat is Caveat.NO_REGISTER:
                yield None
                continue
            moment, before = self._moment(past, before)
            yield moment

    def _moment(self, past: Past, before: _Before) -> tuple[Moment, _Before]:
        as_of = self._as_of or past.revision.day
        audit = Audit(past.repository, self._selected, as_of, self._wording)
        counted = audit.run().counted
        register = audit.register
        strategic = frozenset(entry.id for entry in register.strategic_in_force)
        came = sorted(strategic - before.strategic)
        known = {plan: _was_adopted(register.plans[plan], before.day) for plan in came}
        moment = Moment(
            revision=past.revision,
            as_of=as_of,
            plans=len(register.plans),
            in_force=len(register.in_force),
            in_development=sum(entry.standing.in_development for entry in register.plans.values()),
            strategic=len(strategic),
            came=tuple(came),
            went=tuple(sorted(before.strategic - strategic)),
            adopted_earlier=tuple(plan for plan in came if known[plan]),
            undated=tuple(plan for plan in came if known[plan] is None),
            severities=Counter(finding.severity for finding in counted),
            families=dict(sorted(Counter(finding.code[:3] for finding in counted).items())),
            anchored=_anchored(register),
            followed_up=_followed_up(register),
            own_councils=_own_councils(register),
            caveat=past.caveat,
        )
        return moment, _Before(strategic, past.revision.day)


def is_cut_short(root: Path) -> bool:
    """Whether the clone holds only the newest commits, so that the story begins later than the register did."""
    return Git(root).line("rev-parse", "--is-shallow-repository") == "true"


def _was_adopted(entry: PlanEntry, day: date | None) -> bool | None:
    """Whether a plan had been adopted by a day; None where its date leaves that open. Never before the first day."""
    if day is None:
        return False
    adoption = entry.adoption
    if adoption is None or (adoption.first <= day < adoption.last):
        return None
    return adoption.last <= day


def _anchored(register: PlanGraph) -> Share:
    return _share(_below_the_top(register), register.ask(Anchoring).is_anchored, knows=register.declares(Thing.EDGE))


def _followed_up(register: PlanGraph) -> Share:
    knows = register.declares(Thing.ECONOMIC_LINK)
    return _share(_below_the_top(register), register.ask(FollowUp).is_followed_up, knows=knows)


def _own_councils(register: PlanGraph) -> Share:
    plans = [
        entry
        for entry in register.in_force
        if entry.is_the_councils_own and not entry.is_land_use and entry.adoption is not None
    ]
    return _share(plans, register.ask(Mandate).has_the_sitting_councils_word)


def _below_the_top(register: PlanGraph) -> list[PlanEntry]:
    return [entry for entry in register.strategic_in_force if entry.kind is not Kind.SAMFUNNSDEL]


def _share(plans: Collection[PlanEntry], question: Callable[[PlanEntry], bool | None], *, knows: bool = True) -> Share:
    """How many plans the answer is yes for; a register that says nothing of the matter tells of none of them."""
    answers = Counter(question(entry) if knows else None for entry in plans)
    return Share(answers[True], len(plans), answers[None])
