"""A phone over plain HTTP: its cookies, the forms it fills in, the stream it keeps open, what it weighed."""

import gzip
import http.client
import re
import socket
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

TIMEOUT = 60


@dataclass
class Form:
    """One form of a page: where it goes, and the fields a browser would send untouched."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """What a phone needs of a page: its forms, its links, the files it draws with, its stream."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address, self.text = address, text
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.files: list[str] = []
        self.open: Form | None = None
        self.by_id: dict[str, Form] = {}
        self.waiting: list[tuple[str, str, str]] = []
        self.select = ""
        self.feed(text)
        for form, name, value in self.waiting:
            if form in self.by_id:
                self.by_id[form].fields.append((name, value))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(urljoin(self.address, said.get("action", "")))
            self.by_id[said.get("id", "")] = self.open
            if said.get("method", "").lower() == "post":
                self.forms.append(self.open)
        elif tag in ("input", "option", "textarea", "select"):
            self._field(tag, said)
        elif tag == "a":
            self.links.append(said.get("href", ""))
        file = (
            said.get("src")
            if tag in ("script", "img")
            else said.get("href")
            if tag in ("link", "use")
            else ""
        )
        if file:
            self.files.append(file.split("#")[0])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None

    def _field(self, tag: str, said: dict[str, str]) -> None:
        if tag == "select":
            self.select = said.get("name", "")
            return
        name = self.select if tag == "option" else said.get("name", "")
        untouched = {"checkbox": "checked", "radio": "checked"}.get(said.get("type", ""))
        left_out = (untouched and untouched not in said) or (tag == "option" and "selected" not in said)
        if not name or left_out or said.get("type") == "submit":
            return
        if "form" in said:
            self.waiting.append((said["form"], name, said.get("value", "on")))
        elif self.open:
            self.open.fields.append((name, said.get("value", "on" if untouched else "")))

    def form(self, ending: str) -> Form | None:
        """The first form whose address ends so, or has it within for a pattern."""
        return next((form for form in self.forms if re.search(ending, urlsplit(form.action).path)), None)


class Trouble(Exception):
    """A phone was answered with something a person could not use."""


class Phone:
    """One browser: ``bytes`` is what came over the air, ``seconds`` how long each answer took."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.held = port, dict[str, str](), set[str]()
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        self.bytes = self.said = 0
        self.seconds: list[float] = []
        self.name = self.member = self.talk = self.conversation = ""
        self.page: Page | None = None
        self.ear: Ear | None = None

    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(
        self, method: str, path: str, body: str | None = None, *, script: bool = False
    ) -> tuple[int, str, bytes]:
        """One request: the status, where it points to, the body as it is meant."""
        headers = {"Accept-Encoding": "gzip", "Accept-Language": "en", "Cookie": self.cookie()}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if script:
            headers["X-Requested-With"] = "fetch"
        start = time.perf_counter()
        self.wire.request(method, path, body, headers)
        answer = self.wire.getresponse()
        content = answer.read()
        self.seconds.append(time.perf_counter() - start)
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status >= 400:
            raise Trouble(f"{method} {path}: {answer.status}")
        return answer.status, answer.headers.get("Location", ""), self._weighed(answer, content)

    def _weighed(self, answer: http.client.HTTPResponse, content: bytes) -> bytes:
        """Count the bytes as they leave the host: what the server left open, the proxy in front squeezes."""
        squeezed = answer.headers.get("Content-Encoding") == "gzip"
        body = len(content) if squeezed else min(len(content), len(gzip.compress(content, 5)))
        self.bytes += body + len(str(answer.headers))
        return gzip.decompress(content) if squeezed else content

    def get(self, path: str) -> Page:
        """A page, its redirects followed, and whatever it draws with that this phone does not hold yet."""
        for _ in range(5):
            status, to, content = self.ask("GET", path)
            if status not in (301, 302, 303):
                break
            path = urljoin(path, to)
        page = Page(path, content.decode())
        for file in dict.fromkeys(page.files):
            if file.startswith("/") and file not in self.held:
                self.held.add(file)
                self.ask("GET", file)
        return page

    def post(self, page: Page, where: str, *, script: bool = False, **answers: str | list[str]) -> Page:
        """Send a page's form with these answers; the page it leads to."""
        form = page.form(where)
        if form is None:
            raise Trouble(f"{page.address} has no form for {where}")
        filled = [(name, value) for name, value in form.fields if name not in answers]
        filled += [
            (n, v) for n, given in answers.items() for v in ([given] if isinstance(given, str) else given)
        ]
        path = urlsplit(form.action).path
        status, to, content = self.ask("POST", path, urlencode(filled), script=script)
        return self.get(urljoin(path, to)) if status in (301, 302, 303) else Page(path, content.decode())


class Ear(threading.Thread):
    """A phone's open stream: counts every message of the conversation it hears."""

    def __init__(self, phone: Phone, topics: dict[str, int | None]) -> None:
        super().__init__(daemon=True)
        places = ";".join(f"{topic}:{seq}" for topic, seq in topics.items() if seq is not None)
        asked = urlencode([*(("topic", topic) for topic in topics), ("since", places)])
        self.wire = http.client.HTTPConnection("127.0.0.1", phone.port, timeout=TIMEOUT)
        self.wire.request("GET", f"/live/?{asked}", headers={"Cookie": phone.cookie()})
        self.heard: Counter[str] = Counter()
        self.opened, self.trouble, self.stopped = threading.Event(), "", False

    def stop(self) -> None:
        """Let go of the stream, as a phone does that leaves the page."""
        self.stopped = True
        if self.wire.sock:
            self.wire.sock.shutdown(socket.SHUT_RDWR)

    def run(self) -> None:
        try:
            self._listen()
        except (OSError, http.client.HTTPException) as gone:
            self.trouble = "" if self.stopped else str(gone)
        finally:
            self.opened.set()

    def _listen(self) -> None:
        sock = self.wire.sock
        answer = self.wire.getresponse()
        self.wire.sock = self.wire.sock or sock  # an answer without a length takes the socket with it
        if answer.status != 200:
            self.trouble = f"the stream was refused: {answer.status}"
            return
        for line in answer:
            self.opened.set()
            found = re.search(rb'id="m(\d+)"', line)
            if line.startswith(b"data:") and found:
                self.heard[found[1].decode()] += 1
        self.trouble = "" if self.stopped else "the stream ended"
