"""A key is made once, opens while it is there, and when it is destroyed nothing of it is left."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from django.db.utils import OperationalError

from porch.kit.crypto import CannotOpen, KeyGone, KeyRing
from porch.kit.keystore import KeyStore

RING = KeyRing(1, {1: b"1" * 32})


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "keys.sqlite3", lambda: RING)


def beside(store: KeyStore, ring: KeyRing = RING) -> KeyStore:
    """As another process has it open."""
    return KeyStore(store.path, lambda: ring)


def wrapped(store: KeyStore, owner: str) -> bytes:
    with sqlite3.connect(store.path) as looked:
        return bytes(looked.execute("SELECT wrapped FROM key WHERE owner = ?", (owner,)).fetchone()[0])


def test_all_who_ask_at_once_get_the_same_key(store: KeyStore) -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(beside(store).id_for("member|1"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_a_key_destroyed_by_one_process_is_gone_for_the_other_at_once(store: KeyStore) -> None:
    id, other = store.id_for("member|1"), beside(store)
    other.cipher((id,))
    assert store.destroy(["member|1"]) == 1
    with pytest.raises(KeyGone):
        other.cipher((id,))


def test_nothing_of_a_destroyed_key_is_left_in_the_files(store: KeyStore) -> None:
    for number in range(50):
        store.id_for(f"member|{number}")
    gone = wrapped(store, "member|25")
    assert gone in store.path.read_bytes(), "we look where keys are kept"
    store.destroy(["member|25"])
    assert not [path for path in store.path.parent.iterdir() if gone in path.read_bytes()]
    assert len(store.owners()) == 49


def test_whoever_was_erased_never_has_a_key_again(store: KeyStore) -> None:
    store.destroy(["member|1"])
    with pytest.raises(KeyGone):
        store.id_for("member|1")
    store.id_for("note|2")
    store.destroy(["note|2"], remember=False)
    assert store.id_for("note|2")
    assert store.gone() == {"member|1"}


def test_a_key_put_under_another_name_does_not_open(store: KeyStore) -> None:
    mine, theirs = store.id_for("member|1"), store.id_for("member|2")
    with sqlite3.connect(store.path) as changed:
        changed.execute(
            "UPDATE key SET wrapped = (SELECT wrapped FROM key WHERE id = ?) WHERE id = ?", (theirs, mine)
        )
    with pytest.raises(CannotOpen):
        beside(store).cipher((mine,))
    assert beside(store).first_bad() == (0, "member|1")


def test_keys_are_wrapped_anew_a_few_at_a_time_and_open_all_the_while(store: KeyStore) -> None:
    for number in range(5):
        store.id_for(f"member|{number}")
    turned = beside(store, KeyRing(2, {**RING.keys, 2: b"2" * 32}))
    assert turned.waiting() == 5
    assert turned.rewrap(2) == 2
    assert turned.first_bad() == (5, "")
    assert [turned.rewrap(2), turned.rewrap(2), turned.rewrap(2)] == [2, 1, 0]
    only_new = beside(store, KeyRing(2, {2: b"2" * 32}))
    assert only_new.first_bad() == (5, "")


def test_a_forked_process_opens_the_store_for_itself(tmp_path: Path, settings: object) -> None:
    from porch.kit import vault

    settings.KEY_STORE = tmp_path / "keys.sqlite3"  # type: ignore[attr-defined]
    box = vault.seal("lamp", about="a")
    mine = vault.store()
    vault._begin_anew()
    assert vault.store() is not mine
    assert vault.unseal(box, about="a") == "lamp"


def test_a_store_that_cannot_be_written_is_told_as_the_databases_own_trouble(tmp_path: Path) -> None:
    (tmp_path / "keys.sqlite3").write_bytes(
        b"this is no database at all, and long enough to be looked at" * 20
    )
    with pytest.raises(OperationalError):
        KeyStore(tmp_path / "keys.sqlite3", lambda: RING).id_for("member|1")
    assert os.path.getsize(tmp_path / "keys.sqlite3") > 0
