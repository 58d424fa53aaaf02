"""The double cover of a peer graph: prices that bound every arrangement, and a first arrangement from them.

Let everybody stand on both sides, once as those who ask and once as those who are asked. For prices p >= 0

    bound = ( sum of capacity * p  +  sum over people of their `capacity` best offers value - p ) / 2

is at least the value of any arrangement, since each pair appears once in each direction. An auction finds
prices that make it small (Bertsekas 1988, here with capacities on both sides and nobody asked twice by the
same person). Its answer is made of pairs asked from both sides, which are kept, and of chains and rings of
people each asking the next, of which every other edge is kept.
"""

import numpy as np

from porch.matching.heap import replace_top, sift_up
from porch.matching.switching import Flags, Graph, Ints, Pairs, kernel, switch_on


@kernel
def cover_auction(graph: Graph, cap: Ints, scale: int, order: Ints, patience: int) -> tuple[Flags, Ints]:
    """(asked[edges], price[n] in `scale`-ths): places bid in `order` for whom they would ask.

    The step is 1 / `scale` of a point. It doubles after every `patience` bids per place, so that a price war
    between many who have the same few to ask ends soon, at the cost of a looser bound.
    """
    n = cap.size
    first = np.concatenate((np.zeros(1, np.int64), np.cumsum(cap)))
    bids, holder = np.zeros(first[n], np.int64), np.zeros(first[n], np.int64)  # a heap for each person asked
    filled, price = np.zeros(n, np.int64), np.zeros(n, np.int64)
    asked = np.zeros(graph.adj.size, np.uint8)
    queue = order.copy()
    head, waiting, count, step = 0, queue.size, 0, 1
    while waiting > 0:
        asker = queue[head]
        head = (head + 1) % queue.size
        waiting -= 1
        e, best, second = _two_best_offers(asker, graph, price, asked, scale)
        if e < 0:
            continue
        count += 1
        if count % (patience * queue.size) == 0:
            step *= 2
        b = graph.adj[e]
        bid = price[b] + best - second + step
        lo, size = first[b], filled[b]
        if size == cap[b]:
            loser = holder[lo]
            asked[loser] = 0
            queue[(head + waiting) % queue.size] = graph.source[loser]
            waiting += 1
            replace_top(bids, holder, lo, size, bid, e)
        else:
            filled[b] += 1
            sift_up(bids, holder, lo, size, bid, e)
        asked[e] = 1
        if filled[b] == cap[b]:
            price[b] = bids[lo]
    return asked, price


@kernel
def _two_best_offers(asker: int, graph: Graph, price: Ints, asked: Flags, scale: int) -> tuple[int, int, int]:
    """(edge or -1, best gain, second best gain) among those this person does not ask yet."""
    at, best, second = -1, 0, 0
    for e in range(graph.ptr[asker], graph.ptr[asker + 1]):
        gain = graph.val[e] * scale - price[graph.adj[e]]
        if gain > second and not asked[e]:
            if gain > best:
                at, best, second = e, gain, best
            else:
                second = gain
    return at, best, second


@kernel
def best_offers(graph: Graph, cap: Ints, price: Ints, scale: int) -> tuple[Ints, int]:
    """(for each person the worth of a further place, the sum of everybody's `capacity` best offers)."""
    worth, total = np.zeros(cap.size, np.int64), 0
    for v in range(cap.size):
        lo, hi = graph.ptr[v], graph.ptr[v + 1]
        gains = np.empty(hi - lo, np.int64)
        for e in range(lo, hi):
            gains[e - lo] = max(0, graph.val[e] * scale - price[graph.adj[e]])
        gains.sort()
        total += gains[max(0, gains.size - cap[v]) :].sum()
        if 0 < cap[v] <= gains.size:
            worth[v] = gains[gains.size - cap[v]]
    return worth, total


@kernel
def keep_every_other(asked: Flags, graph: Graph, cap: Ints, pairs: Pairs) -> None:
    """Turn the cover's answer into pairs: follow who asks whom, and keep every other edge of each trail."""
    n = cap.size
    into, out = np.zeros(n, np.int64), np.zeros(n, np.int64)
    for e in range(asked.size):
        if asked[e]:
            out[graph.source[e]] += 1
            into[graph.adj[e]] += 1
    trail = np.empty(asked.size, np.int64)
    ahead = graph.ptr[:-1].copy()
    for chains_only in (True, False):
        for v in range(n):
            while out[v] > into[v] or (not chains_only and out[v] > 0):
                length = _follow(v, ahead, out, into, asked, graph, trail)
                _keep_from(trail[:length], graph, cap, pairs)


@kernel
def _follow(start: int, ahead: Ints, out: Ints, into: Ints, asked: Flags, graph: Graph, trail: Ints) -> int:
    at, length = start, 0
    while out[at] > 0:
        while not asked[ahead[at]]:
            ahead[at] += 1
        e = ahead[at]
        ahead[at] += 1
        out[at] -= 1
        into[graph.adj[e]] -= 1
        trail[length] = e
        length += 1
        at = graph.adj[e]
        if at == start:
            break
    return length


@kernel
def _keep_from(trail: Ints, graph: Graph, cap: Ints, pairs: Pairs) -> None:
    """Keep the dearest edges of a trail of which no two follow one another."""
    length = trail.size
    ring = length > 1 and graph.source[trail[0]] == graph.adj[trail[length - 1]]
    keep, worth = _dearest_apart(trail, 0, length - 1 if ring else length, graph)
    if ring:
        other, other_worth = _dearest_apart(trail, 1, length, graph)
        if other_worth > worth:
            keep = other
    for at in range(length):
        e = trail[at]
        a, b = graph.source[e], graph.adj[e]
        if keep[at] and not pairs.on[e] and pairs.degree[a] < cap[a] and pairs.degree[b] < cap[b]:
            switch_on(e, graph, pairs)


@kernel
def _dearest_apart(trail: Ints, begin: int, end: int, graph: Graph) -> tuple[Flags, int]:
    worth = np.zeros(trail.size + 2, np.int64)  # the best of what lies at or after each place
    for at in range(end - 1, begin - 1, -1):
        worth[at] = max(worth[at + 1], graph.val[trail[at]] + worth[at + 2])
    keep = np.zeros(trail.size, np.uint8)
    at = begin
    while at < end:
        if worth[at] > worth[at + 1]:
            keep[at] = 1
            at += 1
        at += 1
    return keep, worth[begin]
