"""What holds in a group, as values and as sentences."""

from dataclasses import dataclass

from porch.groups.models import Group
from porch.groups.registries import group_settings
from porch.groups.rules.norms import WHO_MAY_COME
from porch.groups.rules.settings import SERVANTS, Answer, NotAnAnswer, Setting
from porch.groups.rules.who import who_may_come

FIRST = ("who-may-come", "joining", "goal", "cross-talk", "having-used", "proof-of-attendance")
"""What someone who does not belong yet may want to know."""


@dataclass(frozen=True)
class Norm:
    """One setting as it holds in a group."""

    setting: Setting
    value: str
    sentence: str

    @property
    def is_the_servants(self) -> bool:
        return self.setting.decided_by == SERVANTS


def setting_of(group: Group, code: str) -> str:
    """The value of one setting in this group; NotAnAnswer for a code nobody registered."""
    setting = group_settings.get(code)
    if setting is None:
        raise NotAnAnswer(f"no setting is called {code!r}")
    return answer_in(group, setting).value


def answer_in(group: Group, setting: Setting) -> Answer:
    """What holds in this group: as it decided, or as it is in every house."""
    if group.is_household and setting.in_a_house:
        return setting.answer(setting.in_a_house)
    return setting.of(group.settings)


def asked_in(group: Group, code: str) -> Setting | None:
    """The setting, where it is a question for this group; None for every other code."""
    setting = group_settings.get(code)
    return setting if setting and setting.is_asked(in_a_house=group.is_household) else None


def norms_of(group: Group) -> list[Norm]:
    """Everything that holds here and could hold otherwise, in the order of the registry."""
    asked = (one for one in group_settings if one.is_asked(in_a_house=group.is_household))
    return [_norm(group, setting) for setting in asked]


def told_first(group: Group) -> list[Norm]:
    return [norm for norm in norms_of(group) if norm.setting.code in FIRST]


def _norm(group: Group, setting: Setting) -> Norm:
    answer = answer_in(group, setting)
    sentence = answer.sentence
    if setting.code == WHO_MAY_COME.code:
        sentence = who_may_come(answer.value, group.kinds, setting_of(group, "goal"))
    return Norm(setting, answer.value, sentence)
