"""One door for work in parts: the same answer on any number of workers, whatever the parts."""

import random
from array import array
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from itertools import batched
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.evidence import engine
from porch.evidence.gathering.telling import JOB, Diary, Part
from porch.measures.told import Amount, Told, Used

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)

tellings = st.lists(
    st.builds(
        lambda day, hours, used, grams: Told(
            day=FIRST + timedelta(days=day),
            at=datetime(2026, 6, 1, 20, tzinfo=UTC) + timedelta(days=day, hours=hours),
            used=used,
            amounts=(Amount("alcohol", grams),) if used is Used.YES and grams else (),
        ),
        st.integers(0, 29),
        st.integers(0, 72),
        st.sampled_from([*Used, None]),
        st.one_of(st.none(), st.floats(1, 300)),
    ),
    max_size=20,
)
diaries = st.lists(tellings, max_size=12).map(
    lambda each: [Diary(UUID(int=n), FIRST, LAST, tuple(told)) for n, told in enumerate(each, 1)]
)


def flat(found: dict[UUID, object]) -> list[tuple[object, ...]]:
    """Everything of it as bytes, in one order."""
    return [
        (pk, one.used, one.drank, one.grams.tobytes(), one.at_least.tobytes())
        for pk, one in sorted(found.items())
    ]  # type: ignore[attr-defined]


@given(diaries, st.integers(1, 12), st.randoms(use_true_random=False))
def test_any_cut_and_any_order_give_the_same_bytes(
    everyone: list[Diary], size: int, chance: random.Random
) -> None:
    whole = engine.run(JOB, [tuple(everyone)])
    parts: list[Part] = list(batched(everyone, size))
    chance.shuffle(parts)
    assert flat(engine.run(JOB, parts)) == flat(whole)


def test_no_part_at_all_gives_nothing() -> None:
    assert engine.run(JOB, []) == {}


def test_parts_are_taken_as_they_come() -> None:
    taken: list[int] = []

    def some() -> Iterator[int]:
        for n in range(3):
            taken.append(n)
            yield n

    def of_part(n: int) -> int:
        assert taken[-1] == n
        return n

    assert engine.run(engine.Job(of_part, int.__add__, 0), some()) == 3


def test_an_engine_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no engine 'cloud'"):
        engine.run(JOB, [], engine="cloud")


def test_without_dask_it_says_how_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    with pytest.raises(engine.NoDask, match="pip install"):
        engine.run(JOB, [], engine="dask")


def many(n: int) -> list[Diary]:
    told = [
        Told(
            FIRST + timedelta(days=d), datetime(2026, 6, 1, 20, tzinfo=UTC) + timedelta(days=d), used=Used.NO
        )
        for d in range(0, 30, 2)
    ]
    return [Diary(UUID(int=k), FIRST, LAST, tuple(told[: k % 15])) for k in range(1, n)]


@pytest.mark.skipif(find_spec("dask") is None, reason="dask is not installed")
def test_dask_in_threads_says_the_same() -> None:
    whole = engine.run(JOB, [tuple(many(40))])
    assert flat(engine.run(JOB, list(batched(many(40), 7)), engine="dask")) == flat(whole)


@pytest.mark.skipif(find_spec("distributed") is None, reason="distributed is not installed")
def test_a_cluster_of_any_size_says_the_same() -> None:
    from distributed import LocalCluster

    whole = flat(engine.run(JOB, [tuple(many(40))]))
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0", protocol="tcp"
    ) as cluster:
        for size in (3, 40):
            parts = list(batched(many(40), size))
            assert flat(engine.run(JOB, parts, engine="dask", scheduler=cluster.scheduler_address)) == whole


def test_work_apart_is_done_in_another_process() -> None:
    import os

    assert engine.apart("os:getpid") != os.getpid()
    assert engine.apart("builtins:sorted", array("d", [2, 1])) == [1, 2]
