"""Where the project's own text lies."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "porch"


def python_files(folder: Path = SRC) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted(path for path in SRC.rglob("*.html") if "templates" in path.parts)


def committed() -> list[Path]:
    """Every file git tracks or would track; all files where this is no checkout."""
    if not (ROOT / ".git").exists():
        return [path for path in ROOT.rglob("*") if path.is_file()]
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))
