"""What can be wrong with a walk through a screen by the keyboard."""

from itertools import pairwise

from tests.browser.screens import Stop

SAME_ROW = 24  # px; what stands beside each other may be of different height


def faults_of(stops: list[Stop]) -> list[str]:
    """What is wrong with a walk: nowhere to go, a stop that nobody sees, or a step back."""
    unseen = [f"does not show: {stop.name}" for stop in stops if not stop.shows]
    covered = [f"is covered: {stop.name}" for stop in stops if stop.is_covered]
    back = [
        f"goes back from {one.name} to {next.name}" for one, next in pairwise(stops) if is_before(next, one)
    ]
    return [*unseen, *covered, *back] if stops else ["nothing to reach"]


def is_before(one: Stop, other: Stop) -> bool:
    """Whether `one` is read before the other: above it, or nearer to where its row begins; columns are read one by one."""
    if one.zone != other.zone:
        return one.zone < other.zone
    if one.x >= other.x + other.wide - 1:
        return False
    if abs(one.y - other.y) > SAME_ROW:
        return one.y + one.high <= other.y + SAME_ROW
    return one.x < other.x - 1
