"""What this room adds to the community that is asked every address: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.bonds.models import Pair
from porch.mentoring import actions
from porch.mentoring.models import Entry
from porch.mentoring.packs import exercise
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "people/work/<uuid:pk>/": ("work",),
    "people/work/<uuid:pk>/to/<uuid:pair>/": ("work", "pair"),
    "people/work/<uuid:pk>/share/<slug:prompt>/": ("work", "=easy"),
    "people/work/<uuid:pk>/take-back/<slug:prompt>/": ("work", "=easy"),
    "people/work/<uuid:pk>/answer/<slug:prompt>/": ("work", "=easy"),
    "people/work/sheet/<slug:pack>/<slug:exercise>/": ("=walking-together", "=a-week"),
}
SAID: Mapping[str, dict[str, str]] = {
    "people/<uuid:pk>/work/choose/": {"exercise": "=walking-together/people-and-places"},
    "people/work/<uuid:pk>/answer/<slug:prompt>/": {"words": "=mornings for me too"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF writes about a week and shares one answer of it with their mentor."""
    own, pair = there.people[SELF], Pair.objects.get(pk=there.things["pair"])
    what = exercise("walking-together", "a-week")
    assert what is not None
    work = actions.choose(pair, what, by=own, now=now)
    actions.write(work, {"easy": "mornings", "hard": "evenings"}, by=own, now=now)
    actions.share(Entry.objects.get(work=work, prompt="easy"), by=own, now=now)
    there.things |= {"work": str(work.pk)}
