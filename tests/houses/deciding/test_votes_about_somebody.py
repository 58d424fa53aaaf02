"""A vote about somebody, as the pages of a house show it: in secret, with its quorum, and without numbers for them."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from time_machine import travel

from porch.groups.actions.belonging import let_belong
from porch.groups.actions.matters import put_matter
from porch.groups.models import Box, Group, Hand, Motion, Voter
from porch.groups.queries import setting_of
from porch.groups.registries import Matter, matters
from porch.houses.models import House, Stay
from porch.people.models import Member
from tests.conftest import person, signed_in

DAY = timedelta(days=1)
THREE = "If all 3 who can vote say yes or no, all 3 have to say yes. At least 2 have to take part."


@pytest.fixture
def whom() -> list[UUID]:
    """Whom the vote is about, where it is about somebody of the house."""
    return []


@pytest.fixture
def admission(monkeypatch: pytest.MonkeyPatch, whom: list[UUID]) -> None:
    def nothing(motion: Motion, now: datetime) -> None:
        return

    matter = Matter(
        "Somebody would like to live here",
        lambda motion: "Quiet Heron would like to live here",
        lambda group: setting_of(group, "house-admission"),
        *(nothing, nothing),
        whom=lambda motion: whom[0] if whom else None,
        path=lambda motion: "/houses/alder-house/officers/",
    )
    monkeypatch.setitem(matters._entries, "in-a-test", matter)


@pytest.fixture
def three(house: House, stay: Stay, bobs_stay: Stay, now: datetime) -> tuple[Group, Member]:
    """A third one lives there beside Alice and Bob."""
    third = person("Third Resident")
    let_belong(house.group, third, now - DAY)
    return house.group, third


@pytest.mark.usefixtures("admission")
def test_those_who_live_there_vote_in_secret_and_nobody_reads_how_many_said_what(
    three: tuple[Group, Member], house: House, alice: Member, bob: Member, frank: Member, now: datetime
) -> None:
    group, third = three
    motion = put_matter(group, "in-a-test", uuid4(), by=None, now=now)
    path = motion.get_absolute_url()
    with travel(now, tick=False):
        home = signed_in(alice).get(f"/houses/{house.slug}/home/").text
        assert "Quiet Heron would like to live here" in home
        assert f'href="{path}vote/" data-primary' in home
        page = signed_in(alice).get(path).text
        assert THREE in page
        assert 'href="/houses/alder-house/officers/"' in page
        assert "How many said what, nobody learns." in page
        today = signed_in(alice).get("/today/").text
        assert "Quiet Heron would" not in today
        for stranger in (frank, person("Quiet Heron")):
            assert signed_in(stranger).get(path).status_code == 404
            assert signed_in(stranger).post(f"{path}vote/cast/", {"said": "yes"}).status_code == 404
        for member in (alice, bob, third):
            assert signed_in(member).post(f"{path}vote/cast/", {"said": "yes"}).status_code == 302
            signed_in(member).post(f"{path}vote/cast/", {"said": "no"})
        counted = signed_in(bob).get(path).text
        assert "It was decided so." in counted
        assert "said yes and" not in counted
    let_belong(group, Member.objects.get(handle="Quiet Heron"), now + DAY)
    with travel(now + 2 * DAY, tick=False):
        new = signed_in(Member.objects.get(handle="Quiet Heron"))
        for address in (path, f"/groups/{group.slug}/conscience/"):
            said = new.get(address).text
            assert "It was decided so." in said
            assert "said yes" not in said


@pytest.mark.usefixtures("admission")
def test_somebody_of_the_house_has_no_vote_about_themselves(
    three: tuple[Group, Member], whom: list[UUID], alice: Member, now: datetime
) -> None:
    group, _third = three
    whom.append(alice.pk)
    motion = put_matter(group, "in-a-test", uuid4(), by=None, now=now)
    path = motion.get_absolute_url()
    with travel(now, tick=False):
        assert signed_in(alice).get(f"{path}vote/").status_code == 404
        page = signed_in(alice).get(path).text
        assert "who can vote say" not in page


@pytest.mark.usefixtures("admission")
def test_swap_what_two_people_voted_and_every_table_reads_the_same(
    three: tuple[Group, Member], alice: Member, bob: Member, now: datetime
) -> None:
    """Nothing joins a voter and what they said: whoever said yes and whoever said no leave the same rows behind."""
    group, _third = three
    read = []
    for first, second in ((alice, bob), (bob, alice)):
        motion = put_matter(group, "in-a-test", uuid4(), by=None, now=now)
        with travel(now, tick=False):
            for member, said in ((first, "yes"), (second, "no")):
                signed_in(member).post(f"{motion.get_absolute_url()}vote/cast/", {"said": said})
        voters = sorted(Voter.objects.filter(motion=motion).values_list("member", "has_voted"))
        box = Box.objects.get(motion=motion)
        read.append((voters, box.numbers, len(bytes(box.sealed_numbers))))
    assert read[0] == read[1]
    assert not Hand.objects.exists()


@pytest.mark.usefixtures("admission")
@pytest.mark.parametrize(
    ("chosen", "needed"),
    [
        ("two-thirds", "at least 2 have to say yes"),
        ("four-fifths", "all 3 have to say yes"),
        ("substantial-unanimity", "all 3 have to say yes"),
    ],
)
def test_a_house_says_itself_how_many_let_somebody_in(
    three: tuple[Group, Member], alice: Member, now: datetime, chosen: str, needed: str
) -> None:
    group, _third = three
    group.settings = {"house-admission": chosen}
    group.save(update_fields=["settings"])
    motion = put_matter(group, "in-a-test", uuid4(), by=None, now=now)
    with travel(now, tick=False):
        assert needed in signed_in(alice).get(motion.get_absolute_url()).text
