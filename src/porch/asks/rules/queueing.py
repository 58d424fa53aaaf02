"""How long somebody waits for one of several helpers: Erlang's formulas for a line with Poisson arrivals (M/M/c).

``load`` is arrivals an hour times the length of a talk in hours (erlangs). Lengths come out in the unit they went in.
Exact; sources: A. K. Erlang 1917; R. B. Cooper, Introduction to Queueing Theory, chapter 3.
"""

from math import exp, inf


def erlang_b(helpers: int, load: float) -> float:
    """The share turned away where nobody waits: the recursion that never overflows."""
    share = 1.0
    for n in range(1, helpers + 1):
        share = load * share / (n + load * share)
    return share


def share_who_wait(helpers: int, load: float) -> float:
    """Erlang C: how likely everyone is busy when somebody asks. 1 where the line would only grow."""
    if load <= 0:
        return 0.0
    if helpers <= load:
        return 1.0
    turned_away = erlang_b(helpers, load)
    return helpers * turned_away / (helpers - load * (1 - turned_away))


def mean_wait(helpers: int, arrivals: float, length: float) -> float:
    """The mean over everyone, those who are answered at once counting as nothing; infinite where the line grows."""
    load = arrivals * length
    if load <= 0:
        return 0.0
    if helpers <= load:
        return inf
    return share_who_wait(helpers, load) * length / (helpers - load)


def share_waiting_longer(helpers: int, arrivals: float, length: float, than: float) -> float:
    """How likely somebody waits longer than ``than``."""
    load = arrivals * length
    if load <= 0:
        return 0.0
    if helpers <= load:
        return 1.0
    return share_who_wait(helpers, load) * exp(-(helpers - load) * than / length)
