"""What is wrong with a questionnaire somebody supplied: one clear sentence a fault, in the order of the file."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeGuard

TEXTS = ("code", "version", "title", "name", "about", "source", "licence")
MAY_BE_EMPTY = ("language", "recall", "lead", "address")
KNOWN = {*TEXTS, *MAY_BE_EMPTY, "items", "answers", "sums", "settles"}
MOST_ITEMS, MOST_ANSWERS, LONGEST = 60, 31, 2000
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

type Told = Mapping[str, Any]


def faults_of(told: Any) -> list[str]:
    """Every fault, or none. What follows from an earlier fault is not told twice."""
    if not isinstance(told, Mapping):
        return ["The whole must be one JSON object."]
    found = [*_of_texts(told), *_of_answers(told)]
    if found:
        return found
    found = list(_of_items(told))
    return found or [*_of_sums(told), *_of_settles(told)]


def _of_texts(told: Told) -> Iterator[str]:
    for name in sorted(set(map(str, told)) - KNOWN):
        yield f"There is no “{name}” in a questionnaire."
    for name in TEXTS:
        value = told.get(name)
        if not isinstance(value, str) or not value.strip():
            yield f"“{name}” is missing, or is not text."
        elif len(value) > LONGEST:
            yield f"“{name}” is longer than {LONGEST} characters."
    for name in MAY_BE_EMPTY:
        if not isinstance(told.get(name, ""), str) or len(told.get(name, "")) > LONGEST:
            yield f"“{name}” is not text, or is longer than {LONGEST} characters."
    if isinstance(told.get("code"), str) and told["code"].strip() and not _is_code(told["code"]):
        yield "“code” may hold small letters, digits and single dashes, and 40 of them at most."


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 40 and bool(CODE.fullmatch(value))


def _of_answers(told: Told) -> Iterator[str]:
    shared = told.get("answers", {})
    if not isinstance(shared, Mapping):
        yield "“answers” must name lists of answers."
        return
    for name, answers in shared.items():
        for fault in _of_one(answers):
            yield f"Answers “{name}”: {fault}"


def _of_one(answers: Any) -> Iterator[str]:
    """Either a list of [number, words], or an object with from, to, low and high."""
    if isinstance(answers, Mapping):
        first, last = answers.get("from"), answers.get("to")
        if not (_is_number(first) and _is_number(last)) or not first < last:
            yield "“from” and “to” must be whole numbers, the first one smaller."
        elif last - first >= MOST_ANSWERS:
            yield f"at most {MOST_ANSWERS} numbers."
        elif not all(isinstance(answers.get(end, ""), str) for end in ("low", "high")):
            yield "“low” and “high” must be text."
        return
    pairs = answers if isinstance(answers, list) else []
    if not 2 <= len(pairs) <= MOST_ANSWERS:
        yield f"there must be from 2 to {MOST_ANSWERS} of them."
    elif not all(_is_pair(one) for one in pairs):
        yield "each is a whole number and its words."
    elif any(later[0] <= one[0] for one, later in pairwise(pairs)):
        yield "their numbers must go up."


def _is_pair(one: Any) -> bool:
    return isinstance(one, list) and len(one) == 2 and _is_number(one[0]) and isinstance(one[1], str)


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 10_000


def _of_items(told: Told) -> Iterator[str]:
    items, shared, seen = told.get("items"), told.get("answers", {}), set[str]()
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_ITEMS:
        yield f"“items” must be a list of 1 to {MOST_ITEMS} questions."
        return
    for number, item in enumerate(items, 1):
        if not isinstance(item, Mapping) or not _is_code(item.get("code")):
            yield f"Question {number} has no “code” of small letters, digits and dashes."
            continue
        if item["code"] in seen:
            yield f"Question {number} has the code “{item['code']}”, which another one has."
        seen.add(item["code"])
        yield from _of_item(number, item, shared)
    worded = [bool(item.get("words")) for item in items if isinstance(item, Mapping)]
    if any(worded) and not all(worded):
        yield "Either every question has its words, or none has."


def _of_item(number: int, item: Told, shared: Told) -> Iterator[str]:
    words, answers = item.get("words") or "", item.get("answers")
    texts = (words, *(item.get(name, "") for name in ("title", "low", "high")))
    if any(not isinstance(text, str) or len(text) > LONGEST for text in texts):
        yield f"Question {number}: its words are not text, or longer than {LONGEST} characters."
    if isinstance(answers, str):
        if answers not in shared:
            yield f"Question {number} names answers “{answers}”, which are not there."
    else:
        for fault in _of_one(answers):
            yield f"Question {number}: of its answers, {fault}"


def _spans(told: Told) -> dict[str, set[int]]:
    """The numbers each item can be answered with."""
    found: dict[str, set[int]] = {}
    for item in told["items"]:
        answers = item["answers"]
        answers = told["answers"][answers] if isinstance(answers, str) else answers
        if isinstance(answers, Mapping):
            found[item["code"]] = set(range(answers["from"], answers["to"] + 1))
        else:
            found[item["code"]] = {one[0] for one in answers}
    return found


def _of_sums(told: Told) -> Iterator[str]:
    sums, spans, seen = told.get("sums", []), _spans(told), set[str]()
    if not isinstance(sums, list) or not all(isinstance(one, Mapping) for one in sums):
        yield "“sums” must be a list of sums."
        return
    for number, one in enumerate(sums, 1):
        if not _is_code(one.get("code")) or one["code"] in seen:
            yield f"Sum {number} has no “code” of its own."
            continue
        seen.add(one["code"])
        yield from _of_sum(one, spans)


def _of_sum(one: Told, spans: Mapping[str, set[int]]) -> Iterator[str]:
    name, items, turned = one["code"], one.get("items"), one.get("turned", [])
    if not isinstance(one.get("title"), str) or not one["title"].strip():
        yield f"Sum “{name}” has no “title”."
    if not isinstance(items, list) or not items or not all(isinstance(item, str) for item in items):
        yield f"Sum “{name}” names no items."
        return
    for item in items:
        if item not in spans:
            yield f"Sum “{name}” names an item “{item}”, which is not there."
    if len(set(items)) < len(items):
        yield f"Sum “{name}” names an item twice."
    if not isinstance(turned, list) or not set(map(str, turned)) <= set(items):
        yield f"Sum “{name}”: “turned” may name items of this sum only."
    texts = one.get("studies", [])
    if not isinstance(texts, list) or not all(
        isinstance(text, str) for text in [*texts, one.get("higher", "")]
    ):
        yield f"Sum “{name}”: “higher” must be text and “studies” a list of sentences."
    yield from _of_missing(one, spans)


def _of_missing(one: Told, spans: Mapping[str, set[int]]) -> Iterator[str]:
    may_miss, items = one.get("may_miss", 0), one["items"]
    if not _is_number(may_miss) or not 0 <= may_miss < len(items):
        yield f"Sum “{one['code']}”: “may_miss” must be a number smaller than that of its items."
    elif may_miss and len({(min(spans[item]), max(spans[item])) for item in items if item in spans}) > 1:
        yield f"Sum “{one['code']}” may miss none, as its items do not all go as far."


def _of_settles(told: Told) -> Iterator[str]:
    rows, spans = told.get("settles", []), _spans(told)
    if not isinstance(rows, list) or not all(isinstance(one, Mapping) for one in rows):
        yield "“settles” must be a list."
        return
    order = list(spans)
    for number, one in enumerate(rows, 1):
        item, counts = one.get("item"), one.get("counts")
        answer = one.get("answer")
        there = isinstance(item, str) and item in spans and _is_number(answer) and answer in spans[item]
        if not there or not isinstance(counts, Mapping):
            yield f"Row {number} of “settles” names no item and answer that are there."
        elif not all(other in spans and _is_number(n) and n in spans[other] for other, n in counts.items()):
            yield f"Row {number} of “settles” counts an item that is not there, or as no answer of it."
        elif any(order.index(other) <= order.index(item) for other in counts):
            yield f"Row {number} of “settles” counts an item that was asked before."
