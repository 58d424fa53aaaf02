"""Answers to files: whole or not at all."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from porch.matching.refusal import CaseRefused


def as_text(data: Mapping[str, Any]) -> str:
    """The answer as JSON, one line a list item would be too long for: indented, keys in their given order."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write(data: Mapping[str, Any], path: Path) -> None:
    """Write the answer; a file of that name is replaced only once the new one is complete."""
    try:
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=f".{path.name}.", encoding="utf-8", delete=False
        ) as file:
            file.write(as_text(data))
        os.replace(file.name, path)
    except OSError as gone:
        raise CaseRefused(f"cannot be written ({gone.strerror})", part=str(path)) from gone
