"""Nouns that follow "1 of 3" or stand after "of": one plan is not "1 plans"."""

from planaudit.findings import N_, Counted


def plans_in_force(number: int) -> Counted:
    """Plans in force, counted."""
    return Counted(N_("{n} plan in force"), N_("{n} plans in force"), number)


def strategic_plans_in_force(number: int) -> Counted:
    """Strategic plans in force, counted."""
    return Counted(N_("{n} strategic plan in force"), N_("{n} strategic plans in force"), number)


def plans_under_way(number: int) -> Counted:
    """Plans that are being worked on, counted: those that are only proposed are none of them."""
    return Counted(N_("{n} plan under way"), N_("{n} plans under way"), number)


def plans_with_participation(number: int) -> Counted:
    """Plans that tell of participation, counted."""
    return Counted(N_("{n} plan with participation"), N_("{n} plans with participation"), number)
