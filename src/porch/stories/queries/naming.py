"""Names drawn for one story, which lead to nobody."""

from collections.abc import Collection

from porch.people.queries import name_in, suggest_names
from porch.stories.models import Story


def names_to_choose(count: int = 2) -> list[tuple[str, str]]:
    """Signed tokens with the names they carry; none of them is a member's, or stands on a story."""
    return [(token, name) for token in suggest_names(count) if (name := name_in(token))]


def on_stories(names: Collection[str]) -> set[str]:
    """Those of ``names`` that a story goes by: nobody who joins is to be taken for its author."""
    return set(Story.objects.filter(pseudonym__in=names).values_list("pseudonym", flat=True))
