"""What people type is found nowhere on the disk: not in the database, its log, the backups, nor what the server says.

The strings go in through the pages of a real server, and the whole data folder is searched byte by byte, also for
the shapes in which text hides: UTF-16, base64 at each of its three offsets, percent signs, hexadecimal.
"""

import base64
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from porch.talk.models import Conversation
from tests.config.test_restoring import keys, signed_in
from tests.config.test_serve import run
from tests.e2e.site import free_port, serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]

MESSAGE, NOTE = "canary-vermilion-kettle", "canary-ochre-note"
EMAIL, GENDER = "canary-umber-mail@example.org", "canary-sienna-words"
REPORT, PASSWORD = "canary-indigo-report", "canary-cobalt-password"
IN_THE_OPEN = "Alice Fern"  # names stand in the database as they are: we look where words would be


class Browser:
    """Fills the forms of one person's pages as a browser without JavaScript does."""

    def __init__(self, url: str, opener: urllib.request.OpenerDirector) -> None:
        self.url, self.opener = url, opener

    def read(self, path: str) -> str:
        return str(self.opener.open(f"{self.url}{path}").read().decode())

    def fill(self, path: str, **values: str) -> str:
        """Send the form on ``path`` that has all these fields, with everything else as it stands there."""
        return self.fill_in(path, self.read(path), **values)

    def fill_in(self, path: str, page: str, **values: str) -> str:
        """As ``fill``, on a page that was read already."""
        for form in re.findall(r"<form.*?</form>", page, re.S):
            fields = dict(_fields(form))
            own = values or " action=" not in form[: form.index(">")]  # the frame's forms go elsewhere
            if own and values.keys() <= set(re.findall(r' name="([^"]+)"', form)):
                break
        else:
            raise AssertionError(f"no form on {path} asks for {sorted(values)}")
        action = re.search(r'<form[^>]* action="([^"]*)"', form)
        to = urllib.parse.urljoin(f"{self.url}{path}", action[1] if action else "")
        return self.send(to, {**fields, **values})

    def send(self, to: str, said: dict[str, str]) -> str:
        """Post these fields to an address; whatever is refused fails the test with its page."""
        request = urllib.request.Request(to, urllib.parse.urlencode(said).encode(), {"Referer": to})
        try:
            with self.opener.open(request) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{to}: {refused.code} {refused.read().decode()[:2000]}") from refused


def _fields(form: str) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r"<(?:input|textarea)[^>]*>", form):
        name, value = (re.search(rf' {what}="([^"]*)"', tag) for what in ("name", "value"))
        box = re.search(r' type="(checkbox|radio|submit)"', tag)
        if name and (not box or " checked" in tag):
            yield name[1], value[1] if value else ""


def shapes(text: str) -> list[bytes]:
    """How a text may stand in a file."""
    plain = text.encode()
    inside = [_within_base64(plain, offset) for offset in range(3)]
    return [
        *(
            plain,
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            plain.hex().encode(),
            plain.hex().upper().encode(),
        ),
        *(urllib.parse.quote(text, safe="").encode(), *inside, plain[::-1]),
    ]


def _within_base64(plain: bytes, offset: int) -> bytes:
    """The letters that are the same whatever stands before and after. Cut any shorter, those of a code of eight digits
    are four, which stand by chance in every few hundred megabytes of anything sealed."""
    letters = base64.b64encode(b"x" * offset + plain).rstrip(b"=")
    return letters[(0, 2, 3)[offset] : -1 if (offset + len(plain)) % 3 else None]


def backed_up(data: Path) -> None:
    """A backup on top of those the server makes; where it is just making one, after that."""
    deadline = time.monotonic() + 60
    while (made := run("backup", "now", data=data)).returncode:
        assert "another backup is being made" in made.stderr
        assert time.monotonic() < deadline
        time.sleep(1)


def where_it_stands(text: str, folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [str(path) for path in files if any(shape in path.read_bytes() for shape in shapes(text))]


def test_what_people_type_is_found_nowhere_on_the_disk(
    backup: Path, conversation: Conversation, tmp_path: Path
) -> None:
    data, says = tmp_path / "elsewhere", tmp_path / "output.txt"
    assert run("backup", "restore", str(backup), "--keys", str(keys()), data=data).returncode == 0
    port = free_port()
    with says.open("w") as output, serving(data, port, demo=False, output=output):
        url = f"http://127.0.0.1:{port}"
        hers = Browser(url, signed_in(url, "Alice Fern", "alice fern lamp kettle"))
        talk = f"/talk/{conversation.pk}/"
        hers.fill(talk, body=MESSAGE, note=NOTE)
        hers.fill("/settings/about/gender/", gender_words=GENDER)
        hers.fill(f"/report/conversation/{conversation.pk}/", words=REPORT, category="other", along="1")
        confirmed(hers)
        hers.fill("/settings/email/", email=EMAIL)
        words = re.search(r'data-text="([^"]+)"', hers.fill("/settings/words/"))
        hers.fill("/settings/password/", now="alice fern lamp kettle", password=PASSWORD)
        his = Browser(url, signed_in(url, "Bob Harbour", "bob harbour lamp kettle"))
        assert MESSAGE in his.read(talk), "the words went in, and come out for whom they were meant"
        backed_up(data)
        assert words
        typed = (MESSAGE, NOTE, EMAIL, GENDER, REPORT, PASSWORD, words[1], words[1].replace(" ", "-"))
        found = {text: where_it_stands(text, tmp_path) for text in typed}
        assert (data / "porch.sqlite3-wal").exists()
        assert where_it_stands(IN_THE_OPEN, data), "we look where words would be"
    found_after = {text: where_it_stands(text, tmp_path) for text in typed}
    assert not {text: files for text, files in (found | found_after).items() if files}


def confirmed(browser: Browser) -> None:
    """Say the password once more, as pages about the account ask."""
    browser.fill("/settings/sign-in/again/", password="alice fern lamp kettle")
