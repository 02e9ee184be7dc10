"""Where a plan stands (FORMAT §3.1)."""

from enum import StrEnum


class Status(StrEnum):
    """What a plan file may declare."""

    PROPOSED = "proposed"
    IN_PROGRESS = "in-progress"
    ON_HEARING = "on-hearing"
    ADOPTED = "adopted"
    UNDER_REVISION = "under-revision"
    REPLACED = "replaced"
    EXPIRED = "expired"
    REPEALED = "repealed"


class Standing(StrEnum):
    """Where a plan stands on the day of the audit: declared, or derived from what had happened by then.

    Beside the declared statuses: `unknown`, where nothing tells, and `to-come`, where the adoption lies after
    the day of the audit.
    """

    PROPOSED = "proposed"
    IN_PROGRESS = "in-progress"
    ON_HEARING = "on-hearing"
    ADOPTED = "adopted"
    UNDER_REVISION = "under-revision"
    REPLACED = "replaced"
    EXPIRED = "expired"
    REPEALED = "repealed"
    TO_COME = "to-come"
    UNKNOWN = "unknown"

    @property
    def in_force(self) -> bool:
        """Adopted, also while a new edition is made. False for an unknown status: ask `is_known` first."""
        return self in _IN_FORCE

    @property
    def in_development(self) -> bool:
        """Work is ordered and under way; a plan under revision is both in force and in development."""
        return self in _IN_DEVELOPMENT

    @property
    def retired(self) -> bool:
        """No longer in force."""
        return self in _RETIRED

    @property
    def is_known(self) -> bool:
        """Whether the register tells where the plan stands."""
        return self is not Standing.UNKNOWN


_IN_FORCE = frozenset({Standing.ADOPTED, Standing.UNDER_REVISION})
_IN_DEVELOPMENT = frozenset({Standing.IN_PROGRESS, Standing.ON_HEARING, Standing.UNDER_REVISION})
_RETIRED = frozenset({Standing.REPLACED, Standing.EXPIRED, Standing.REPEALED})

GROUPS = {"in-force": _IN_FORCE, "in-development": _IN_DEVELOPMENT, "retired": _RETIRED}
"""Words for several standings, beside each standing's own."""
