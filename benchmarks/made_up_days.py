"""Made-up days of made-up people, as the table that `porch evidence diary` reads."""

from pathlib import Path

import numpy as np

FIRST = np.datetime64("2025-01-01")


def write(path: Path, people: int, days: int, seed: int = 1) -> int:
    """How many rows: every person, every day; six of a hundred are not told, one of fifty is told twice."""
    rng = np.random.default_rng(seed)
    dates = (FIRST + np.arange(days)).astype(str).tolist()
    amounts = [f"{grams / 10:g}" for grams in range(2500)]
    rows = 0
    with path.open("w") as file:
        file.write("person,date,substance,used,grams,sex\n")
        for person in range(people):
            often = rng.beta(1, 2)
            use = (rng.random(days) < often).tolist()
            grams = np.minimum(rng.gamma(3, 200, days), 2499).astype(int).tolist()
            missing, twice = (rng.random(days) < 0.06).tolist(), (rng.random(days) < 0.02).tolist()
            sex = "mf"[person % 2]
            lines = []
            for day, used, amount, untold, again in zip(dates, use, grams, missing, twice, strict=True):
                told = "" if untold else "1" if used else "0"
                line = f"p{person:06d},{day},alcohol,{told},{amounts[amount] if told == '1' else ''},{sex}\n"
                lines.append(line * 2 if again else line)
                rows += 2 if again else 1
            file.write("".join(lines))
    return rows
