"""What is asked of mentors here, as it goes along when the community hands over."""

from typing import Any

from django.forms.models import model_to_dict

from porch.mentoring.queries.settings import settings_now
from porch.mentoring.rules.agreements import texts
from porch.people.registries import Common


def what_mentors_are_asked() -> dict[str, Any]:
    """The desk's settings and the words of the agreements: numbers and texts, and nobody's name."""
    words = {
        version: {"points": list(text.points), "private": list(text.private)}
        for version, text in texts().items()
    }
    return {"settings": model_to_dict(settings_now(), exclude=["id"]), "agreements": words}


common = Common("Mentors", what_mentors_are_asked)
