"""Service bodies: who looks after which meetings, each below another or at the top."""

from collections.abc import Collection, Iterable, Mapping

from porch.listings.report import BodyRow


def below(bodies: Mapping[int, BodyRow], numbers: Iterable[int]) -> set[int]:
    """These and all that stand under them, at any depth."""
    children: dict[int, list[int]] = {}
    for body in bodies.values():
        children.setdefault(body.parent, []).append(body.number)
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += children.get(number, [])
    return found


def above(bodies: Mapping[int, BodyRow], numbers: Iterable[int]) -> set[int]:
    """These and all that stand over them."""
    found: set[int] = set()
    for number in numbers:
        at = number
        while at in bodies and at not in found:
            found.add(at)
            at = bodies[at].parent
    return found


def rows(
    bodies: Mapping[int, BodyRow],
    include: Collection[int],
    exclude: Collection[int],
    *,
    children: bool = False,
    parents: bool = False,
) -> list[dict[str, str]]:
    """What GetServiceBodies says: all of them, or the named ones, with those under or over them where asked."""
    numbers, without = set(include), set(exclude)
    if children:
        numbers, without = below(bodies, numbers), below(bodies, without)
    if parents:
        numbers |= above(bodies, include)
    held = [one for one in bodies.values() if (one.number in numbers or not include)]
    return [_row(one) for one in sorted(held, key=lambda one: one.number) if one.number not in without]


def _row(body: BodyRow) -> dict[str, str]:
    return {
        "id": str(body.number),
        "parent_id": str(body.parent),
        "name": body.name,
        "description": body.description,
        "type": body.kind,
        "url": body.url,
        "helpline": body.helpline,
        "world_id": body.world_id,
    }
