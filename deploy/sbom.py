"""Write what this program is made of, as CycloneDX JSON: every package the requirements pin, by version and hash.

    python deploy/sbom.py [FILE]

What people run stands as ``required``; what only builds and tests it as ``excluded``. Licences are those the installed
packages name. The file is the same whenever the pins are.
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(.*)$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
FILES = {
    "requirements.txt": "required",
    "requirements-dev.txt": "excluded",
    "requirements-bench.txt": "excluded",
    "requirements-bench-journal.txt": "excluded",
    "requirements-bench-room.txt": "excluded",
    "requirements-tools.txt": "excluded",
}


def pins(file: Path) -> dict[tuple[str, str], set[str]]:
    """The files' hashes of each pinned (name, version)."""
    found: dict[tuple[str, str], set[str]] = {}
    now: set[str] = set()
    for line in file.read_text().splitlines():
        if pin := PIN.match(line):
            now = found.setdefault((pin[1].lower().replace("_", "-"), pin[2]), set())
        now.update(HASH.findall(line))
    return found


def licence_of(name: str) -> list[dict[str, object]]:
    """As the installed package says it; nothing when it is not installed or says nothing short."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    words = said.get("License-Expression") or said.get("License") or ""
    return [{"license": {"name": words}}] if words and "\n" not in words and len(words) < 80 else []


def component(name: str, version: str, scope: str, hashes: set[str]) -> dict[str, object]:
    files = [{"name": "sha256-of-a-file", "value": one} for one in sorted(hashes)]
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "scope": scope,
        "licenses": licence_of(name),
        "properties": files,
    }


def bill(root: Path = ROOT) -> dict[str, object]:
    """The whole bill; a package that is both run and tested with stands as run."""
    known: dict[tuple[str, str], dict[str, object]] = {}
    for file, scope in FILES.items():
        for (name, version), hashes in pins(root / file).items():
            known.setdefault((name, version), component(name, version, scope, hashes))
    components = [known[key] for key in sorted(known)]
    mark = uuid5(NAMESPACE_URL, json.dumps([one["purl"] for one in components]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{mark}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "porch", "bom-ref": "porch"}},
        "components": components,
    }


if __name__ == "__main__":
    written = json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).parent.mkdir(parents=True, exist_ok=True)
        Path(sys.argv[1]).write_text(written)
    else:
        sys.stdout.write(written)
