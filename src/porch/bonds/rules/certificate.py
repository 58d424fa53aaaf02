"""The certificate as one honest figure."""

STEPS = (0.01, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0)


def at_most_percent(gap: float) -> float:
    """The gap in percent, rounded up to a figure people read; never smaller than the gap itself."""
    percent = gap * 100
    if percent <= 0:
        return 0.0
    return next((step for step in STEPS if percent <= step), float(-(-int(percent * 10) // 10) + 1))
