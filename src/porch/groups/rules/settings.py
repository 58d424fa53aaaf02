"""What a group may decide about itself: each setting with its answers, each answer a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

CONSCIENCE = "conscience"  # the home members decide, by a motion
SERVANTS = "servants"  # whoever serves may change it


class NotAnAnswer(Exception):
    """The setting has no such answer."""


@dataclass(frozen=True)
class Answer:
    """One value a setting can have and what it means, as a whole sentence that people read."""

    value: str
    sentence: str


@dataclass(frozen=True)
class Setting:
    """``code`` is stored, ``title`` is read; ``usual`` holds until the group says otherwise.

    ``decided_by`` is CONSCIENCE or SERVANTS. An upper room that wants to know of a change registers it with
    ``groups.registries.on_setting``.

    ``only_in_houses``: those who live together in a house are asked it, and nobody else. ``in_a_house`` is what holds
    in a house whatever anybody decides, so that it is no question there; empty where a house decides it like others.
    """

    code: str
    title: str
    answers: tuple[Answer, ...]
    usual: str
    decided_by: str = CONSCIENCE
    only_in_houses: bool = False
    in_a_house: str = ""

    def is_asked(self, *, in_a_house: bool) -> bool:
        """Whether people decide it there: in a house, or in a group of any other kind."""
        return not self.in_a_house if in_a_house else not self.only_in_houses

    def answer(self, value: str) -> Answer:
        """The answer with this value; NotAnAnswer where there is none."""
        found = next((answer for answer in self.answers if answer.value == value), None)
        if found is None:
            raise NotAnAnswer(f"{self.code} has no {value!r}")
        return found

    def of(self, chosen: Mapping[str, str]) -> Answer:
        """What holds in a group that chose these: its own answer, or the usual one where it has none that exists."""
        try:
            return self.answer(chosen.get(self.code, self.usual))
        except NotAnAnswer:
            return self.answer(self.usual)
