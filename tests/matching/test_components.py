"""Who is linked with whom by eligible pairs, against a search through every pair."""

from itertools import combinations
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.matching.components import components
from porch.matching.packing import pack
from porch.matching.policy import Policy
from porch.matching.reading import case_from
from porch.matching.settle import ask

HOURS = ("mon-18", "mon-19", "tue-9", "tue-10", "sun-0", "sun-1")


@st.composite
def someone(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(st.sampled_from([0, 2, 4]))
    return {
        "languages": [draw(st.sampled_from(["en", "es", "pl"]))],
        "availability": list(HOURS[start : start + 2]),
        "gender": [draw(st.sampled_from(["woman", "man"]))],
        "accepts_genders": draw(st.sampled_from([None, None, ["woman"]])),
        "remote": draw(st.booleans()),
        "place": [draw(st.sampled_from([10.0, 10.2, 20.0])), 0.0],
    }


def suit(a: dict[str, Any], b: dict[str, Any]) -> bool:
    accepted = all(
        one["accepts_genders"] is None or one["accepts_genders"] == other["gender"]
        for one, other in ((a, b), (b, a))
    )
    near = (a["remote"] and b["remote"]) or abs(a["place"][0] - b["place"][0]) < 0.4
    return accepted and near and a["languages"] == b["languages"] and a["availability"] == b["availability"]


@given(st.lists(someone(), max_size=90), st.data())
@settings(max_examples=60, deadline=None)
def test_people_are_linked_exactly_when_a_chain_of_eligible_pairs_joins_them(
    people: list[dict[str, Any]], data: st.DataObject
) -> None:
    couples = list(combinations(range(len(people)), 2))
    blocks = data.draw(st.lists(st.sampled_from(couples), max_size=20)) if couples else []
    said = [{"id": f"p{v}", **person} for v, person in enumerate(people)]
    ties = [[f"p{a}", f"p{b}"] for a, b in blocks]
    packed = pack(case_from({"mode": "peers", "as_of": "2026-11-23", "people": said, "blocks": ties}), 0)
    label = components(ask(packed.seekers, packed.seekers, packed.forbidden, Policy()))
    graph = nx.Graph()
    graph.add_nodes_from(f"p{v}" for v in range(len(people)))
    graph.add_edges_from(
        (f"p{a}", f"p{b}") for a, b in couples if suit(people[a], people[b]) and (a, b) not in blocks
    )
    found: dict[int, set[object]] = {}
    for person, number in zip(packed.seeking, label.tolist(), strict=True):
        found.setdefault(number, set()).add(person.id)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, nx.connected_components(graph)))
