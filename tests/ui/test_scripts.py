"""Our scripts read as ES2017: a phone that cannot run htmx still runs these."""

import re
from pathlib import Path

import pytest

from tests.house.source import SRC, shown

SCRIPTS = sorted(SRC.rglob("*.js"))
TOO_NEW = {
    "optional chaining": r"\?\.(?!\d)",
    "nullish": r"\?\?",
    "spread of objects": r"\{\s*\.\.\.|,\s*\.\.\.\w+\s*\}",
    "private or class fields": r"(?m)^\s*(?:static\s+)?#\w+|^\s*static\s*\{",
    "catch without a name": r"catch\s*\{",
    "numeric separators": r"\b\d+_\d",
    "big integers": r"\b\d+n\b",
    "modules": r"(?m)^\s*(?:import|export)\b|\bimport\(",
    "logical assignment": r"(?:\|\||&&)=",
    "async iteration": r"for\s+await|async\s*\*",
    "newer methods": r"(?<!clients)\.(?:replaceAll|flat|flatMap|matchAll|at|finally)\(|structuredClone",
    "newer functions": r"Object\.(?:fromEntries|groupBy)\(|Promise\.(?:any|allSettled)\(",
    "named groups": r"\(\?<[a-zA-Z]",
}


def code(text: str) -> str:
    text = re.sub(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", " ", text, flags=re.DOTALL)
    return re.sub(r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", "''", text)


def newer_than_2017(text: str) -> list[str]:
    return [name for name, pattern in TOO_NEW.items() if re.search(pattern, code(text))]


@pytest.mark.parametrize("path", SCRIPTS, ids=shown)
def test_scripts_read_as_es2017(path: Path) -> None:
    assert newer_than_2017(path.read_text()) == []


def test_the_check_sees_what_is_too_new() -> None:
    assert newer_than_2017("a?.b") == ["optional chaining"]
    assert newer_than_2017("a = b ?? c;") == ["nullish"]
    assert newer_than_2017("try { x(); } catch { y(); }") == ["catch without a name"]
    assert newer_than_2017("class A {\n  #x = 1;\n}") == ["private or class fields"]
    assert newer_than_2017("var a = b ? .5 : '??';") == []


def test_there_are_scripts_to_check() -> None:
    assert {"exit.js", "form.js"} <= {path.name for path in SCRIPTS}
