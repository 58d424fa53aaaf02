"""How this community pairs, as it goes along when the community hands over."""

from typing import Any

from django.forms.models import model_to_dict

from porch.bonds.models import Pair
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.lifecycles import LIVE
from porch.people.registries import Common


def how_we_pair() -> dict[str, Any]:
    """The desk's settings and how many pairs live: numbers, and nobody's name."""
    kept = model_to_dict(settings_now(), exclude=["id"])
    return {"settings": kept, "pairs_now": Pair.objects.filter(state__in=LIVE).count()}


common = Common("How we pair", how_we_pair)
