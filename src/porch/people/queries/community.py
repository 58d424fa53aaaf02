"""What the community decided about its door."""

from porch.people.models import Community
from porch.people.models.community import THE_ONE
from porch.people.rules.community import RULES, SUPPORTS, WISHES
from porch.people.rules.vocabulary import words_of


def community() -> Community:
    """The one row; the usual, unsaved, when nothing was decided yet."""
    return Community.objects.filter(pk=THE_ONE).first() or Community()


def supports() -> list[str]:
    """The kinds of support there are here, as codes in the order of the list."""
    chosen = community().supports
    return [code for code in SUPPORTS if not chosen or code in chosen]


def wishes() -> list[str]:
    """The first wishes that can come true here, as codes of the vocabulary."""
    there = set(supports())
    codes = [word.code for word in words_of("first_wish")]
    return [code for code in codes if code not in WISHES or WISHES[code] & there]


def rules() -> list[str]:
    """At most five lines: the community's own, else ours."""
    return list(community().rules or RULES)
