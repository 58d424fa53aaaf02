"""The scripts that come with the house, a file each in ``data/scripts``."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from porch.rooms.rules.scripts import Script, script_of


@cache
def scripts() -> Mapping[str, Script]:
    """By their code, the plainest one first; NotAScript where a file is none."""
    folder = files("porch.rooms").joinpath("data", "scripts")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".json"))
    found = {
        name.removesuffix(".json"): script_of(json.loads(folder.joinpath(name).read_text(encoding="utf-8")))
        for name in names
    }
    return dict(sorted(found.items(), key=lambda one: (one[0] != PLAINEST, one[1].title)))


PLAINEST = "plain-hour"
