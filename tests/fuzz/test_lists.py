"""Whatever a source sends as its list is read, or says that it is none: five lists for every request of the other test.

``make fuzz`` reads 100,000 and more. ``FUZZ`` and ``FUZZ_SEED`` are those of the requests.
"""

import json
import os
import traceback
from collections import Counter
from random import Random

import pytest

from porch.listings.reading import read
from porch.listings.report import Unreadable
from tests.fuzz.lists import SOUND, body_of
from tests.listings.sound import faults

MOST = 5 * int(os.environ.get("FUZZ", "400"))
SEED = os.environ.get("FUZZ_SEED", "7")


def outcome(body: bytes) -> tuple[str, str]:
    """What the body came to, and what was wrong with that."""
    try:
        found = read(body, zone="Europe/London", country="GB", fellowship="Harbour Circle")
    except Unreadable as told:
        return "no list", "" if len(str(told)) < 600 else "a reason nobody reads to its end"
    except Exception as trouble:
        last = traceback.extract_tb(trouble.__traceback__)[-1]
        return "failed", f"{type(trouble).__name__}: {trouble} at {last.filename}:{last.lineno}"[:300]
    return found.format, "; ".join(faults(found))[:300]


@pytest.mark.slow
def test_no_list_makes_the_reader_fail_or_say_what_is_not_so() -> None:
    troubles, came_to = list[str](), Counter[str]()
    for number in range(MOST):
        body = body_of(Random(f"{SEED}:{number}"))
        kind, wrong = outcome(body)
        came_to[kind] += 1
        if wrong:
            troubles.append(f"{SEED}:{number} {kind} {wrong} {body[:200]!r}")
    print(f"{MOST} lists, seed {SEED}: {dict(came_to.most_common())}")
    assert troubles[:20] == []
    assert len(came_to) > 5, "all were alike: nothing was really read"


def test_every_sound_list_is_read_without_a_refusal() -> None:
    for said in SOUND:
        text = said if isinstance(said, str | bytes) else json.dumps(said)
        found = read(text.encode() if isinstance(text, str) else text)
        assert found.refused == []
        assert faults(found) == []
