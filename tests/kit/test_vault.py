"""Words are sealed under their owners' keys: each of the owners can shut them for good."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as slowly
from hypothesis import strategies as st
from pytest_django import Settings

from porch.kit import vault
from porch.kit.crypto import CannotOpen, KeyGone

BOTH = ("member|1", "conversation|2")


@pytest.fixture(autouse=True)
def own_store(settings: Settings, tmp_path: Path) -> None:
    settings.KEY_STORE = tmp_path / "keys.sqlite3"


@slowly(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(), st.sampled_from([BOTH, "member|1", vault.COMMUNITY]))
def test_what_is_sealed_opens_again_and_never_shows(
    words: str, about: str, of: str | tuple[str, ...]
) -> None:
    box = vault.seal(words, about=about, of=of)
    assert vault.unseal(box, about=about) == words
    assert len(words) < 4 or words.encode() not in box


@pytest.mark.parametrize("owner", BOTH)
def test_either_end_shuts_what_was_said_between_them(owner: str) -> None:
    box, mine = vault.seal("lamp", about="a", of=BOTH), vault.seal("oil", about="b", of="member|3")
    assert vault.destroy(owner) == 1
    with pytest.raises(KeyGone):
        vault.unseal(box, about="a")
    assert vault.unseal(box, about="a", gone="no longer") == "no longer"
    assert vault.unseal(mine, about="b") == "oil"


def test_a_box_that_was_changed_or_moved_is_never_taken_for_one_whose_key_is_gone() -> None:
    box = vault.seal("lamp", about="message|1", of=BOTH)
    with pytest.raises(CannotOpen):
        vault.unseal(box, about="message|2", gone="")
    for where in (len(box) - 1, 20, 30):
        harmed = bytearray(box)
        harmed[where] ^= 1
        with pytest.raises(CannotOpen):
            vault.unseal(bytes(harmed), about="message|1", gone="")
    for cut in (b"\x02", b"\x02\x00", b"\x02\x05abc"):
        with pytest.raises(CannotOpen):
            vault.unseal(cut, about="message|1", gone="")


def test_the_names_of_the_owners_cannot_change_places() -> None:
    box = vault.seal("lamp", about="a", of=BOTH)
    first, second = vault.ids_in(box)
    with pytest.raises(CannotOpen):
        vault.unseal(box[:2] + second + first + box[18:], about="a")


def test_boxes_from_before_there_was_a_key_store_still_open() -> None:
    old = vault.ring().seal("lamp", about="a")
    assert not vault.is_under_keys(old)
    assert vault.unseal(old, about="a") == "lamp"
