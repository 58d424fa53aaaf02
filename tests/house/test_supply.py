"""What the program is made of is pinned, listed whole, and looked through."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

FILES = (
    *("requirements.txt", "requirements-dev.txt", "requirements-bench.txt"),
    *("requirements-bench-journal.txt", "requirements-bench-room.txt", "requirements-tools.txt"),
)


def test_the_bill_of_materials_lists_every_pin_with_its_hashes(tmp_path: Path) -> None:
    out = tmp_path / "bill" / "sbom.json"
    subprocess.run([sys.executable, str(ROOT / "deploy/sbom.py"), str(out)], check=True)
    bill = json.loads(out.read_text())
    listed = {one["purl"]: one for one in bill["components"]}
    assert bill["bomFormat"] == "CycloneDX"
    for file in FILES:
        text = (ROOT / file).read_text()
        pinned = re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, flags=re.MULTILINE)
        assert pinned
        for name, version in pinned:
            assert listed[f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"]["properties"]
        for digest in re.findall(r"sha256:([0-9a-f]{64})", text):
            assert digest in out.read_text()
    assert listed["pkg:pypi/pytest@" + version_of("pytest")]["scope"] == "excluded"
    assert listed["pkg:pypi/django@" + version_of("django")]["scope"] == "required"


def version_of(name: str) -> str:
    found = re.search(rf"^{name}==(\S+)", (ROOT / FILES[1]).read_text(), flags=re.MULTILINE)
    assert found
    return found[1]


def test_bandit_finds_nothing_grave() -> None:
    looked = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "src", "-lll", "-f", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(looked.stdout)
    assert found["errors"] == []
    assert [one["issue_text"] for one in found["results"]] == []
    assert found["metrics"]["_totals"]["loc"] > 5000
