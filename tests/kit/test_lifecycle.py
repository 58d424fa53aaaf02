"""A lifecycle that contradicts itself never starts."""

import pytest

from porch.kit.lifecycle import BrokenLifecycle, Lifecycle, NotAllowed, Promised, Turn

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


def knock(**changes: object) -> Promised:
    """Somebody knocks: one is asked, then all of them, until one opens."""
    told: dict[str, object] = {
        "name": "knock",
        "start": "one",
        "final": frozenset({"open"}),
        "moves": {
            "open": (frozenset({"one", "all"}), "open"),
            "pass on": (frozenset({"one"}), "all"),
            "ask again": (frozenset({"all"}), "all"),
        },
        "turns": {"one": Turn("the first", "minutes", "pass on"), "all": Turn("all", "hours", "ask again")},
        "held": frozenset({"all"}),
    }
    return Promised(**(told | changes))  # type: ignore[arg-type]


def test_whose_turn_it_is_stands_in_the_data() -> None:
    turn = knock().waits_in("one")
    assert turn is not None
    assert (turn.who, turn.within, turn.then) == ("the first", "minutes", "pass on")
    assert knock().waits_in("open") is None


ONE, ALL = Turn("the first", "minutes", "pass on"), Turn("all", "hours", "ask again")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"turns": {"one": ONE}}, "nobody is next in all"),
        ({"turns": {"one": ONE, "all": ALL, "open": ALL}}, "open waits for nobody"),
        ({"turns": {"one": Turn("", "minutes", "pass on"), "all": ALL}}, "one has nobody next"),
        ({"turns": {"one": Turn("the first", "", "pass on"), "all": ALL}}, "or no deadline"),
        ({"turns": {"one": Turn("the first", "minutes", "wait"), "all": ALL}}, "time cannot wait from one"),
        ({"turns": {"one": Turn("one", "minutes", "ask again"), "all": ALL}}, "time cannot ask again"),
        ({"held": frozenset()}, "time leads nowhere from all, one"),
        ({"held": frozenset({"one", "all"})}, "one is held, and time takes it away"),
    ],
)
def test_a_promise_that_leaves_something_lying_is_refused(changes: dict[str, object], why: str) -> None:
    with pytest.raises(BrokenLifecycle, match=why):
        knock(**changes)
