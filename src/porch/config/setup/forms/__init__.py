"""What set-up asks, one question a form; the desk asks the same again later."""

from porch.config.setup.forms.numbers import LineForm, NumberForm
from porch.config.setup.forms.questions import (
    JOINING,
    PUSH,
    CodeForm,
    CountryForm,
    JoiningForm,
    NamesForm,
    OperatorForm,
    PhonesForm,
    RulesForm,
    SupportsForm,
    ZoneForm,
)

__all__ = [
    "JOINING",
    "PUSH",
    "CodeForm",
    "CountryForm",
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
