"""Every sealed column is known by name, so that keys can be turned and looked over without leaving one out."""

import ast

from django.apps import apps
from django.db.models import BinaryField

from porch.kit import sealed
from tests.house.source import SRC

# what a session or a page carries for a while, and the doctor's look: the community's own key will do
OF_THE_COMMUNITY = {
    *("config/health.py", "config/setup/views/kept.py"),
    *("people/visits.py", "people/views/entering.py", "people/views/back_in.py", "people/views/door.py"),
}


def test_every_sealed_column_is_registered_in_its_rooms_keys() -> None:
    known = {(column.model, column.column) for column in sealed.columns}
    missing = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("porch.")
        for field in model._meta.concrete_fields
        if isinstance(field, BinaryField) and (model, field.name) not in known
    ]
    assert not missing, f"register {missing} in the keys.py of their rooms, beside porch/talk/keys.py"


def test_whoever_seals_says_whose_it_is() -> None:
    silent = []
    for path in SRC.rglob("*.py"):
        name = path.relative_to(SRC).as_posix()
        if name in OF_THE_COMMUNITY or name.startswith("kit/"):
            continue
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "vault.seal":
                silent += [f"{name}:{call.lineno}"] if not {k.arg for k in call.keywords} & {"of"} else []
    assert not silent, f"vault.seal(…, of=…) is missing in {silent}"
