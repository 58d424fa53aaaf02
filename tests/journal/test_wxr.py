"""A WordPress export is read post by post; nothing that names or locates whoever commented is looked at."""

from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.journal.rules import wxr
from porch.journal.rules.brought import NotReadable, Post, Refused, Row, Said, one_level
from tests.journal.exports import FOOT, HEAD, comment, export, item


def rows(*items: str) -> list[Row]:
    return wxr.read(BytesIO(export(*items)), ZoneInfo("Europe/London"))


def post(*items: str) -> Post:
    (found,) = rows(*items)
    assert isinstance(found, Post)
    return found


def test_a_post_comes_with_its_day_its_author_and_its_tags() -> None:
    found = post(
        item(7, "The  bus home", "<p>It <b>rained</b>.</p>", tags=("Winter", "Buses", "Uncategorized"))
    )
    assert (found.title, found.body, found.author) == ("The bus home", "It **rained**.", "Made-up Kim")
    assert found.at == datetime(2026, 2, 1, 8, 30, tzinfo=UTC)
    assert found.tags == ("Winter", "Buses")
    assert found.ident == "wxr:https://old.example.org/?p=7"
    assert found.where == "item 1 (The bus home)"


@pytest.mark.parametrize(
    ("status", "draft"), [("publish", False), ("draft", True), ("private", True), ("future", True)]
)
def test_what_was_not_for_everyone_is_a_draft(status: str, draft: bool) -> None:
    assert post(item(1, status=status)).draft is draft


def test_a_post_behind_a_password_is_a_draft() -> None:
    assert post(item(1, password="kettle")).draft


@pytest.mark.parametrize(
    ("items", "why"),
    [
        (item(1, status="trash"), "it lay in the bin"),
        (item(1, kind="page"), "it is a page, not a post"),
        (item(1, body=" <p> </p>"), "nothing is written in it"),
        (item(1, body="x" * 400_001), "it is longer than 400,000 characters"),
        (item(1, body="x" * 18_001), "it is longer than 18,000 characters, the most a story has room for"),
    ],
)
def test_what_is_not_taken_says_why_and_where(items: str, why: str) -> None:
    assert rows(item(9), items)[1] == Refused("item 2 (The bus home)", why)


def test_pictures_menus_and_the_like_are_no_posts() -> None:
    assert rows(item(1, kind="attachment"), item(2, kind="nav_menu_item")) == []


def test_comments_come_with_a_name_and_words_and_nothing_else() -> None:
    held = comment(2, "Not yet", approved="0")
    found = post(item(1, said=(comment(1, "<b>Thank</b> you<br>friend"), held)))
    assert found.said[0] == Said(
        "1", "", "Jo", datetime(2026, 2, 3, 4, 1, tzinfo=UTC), "Thank you\nfriend", True
    )
    assert [one.approved for one in found.said] == [True, False]
    assert not any(private in repr(found) for private in ("jo@", "jo.example", "192.0.2.7", "mk@"))


def test_what_was_spam_or_written_by_a_machine_stays_behind_and_is_counted() -> None:
    spam, ping = comment(2, "x", approved="spam"), comment(3, "y", kind="pingback")
    found = post(item(1, said=(comment(1, "Yes"), spam, ping, comment(4, " "))))
    assert [one.words for one in found.said] == ["Yes"]
    assert found.dropped == (
        "1 × a comment that was spam or in the bin",
        "1 × a mention by another site",
        "1 × an empty comment",
    )


def test_a_deep_thread_becomes_one_of_two_levels() -> None:
    deep = (comment(1, "a"), comment(2, "b", under=1), comment(3, "c", under=2), comment(4, "d", under=99))
    assert [(one.words, one.under) for one in post(item(1, said=deep)).said] == [
        *(("a", ""), ("b", "1"), ("c", "1"), ("d", "")),
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 9)), max_size=12))
def test_no_thread_is_deeper_than_one_level_even_one_that_goes_round(said: list[tuple[int, int]]) -> None:
    given_ids = dict(said)
    flat = one_level([Said(str(i), str(u), "", None, "", True) for i, u in given_ids.items()])
    tops = {one.ident for one in flat if not one.under}
    assert {one.under for one in flat if one.under} <= tops
    assert len(flat) == len(given_ids)


def test_a_local_date_is_meant_where_the_community_is() -> None:
    summer = item(1, at="0000-00-00 00:00:00").replace(
        "<wp:status>", "<wp:post_date>2026-07-01 09:00:00</wp:post_date><wp:status>"
    )
    assert post(summer).at == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert post(item(1, at="9999-99-99 00:00:00")).at is None


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "line 1 is not well-formed XML, so it is no whole export"),
        (b"hello", "line 1 is not well-formed XML, so it is no whole export"),
        (b"<rss/>", "it is XML, but not an export of a journal (WXR)"),
        (export(item(1))[:-20], "is not well-formed XML, so it is no whole export"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            "it declares entities or a document type, which no export needs",
        ),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "it is in an encoding that cannot be read"),
    ],
)
def test_what_is_no_export_is_refused_in_one_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(NotReadable) as refused:
        wxr.read(BytesIO(raw), UTC)
    assert why in str(refused.value)


def test_more_than_a_lifetime_of_posts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wxr, "MOST_POSTS", 2)
    assert len(rows(item(1), item(2))) == 2
    with pytest.raises(NotReadable, match="export it year by year"):
        rows(item(1), item(2), item(3))


def read_or_refuse(raw: bytes) -> None:
    with suppress(NotReadable):
        wxr.read(BytesIO(raw), UTC)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_in_another_way(raw: bytes) -> None:
    read_or_refuse(raw)
    read_or_refuse(HEAD.encode() + raw + FOOT.encode())


@settings(deadline=None)
@given(st.data())
def test_no_damaged_export_makes_it_fail_in_another_way(data: st.DataObject) -> None:
    whole = bytearray(export(item(1, said=(comment(1, "a"),)), item(2, tags=("b",))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    read_or_refuse(bytes(whole))
