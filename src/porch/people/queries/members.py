"""Finding people, for the house itself: nothing here is ever shown to someone who only guesses a name."""

from django.db.models import QuerySet

from porch.people.models import Member, Role
from porch.people.rules.names import key_of


def by_handle(text: str) -> Member | None:
    """The member of that name, however it is typed; None when there is none."""
    return Member.objects.filter(handle_key=key_of(text)).first()


def holders_of(role: str) -> QuerySet[Member]:
    """Those who hold a part now and are here."""
    held = Role.objects.filter(role=role, until=None).values("member")
    there = (Member.State.HERE, Member.State.PAUSED)
    return Member.objects.filter(pk__in=held, is_active=True, state__in=there)


def coordinators() -> QuerySet[Member]:
    return holders_of(Role.Name.COORDINATOR)


def only_operator() -> bool:
    """No second operator could confirm anything: there is one, or none yet."""
    return holders_of(Role.Name.OPERATOR).count() <= 1


def demo_people() -> QuerySet[Member]:
    """Everyone made up for a community to look at."""
    return Member.objects.filter(is_demo=True, is_active=True)
