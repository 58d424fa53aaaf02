"""How this community answers, as it goes along when the community hands over: times and figures, nobody's name."""

from typing import Any

from django.forms.models import model_to_dict

from porch.asks.queries.past import kept_figures
from porch.asks.queries.shifts import settings_now
from porch.people.registries import Common


def how_we_answer() -> dict[str, Any]:
    figures = kept_figures()
    return {
        "times": model_to_dict(settings_now(), exclude=["id"]),
        "board": figures.board if figures else {},
        "forecast": figures.forecast if figures else {},
    }


common = Common("How soon somebody comes", how_we_answer)
