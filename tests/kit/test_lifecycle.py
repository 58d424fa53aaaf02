"""A lifecycle that contradicts itself never starts."""

import pytest

from porch.kit.lifecycle import BrokenLifecycle, Lifecycle, NotAllowed

LAMP = Lifecycle(
    name="lamp",
    start="off",
    final=frozenset({"broken"}),
    moves={
        "light": (frozenset({"off"}), "on"),
        "snuff": (frozenset({"on"}), "off"),
        "drop": (frozenset({"on", "off"}), "broken"),
    },
)


def test_a_move_leads_where_it_says() -> None:
    assert LAMP.after("light", "off") == "on"
    assert LAMP.sources("drop") == {"on", "off"}


def test_a_move_from_the_wrong_state_is_refused() -> None:
    with pytest.raises(NotAllowed, match="cannot light from on"):
        LAMP.after("light", "on")


@pytest.mark.parametrize(
    ("final", "moves", "why"),
    [
        (frozenset({"end"}), {"go": (frozenset({"nowhere"}), "end")}, "nothing leads to"),
        (
            frozenset({"end"}),
            {"stop": (frozenset({"start"}), "end"), "go": (frozenset({"start"}), "stuck")},
            "nothing leads out of stuck",
        ),
        (
            frozenset({"end"}),
            {"stop": (frozenset({"start"}), "end"), "back": (frozenset({"end"}), "start")},
            "end is final and is left",
        ),
    ],
)
def test_a_graph_that_contradicts_itself_is_refused(
    final: frozenset[str], moves: dict[str, tuple[frozenset[str], str]], why: str
) -> None:
    with pytest.raises(BrokenLifecycle, match=why):
        Lifecycle("wrong", "start", final, moves)
