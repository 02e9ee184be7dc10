"""A line of bars, one for each number: what a column of a table comes to at a glance."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


_UNKNOWN = "·"

Heights = Sequence[float | None]
"""None where there is nothing to draw."""


def sparkline(heights: Heights, room: int | None = None, *, most: float | None = None) -> str:
    """A bar for each height: the lowest bar for nothing, the highest for `most`, or else for the most there is.

    Where there is no room for all of them, some between the first and the last are left out, evenly.
    """
    highest = most or max((height for height in heights if height is not None), default=0) or 1
    return "".join(
        _UNKNOWN if height is None else _BARS[round(height / highest * (len(_BARS) - 1))]
        for height in _some(heights, room)
    )


def _some(heights: Heights, room: int | None) -> Heights:
    if room is None or len(heights) <= max(room, 2):
        return heights
    last, steps = len(heights) - 1, max(room, 2) - 1
    return [heights[round(step * last / steps)] for step in range(steps + 1)]
