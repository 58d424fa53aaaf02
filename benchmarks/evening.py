"""A first evening, part by part: what forty phones do, and what each part cost the server."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from hosts import cpu, until
from phone import Ear, Page, Phone, Trouble

PASSWORD = "a lamp by the river"


class Evening:
    """The phones, and what was found: ``cost`` in CPU seconds and requests, ``wall`` in seconds, by part."""

    def __init__(self, port: int, pid: int, phones: int) -> None:
        self.pid = pid
        self.phones = [Phone(port) for _ in range(phones)]
        self.errors: list[str] = []
        self.cost: dict[str, tuple[float, int]] = {}
        self.wall: dict[str, tuple[float, float]] = {}
        self.later: dict[str, int] = {}
        self.facts: dict[str, Any] = {"phones": phones}

    def run(self, messages: int, minutes: float) -> None:
        self.part("the door, a first visit", lambda phone: phone.get("/"))
        self.facts["first_visit"] = max(phone.bytes for phone in self.phones)
        self.part("join, with words", join)
        self.part("begin to listen", listen)
        self.part("ask for someone", ask_for_someone)
        self.round()
        self.part("say yes", say_yes)
        self.part("say yes, the other", say_yes)
        self.part("open the conversation", open_conversation)
        self.part("talk", lambda phone: [say(phone, f"Line {n}") for n in range(messages)])
        for name, path in (("Today", "/today/"), ("My people", "/people/"), ("Get help now", "/help-now/")):
            self.part(name, lambda phone, path=path: [phone.get(path) for _ in range(3)])
        self.weigh()
        self.ordinary_use(minutes)
        self.quiet()
        self.count()

    def part(self, name: str, act: Callable[[Phone], object]) -> None:
        """Every phone does it at the same moment."""
        for phone in self.phones:
            phone.seconds.clear()
        before, began = cpu(self.pid), time.perf_counter()
        threads = [threading.Thread(target=self._try, args=(name, act, phone)) for phone in self.phones]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        slow = sorted(second for phone in self.phones for second in phone.seconds) or [0.0]
        self.cost[name] = (cpu(self.pid) - before, len(slow))
        self.wall[name] = (time.perf_counter() - began, slow[int(len(slow) * 0.95)])

    def _try(self, name: str, act: Callable[[Phone], object], phone: Phone) -> None:
        try:
            act(phone)
        except Exception as trouble:
            self.errors.append(f"{name}: {type(trouble).__name__} {trouble}")

    def round(self) -> None:
        """A coordinator opens a round; the server's own worker works it out; every offer is approved."""
        from porch.bonds import actions, tasks
        from porch.bonds.models import Proposal, Round
        from porch.kit.clock import now
        from porch.people.models import Role

        by = Role.objects.filter(role="operator", until=None).get().member
        before, began = cpu(self.pid), time.perf_counter()
        opened = actions.open_round("peers", by=by, now=now())
        tasks.work_out_round.enqueue(str(opened.pk))
        until(lambda: Round.objects.exclude(state="open").filter(pk=opened.pk).first(), 300)
        offers = Proposal.objects.filter(state="proposed")
        self.facts["offers"] = len(offers)
        for offer in offers:
            actions.approve(offer, by=by, now=now())
        self.cost["the round, engine and all"] = (cpu(self.pid) - before, 1)
        self.wall["the round, engine and all"] = (time.perf_counter() - began, 0.0)

    def weigh(self) -> None:
        """What a page weighs on a phone that was here before."""
        phone = self.phones[0]
        for name, path in (("Today", "/today/"), ("a conversation", phone.talk), ("My people", "/people/")):
            before = phone.bytes
            phone.get(path)
            self.later[name] = phone.bytes - before

    def ordinary_use(self, minutes: float) -> None:
        """Each phone says something twice a minute and looks at a page twice a minute, out of step."""
        ends = time.perf_counter() + minutes * 60

        def use(phone: Phone) -> None:
            time.sleep(15 * self.phones.index(phone) / len(self.phones))
            while time.perf_counter() < ends:
                say(phone, "Still here")
                time.sleep(15)
                phone.get("/today/")
                time.sleep(15)

        began = time.perf_counter()
        self.part("ordinary use", use)
        self.facts["phone_minutes"] = (time.perf_counter() - began) / 60 * len(self.phones)

    def quiet(self, seconds: float = 20) -> None:
        """Streams open, nobody does anything."""
        before = cpu(self.pid)
        time.sleep(seconds)
        self.facts["idle"] = (cpu(self.pid) - before) / seconds
        self.facts["streams"] = sum(phone.ear is not None and phone.ear.is_alive() for phone in self.phones)

    def count(self) -> None:
        """Every message must have reached both phones once; the database says how many there are."""
        from porch.talk.models import Message

        said = Counter(str(of) for of in Message.objects.values_list("conversation_id", flat=True))
        heard = lost = doubled = 0
        for phone in self.phones:
            ear, due = phone.ear, said[phone.conversation]
            if ear is None or not phone.conversation:
                self.errors.append("a phone has no conversation")
                continue
            lost += due - len(ear.heard)
            doubled += sum(ear.heard.values()) - len(ear.heard)
            heard += len(ear.heard)
            self.errors += [f"stream: {ear.trouble}"] if ear.trouble else []
        sent = sum(phone.said for phone in self.phones)
        self.facts |= {"said": sum(said.values()), "sent": sent, "heard": heard}
        self.facts |= {"lost": lost, "doubled": doubled}


def join(phone: Phone) -> None:
    """The three steps of joining, and Today."""
    first = phone.get("/join/")
    name = re.search(r'id="drawn"[^>]*value="([^"]+)"', first.text)
    if name is None:
        raise Trouble("no name was drawn")
    phone.name = name[1]
    time.sleep(2.1)  # nobody fills in a page faster; the door would ask for one more press
    wishes = phone.post(
        first, "/join/$", password=PASSWORD, adult="on", time_zone="Europe/London", language="en"
    )
    words = phone.post(wishes, "/join/wishes/$", substances=["alcohol"])
    if 'class="words' not in words.text:
        raise Trouble("no recovery words were shown")
    phone.get("/today/")


def listen(phone: Phone) -> None:
    from porch.people.queries import by_handle

    member = by_handle(phone.name)
    assert member is not None
    phone.member = str(member.pk)
    _open_stream(phone, {f"me:{phone.member}": None})


def _open_stream(phone: Phone, topics: dict[str, int | None]) -> None:
    if phone.ear:
        phone.ear.stop()
    phone.ear = Ear(phone, topics)
    phone.ear.start()
    if not phone.ear.opened.wait(60) or phone.ear.trouble:
        raise Trouble(phone.ear.trouble or "the stream did not open")


def ask_for_someone(phone: Phone) -> None:
    page = phone.get("/people/ask/")
    phone.post(page, "/people/ask/$", who="peers", times=["week-evening", "weekend-morning"])


def say_yes(phone: Phone) -> None:
    """Answer what Today says, if there is something by now; the other of the two is asked after the first."""
    phone.get("/today/")
    page = phone.get("/people/")
    if page.form(r"/people/offers/[^/]+/yes/$"):
        phone.post(page, r"/people/offers/[^/]+/yes/$")


def open_conversation(phone: Phone) -> None:
    found = re.search(r'href="(/talk/([0-9a-f-]{36})/)', phone.get("/people/").text)
    if found is None:
        raise Trouble("no conversation under My people")
    phone.talk, phone.conversation = found[1], found[2]
    phone.page = phone.get(phone.talk)
    _open_stream(phone, {f"talk:{phone.conversation}": 0, f"me:{phone.member}": None})


def say(phone: Phone, words: str) -> None:
    assert isinstance(phone.page, Page)
    phone.post(phone.page, "/say/$", body=words, client_id=str(uuid4()), script=True)
    phone.said += 1
