"""The words of the report on fewer plans, the same in every medium."""

from collections.abc import Iterator

from planaudit.findings import N_, Counted, Joined, Named, Quoted, Worded
from planaudit.reports.fewer_plans import Candidate, Cost, FewerPlans, Hold, Kept, Step
from planaudit.wording.wording import Wording


def opening(said: FewerPlans, wording: Wording) -> str:
    """How many plans there are, and how many there are to be."""
    plans = wording.count(
        N_("{n} strategic plan is in force"), N_("{n} strategic plans are in force"), said.strategic
    )  # fmt: skip
    text = wording.text(N_("{plans} as of {day}."), {"plans": Worded(plans), "day": said.as_of})
    if said.unknown:
        text += " " + wording.count(
            N_("{n} more may be: its status is not known."),
            N_("{n} more may be: their status is not known."),
            said.unknown,
        )
    if said.limit is not None:
        text += " " + wording.text(N_("The council's limit is {limit}."), {"limit": said.limit})
    return text


def what(candidate: Candidate, wording: Wording) -> str:
    """What would be done: a plan repealed, or several merged."""
    if candidate.into is None:
        return wording.text(N_("repeal {plan}"), {"plan": candidate.plans[0]})
    others = tuple(plan for plan in candidate.plans if plan != candidate.into)
    return wording.text(N_("merge {plans} into {into}"), {"plans": Joined(others), "into": candidate.into})


def whys(candidate: Candidate, wording: Wording) -> Iterator[str]:
    """Each reason."""
    return (wording.text(why.message, why.values) for why in candidate.whys)


def price(cost: Cost, wording: Wording, year: int) -> str:
    """What is lost."""
    parts = []
    if cost.links:
        parts.append(wording.count(N_("{n} link cut"), N_("{n} links cut"), cost.links))
    if cost.measures:
        parts.append(
            wording.count(
                N_("{n} measure that is not done goes with it"),
                N_("{n} measures that are not done go with it"),
                cost.measures,
            )
        )
    if cost.goals:
        goals = Worded(", ".join(wording.fact(goal) for goal in cost.goals))
        parts.append(wording.text(N_("nothing left to carry {goals}"), {"goals": goals}))
    if cost.lines:
        lines = wording.count(N_("{n} budget line"), N_("{n} budget lines"), cost.lines)
        values = {"money": cost.money, "lines": Worded(lines), "year": str(year)}
        parts.append(wording.text(N_("{money} to move on {lines} from {year} on"), values))
    if cost.shared_lines:
        parts.append(
            wording.count(
                N_("{n} budget line that also carries plans that stay"),
                N_("{n} budget lines that also carry plans that stay"),
                cost.shared_lines,
            )
        )
    return "; ".join(parts) if parts else wording.text(N_("nothing that the register tells of"))


def hold(held: Hold, wording: Wording) -> str:
    """What keeps a plan."""
    if held.kind == "required":
        return wording.text(N_("alone to answer {required}"), {"required": Joined(tuple(map(_title, held.what)))})
    if held.kind == "last carrier":
        return wording.text(N_("alone to carry {goals}"), {"goals": Joined(held.what)})
    if held.kind == "statutory":
        return wording.text(N_("statutory"))
    return wording.text(N_("not the council's to drop"))


def _title(title: object) -> Quoted:
    return Quoted(f"{title}")


def step(chosen: Step, wording: Wording) -> str:
    """One choice, and the number of plans before and after it."""
    did = what(chosen.candidate, wording)
    return f"{did[:1].upper()}{did[1:]}: {chosen.before} → {chosen.after}"


def heading(said: FewerPlans, wording: Wording) -> str:
    """Where the steps lead."""
    plans = Counted(N_("{n} plan"), N_("{n} plans"), said.target or 0)
    template = N_("A way to {plans}:") if said.is_reached else N_("On the way to {plans}, as far as it goes:")
    return wording.text(template, {"plans": plans})


def outcome(said: FewerPlans, wording: Wording) -> str:
    """Whether the target is reached, and if not, how near one gets."""
    if said.target is None:
        return ""
    values = {"target": said.target, "reached": said.reached}
    if not said.steps and said.is_reached:
        return wording.text(N_("The target is {target}, and no more strategic plans than that are in force."), values)
    if said.reached < said.target:
        text = N_(
            "Strategic plans after that: {reached}; the target was {target}. It goes further, since a merger takes in"
            " all plans that could be one."
        )
        return wording.text(text, values)
    if said.is_reached:
        return wording.text(N_("Strategic plans after that: {reached}; the target was {target}."), values)
    if not said.steps:
        none = N_("No step leads from {reached} to {target}: what is in force stays because it is:")
        return wording.text(none, values)
    return wording.text(
        N_("Strategic plans after that: {reached}, not {target}. What is left stays because it is:"), values
    )


def kept_groups(said: FewerPlans, wording: Wording) -> Iterator[tuple[str, list[Kept]]]:
    """The plans that are left, by what holds them first; those that nothing holds last."""
    groups: dict[str, list[Kept]] = {}
    for kept in said.kept:
        groups.setdefault(kept.holds[0].kind if kept.holds else "", []).append(kept)
    for kind, plans in sorted(groups.items(), key=lambda group: (not group[0], group[0])):
        yield wording.text(_KEPT[kind]), plans


_KEPT = {
    "not the council's to drop": N_("the samfunnsdel, which pbl § 11-1 requires, and plans of others"),
    "statutory": N_("statutory"),
    "required": N_("alone to answer a required plan"),
    "last carrier": N_("alone to carry a goal of the samfunnsdel"),
    "": N_("without a reason to go that the register tells of"),
}


def left_open(said: FewerPlans, wording: Wording) -> Iterator[str]:
    """What could not be evaluated."""
    for reason, plans in said.left_open:
        number = wording.count(N_("{n} plan"), N_("{n} plans"), plans)
        yield f"{reason} ({number})"
    yield from (wording.text(missing) for missing in said.not_declared)


def themes(said: FewerPlans, wording: Wording) -> str:
    """Where there are most plans, which is where to look for more."""
    listed = Worded(", ".join(f"{wording.fact(Quoted(theme))} ({number})" for theme, number in said.themes))
    return wording.text(
        N_("Themes with most of them, where to look for plans that could be one: {themes}."), {"themes": listed}
    )


def commands(said: FewerPlans) -> Iterator[str]:
    """The simulations that show what the steps would break."""
    retired = [step.candidate.plans[0].ref for step in said.steps if step.candidate.into is None]
    if retired:
        yield f"planaudit simulate --retire {','.join(retired)}"
    for chosen in said.steps:
        into = chosen.candidate.into
        if into is not None:
            yield f"planaudit simulate --merge {','.join(_refs(chosen.candidate.plans))} --into {into.ref}"


def _refs(plans: tuple[Named, ...]) -> Iterator[str]:
    return (plan.ref for plan in plans)
