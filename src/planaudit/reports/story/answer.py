"""Cities that set out to have fewer plans ended with more; did we? What the story of a register answers."""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_
from planaudit.history.story import Moment
from planaudit.wording.wording import Wording


def answer(moments: Sequence[Moment], wording: Wording) -> list[str]:
    """Whether there are fewer strategic plans in force than before, how that came about, and what the numbers hide.

    A register that names no plan in force is one that is being made, so it is held against nothing.
    """
    begins = next((place for place, moment in enumerate(moments) if moment.strategic), 0)
    told = moments[begins:]
    if len(told) == 1:
        values = {"now": told[0].strategic, "last": told[0].revision.day}
        return [
            wording.text(N_("One revision alone tells of no change; strategic plans in force ({last}): {now}."), values)
        ]
    return [_compared(told, wording), *_movements(told, wording), *_reservations(moments[:begins], told, wording)]


def _compared(told: Sequence[Moment], wording: Wording) -> str:
    first, last = told[0], told[-1]
    values = {"then": first.strategic, "first": first.revision.day, "now": last.strategic, "last": last.revision.day}
    if last.strategic > first.strategic:
        template = N_("More plans: {now} strategic plans in force ({last}), up from {then} ({first}).")
    elif last.strategic < first.strategic:
        template = N_("Fewer plans: {now} strategic plans in force ({last}), down from {then} ({first}).")
    else:
        template = N_("As many plans: {now} strategic plans in force ({last}), and {then} ({first}).")
    return wording.text(template, values)


def _movements(told: Sequence[Moment], wording: Wording) -> Iterator[str]:
    came = {plan for moment in told[1:] for plan in moment.came}
    went = {plan for moment in told[1:] for plan in moment.went}
    if came or went:
        yield wording.text(N_("{came} came into force and {went} went out."), {"came": len(came), "went": len(went)})


def _reservations(before: Sequence[Moment], told: Sequence[Moment], wording: Wording) -> Iterator[str]:
    """What a reader must know so as not to take the growth of the register for growth of the plan system."""
    earlier = {plan for moment in told[1:] for plan in moment.adopted_earlier}
    undated = {plan for moment in told[1:] for plan in moment.undated}
    if earlier:
        yield wording.count(
            N_("{n} of those that came had been adopted before, and was only entered since: it is no growth."),
            N_("{n} of those that came had been adopted before, and were only entered since: they are no growth."),
            len(earlier),
        )
    if undated:
        yield wording.count(
            N_("{n} of those that came has no date of adoption that tells, so it may be new or only newly entered."),
            N_("{n} of those that came have no date of adoption that tells, so they may be new or only newly entered."),
            len(undated),
        )
    if before:
        values = {"first": before[0].revision.day, "begins": told[0].revision.day}
        yield wording.text(
            N_("From {first} until {begins} the register named no strategic plan in force, so that is left out."),
            values,
        )
