"""What a password costs to check, how many are checked at once, and which are refused."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from argon2 import PasswordHasher, extract_parameters
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from porch.kit.passwords import AT_ONCE, BoundedArgon2


def test_a_record_is_argon2id_at_three_passes_thirty_two_mebibytes_one_lane() -> None:
    kept = BoundedArgon2().encode("three short words", "saltsaltsalt")
    told = extract_parameters(kept.removeprefix("argon2"))
    assert (told.type.name, told.time_cost, told.memory_cost, told.parallelism) == ("ID", 3, 32 * 1024, 1)
    assert PasswordHasher().verify(kept.removeprefix("argon2"), "three short words")


def test_fifty_at_once_are_worked_on_two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes 32 MiB: two at a time are 64, whoever and however many are asking."""
    running, most, lock = 0, 0, threading.Lock()

    def counted(self: Any, *args: Any) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
        return True

    monkeypatch.setattr(Argon2PasswordHasher, "verify", counted)
    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted)
    hasher = BoundedArgon2()
    with ThreadPoolExecutor(50) as pool:
        signing_in = [pool.submit(hasher.verify, "a", "b") for _ in range(25)]
        joining = [pool.submit(hasher.encode, "a", "b") for _ in range(25)]
    assert all(one.result() for one in (*signing_in, *joining))
    assert most == AT_ONCE == 2


def test_a_wrong_password_is_wrong_and_lets_the_next_one_in() -> None:
    hasher = BoundedArgon2()
    kept = hasher.encode("three short words", "saltsaltsalt")
    for _ in range(5):
        assert not hasher.verify("others", kept)
    assert hasher.verify("three short words", kept)


@pytest.mark.parametrize("weak", ["short", "seven77", "        ", "\t \n \t \n \t", "password1", "12345678"])
def test_short_common_and_blank_ones_are_refused(weak: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(weak)


@pytest.mark.parametrize("fine", ["lamp kettle sill", "ключ от дома", "  spaces around  "])
def test_anything_else_of_eight_letters_will_do(fine: str) -> None:
    validate_password(fine)
