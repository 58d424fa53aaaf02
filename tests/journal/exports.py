"""Exports of journals that never were, made by the tests themselves."""

from html import escape

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>A made-up journal</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[mk]]></wp:author_login>
<wp:author_email><![CDATA[mk@example.org]]></wp:author_email>
<wp:author_display_name><![CDATA[Made-up Kim]]></wp:author_display_name></wp:author>
"""
FOOT = "</channel></rss>"


def element(name: str, said: str, **attributes: str) -> str:
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{escape(said, quote=False)}</{name}>"


def comment(
    number: int, words: str, *, under: int = 0, approved: str = "1", name: str = "Jo", kind: str = "comment"
) -> str:
    return (
        "<wp:comment>"
        + element("wp:comment_id", str(number))
        + element("wp:comment_author", name)
        + element("wp:comment_author_email", "jo@example.org")
        + element("wp:comment_author_url", "https://jo.example.org")
        + element("wp:comment_author_IP", "192.0.2.7")
        + element("wp:comment_date_gmt", f"2026-02-03 04:{number % 60:02}:00")
        + element("wp:comment_content", words)
        + element("wp:comment_approved", approved)
        + element("wp:comment_type", kind)
        + element("wp:comment_parent", str(under))
        + "</wp:comment>"
    )


def item(
    number: int,
    title: str = "The bus home",
    body: str = "<p>It rained.</p>",
    *,
    status: str = "publish",
    kind: str = "post",
    at: str = "2026-02-01 08:30:00",
    password: str = "",
    tags: tuple[str, ...] = (),
    said: tuple[str, ...] = (),
) -> str:
    return (
        "<item>"
        + element("title", title)
        + element("link", f"https://old.example.org/?p={number}")
        + element("guid", f"https://old.example.org/?p={number}", isPermaLink="false")
        + element("dc:creator", "mk")
        + element("content:encoded", body)
        + element("wp:post_id", str(number))
        + element("wp:post_date_gmt", at)
        + element("wp:status", status)
        + element("wp:post_type", kind)
        + element("wp:post_password", password)
        + "".join(element("category", tag, domain="post_tag", nicename=tag.lower()) for tag in tags)
        + "".join(said)
        + "</item>"
    )


def export(*items: str) -> bytes:
    return (HEAD + "".join(items) + FOOT).encode()
