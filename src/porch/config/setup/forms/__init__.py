"""What set-up asks, one question a form; the desk asks the same again later."""

from porch.config.setup.forms.numbers import LineForm, NumberForm
from porch.config.setup.forms.questions import (
    HEARD,
    JOINING,
    PUSH,
    CodeForm,
    CountryForm,
    DoorQuestionForm,
    HeavyWordsForm,
    JoiningForm,
    NamesForm,
    OperatorForm,
    PhonesForm,
    RulesForm,
    SupportsForm,
    ZoneForm,
)

__all__ = [
    "HEARD",
    "JOINING",
    "PUSH",
    "CodeForm",
    "CountryForm",
    "DoorQuestionForm",
    "HeavyWordsForm",
    "JoiningForm",
    "LineForm",
    "NamesForm",
    "NumberForm",
    "OperatorForm",
    "PhonesForm",
    "RulesForm",
    "SupportsForm",
    "ZoneForm",
]
