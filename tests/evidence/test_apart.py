"""No two reports, held beside each other, tell of a few people."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from porch.evidence.rules.apart import counted, tells_of_few


def people(*numbers: int) -> frozenset[UUID]:
    return frozenset(UUID(int=number) for number in numbers)


SIXTY = people(*range(60))
PARTS = st.lists(st.frozensets(st.integers(0, 45).map(lambda n: UUID(int=n)), min_size=11), max_size=4)


def test_sixty_people_and_fifty_nine_of_them_are_too_near() -> None:
    assert tells_of_few(SIXTY - people(3), [SIXTY])
    assert tells_of_few(SIXTY | people(60), [SIXTY])
    assert tells_of_few((SIXTY - people(3)) | people(60), [SIXTY]), "one for another"


def test_the_same_people_and_eleven_more_are_not() -> None:
    assert not tells_of_few(SIXTY, [SIXTY])
    assert not tells_of_few(SIXTY | people(*range(60, 71)), [SIXTY])
    assert not tells_of_few(people(*range(100, 130)), [SIXTY])


def test_two_cohorts_leave_nobody_over_of_the_whole() -> None:
    cohorts = [people(*range(25)), people(*range(25, 55))]
    assert tells_of_few(SIXTY, cohorts), "five are in neither"
    assert tells_of_few(cohorts[1], [SIXTY, cohorts[0]]), "five would be over of the whole"
    assert not tells_of_few(people(*range(66)), cohorts), "eleven are"


def test_who_comes_since_waits_for_others() -> None:
    more = SIXTY | people(60, 61)
    assert counted(more, [SIXTY], SIXTY) == SIXTY
    assert counted(SIXTY | people(*range(60, 71)), [SIXTY], SIXTY) == SIXTY | people(*range(60, 71))


def test_whoever_takes_it_back_is_never_counted_and_no_report_tells_of_them() -> None:
    assert counted(SIXTY - people(3), [SIXTY], SIXTY) is None
    assert counted(SIXTY - people(*range(11)), [SIXTY], SIXTY) == SIXTY - people(*range(11))


@given(PARTS, st.frozensets(st.integers(0, 45).map(lambda n: UUID(int=n))))
def test_whoever_is_counted_may_be_and_is_not_few_beside_any(
    before: list[frozenset[UUID]], may: frozenset[UUID]
) -> None:
    found = counted(may, before, before[-1] if before else None)
    if found is not None:
        assert found <= may
        assert all(not 0 < len(found ^ one) < 11 for one in before)
