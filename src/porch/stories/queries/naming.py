"""Names drawn for one story, which lead to nobody."""

from porch.people.queries import name_in, suggest_names
from porch.stories.models import Story


def names_to_choose(count: int = 2) -> list[tuple[str, str]]:
    """Signed tokens with the names they carry; none of them is a member's, or stands on a story."""
    drawn = [(token, name_in(token) or "") for token in suggest_names(count * 2)]
    used = set(Story.objects.filter(byline__in=[name for _, name in drawn]).values_list("byline", flat=True))
    return [(token, name) for token, name in drawn if name and name not in used][:count]
