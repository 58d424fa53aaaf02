"""How this community pairs, and what the engine is told of it."""

from functools import cache
from typing import Any

from porch.bonds.models import PairingSettings
from porch.bonds.rules.cases import within_a_sentence
from porch.bonds.rules.terms import LASTING, TEMPORARY
from porch.bonds.rules.weights import weights_of
from porch.people.rules.vocabulary import MANY, SHARABLE, words_of


def settings_now() -> PairingSettings:
    """This community's pairing settings; the defaults until someone changed them."""
    return PairingSettings.objects.filter(pk=1).first() or PairingSettings(pk=1)


def policy_of(settings: PairingSettings, term: str = "") -> dict[str, Any]:
    """The engine's policy as the desk has set it: for mentors of a term, or without one for peers."""
    of_term = {TEMPORARY: settings.matters_temporary, LASTING: settings.matters_lasting}
    return {
        "version": "1",
        "base": 2000,
        "min_common_hours": settings.min_common_hours,
        "waiting_bonus": settings.temporary_waiting_bonus if term == TEMPORARY else settings.waiting_bonus,
        "switch_cost": settings.switch_cost,
        "reserve": settings.reserve_percent / 100,
        "concave": 0.5 if settings.lifts_the_lowest else 0.0,
        "weights": weights_of(settings.matters | of_term.get(term, {})),
    }


@cache
def labels() -> dict[str, dict[str, str]]:
    """field -> code -> the words that stand in the middle of a reason."""
    fields = {name: MANY.get(name, name) for name in SHARABLE if name != "age_band"}
    return {
        name: {word.code: within_a_sentence(word.label) for word in words_of(listed)}
        for name, listed in fields.items()
    }
