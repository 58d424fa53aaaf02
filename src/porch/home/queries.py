"""The demo's people, as the door shows them."""

from porch.people.models import Member
from porch.people.queries import by_handle, demo_people

LOOK_AS = ("Quiet Heron", "Sam", "Dee", "Wren")
ALSO = ("Marigold", "Ana", "Frank", "Rosa", "Carol", "Eli", "Olu")


def people_to_look_as() -> list[Member]:
    """The demo's named people, the four with a story to see first."""
    there = {member.handle: member for member in demo_people().filter(handle__in=LOOK_AS + ALSO)}
    return [there[name] for name in LOOK_AS + ALSO if name in there]


def demo_person(handle: str) -> Member | None:
    """A demo person by name; None for anyone who is not made up."""
    member = by_handle(handle)
    return member if member is not None and member.is_demo else None
