"""Finding ways to reach someone elsewhere in a message: links, mail addresses, phone numbers, names on other services.

It looks for what is meant to be found by a person, also where it is written around ("name at post dot org",
"oh seven seven..."). Times, days, steps, chapters, doses, prices and counts of days are not numbers to call.
"""

import re
import unicodedata
from itertools import pairwise

LINK, MAIL, PHONE, NAME = "link", "mail", "phone", "name"

FEWEST_DIGITS, MOST_DIGITS = 7, 15  # of a number that can be called
_WORDS_TOO = "me|app|site|online|shop|store|top|club|live|link|page|chat|be|us|it|in|at|no|is|so|to|my|am"
_ENDS_ALONE = (
    "com|org|net|info|biz|edu|gov|io|co|dev|xyz|gg|ly|tv|uk|ie|ca|au|nz|de|fr|es|nl|pl|pt|br|mx|za|eu|ch|se|dk|fi|"
    "ru|ua|cz|gr|tr|jp|kr|cn|example"
)
_ENDS = f"{_ENDS_ALONE}|{_WORDS_TOO}"
_DOT = r"(?:\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+dot\s+|\.)"
_AT = r"(?:\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*|\s+at\s+|\s?@\s?)"

_LABEL = r"[a-z0-9][a-z0-9-]{0,62}"  # every repeat has an end, so that no text takes long to look at

_SCHEME = re.compile(r"\b(?:https?|hxxps?|ftp|tel|sms|mailto|tg|whatsapp|signal)\s?:\s?(?:/\s?/)?\s?\S", re.I)
_WWW = re.compile(r"\bwww\s?\.\s?\w", re.I)
_HOST = re.compile(  # a full stop without a space after it is no host: "fine.It helped"
    rf"\b{_LABEL}(?:\.[a-z0-9-]{{1,63}}){{0,5}}\.(?:(?:{_ENDS_ALONE})\b(?!\.\w)|(?:{_WORDS_TOO})/\w)", re.I
)
_SPOKEN_HOST = re.compile(
    rf"\b{_LABEL}(?:\s{{1,9}}dot\s{{1,9}}|\s{{0,9}}[\[({{<]\s*(?:dot|\.)\s*[\])}}>]\s*)(?:{_ENDS})\b", re.I
)
_MAIL = re.compile(
    rf"\b[a-z0-9][\w.+-]{{0,63}}{_AT}{_LABEL}(?:{_DOT}[a-z0-9-]{{1,63}}){{0,4}}{_DOT}[a-z]{{2,18}}\b", re.I
)

_SERVICES = (
    "whats ?app|telegram|signal|snap(?:chat)?|insta(?:gram)?|ig|facebook|messenger|discord|kik|viber|wechat|skype|"
    "tiktok|twitter|threads|venmo|cash ?app|paypal|onlyfans|tinder|line id"
)
_ON_A_SERVICE = re.compile(
    rf"\b(?:(?:my|add me on|find me on|message me on|text me on|write to me on|reach me on|i am on|i'm on)\s+)"
    rf"(?:{_SERVICES})\b|\b(?:{_SERVICES})\s*(?:is|name|handle|id|user(?:name)?)?\s*[:=@]\s*\S",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w@])@[a-z][\w.]{2,30}\b", re.I)

_DIGIT_WORDS = {
    **{
        word: str(digit)
        for digit, word in enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        )
    },
    **{"oh": "0", "nought": "0", "nil": "0"},
}
_SPELLED = re.compile(
    rf"\b(?:(?:(?:double|triple)\s+)?(?:{'|'.join(_DIGIT_WORDS)}|\d)(?:[\s,.\-/]+|$))"
    rf"{{{FEWEST_DIGITS - 1},20}}(?:(?:double|triple)\s+)?(?:{'|'.join(_DIGIT_WORDS)}|\d)?",
    re.I,
)
_RUN = re.compile(  # not the middle of an identifier, such as 9a6c-5445-4071-9d4b
    r"(?<![\w.,:/])(?<!\w-)(?:\+|00)?[(]?\d(?:[\s().\-–/_*·]{0,3}\d){6,19}(?![\w:]|-\w)"
)

# what is written in digits and calls nobody
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?"
_NOT_CALLED = [
    re.compile(pattern, re.I)
    for pattern in (
        r"\b\d{4}-\d{1,2}-\d{1,2}(?:[t ]\d{1,2}:\d{2}(?::\d{2})?)?",  # 2026-11-20
        r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b(?![.\-/ ]?\d)",  # 20.11.2026
        rf"\b{_CLOCK}(?:\s?(?:-|–|to|until|and)\s?{_CLOCK})?(?!\d)",  # 18:30-20:00
        r"\b(?:19|20)\d{2}\s?(?:-|–|to|/)\s?(?:19|20)\d{2}\b",  # 2019-2024
        r"[$£€¥]\s?\d[\d,. ]{0,9}\d|\b\d[\d,. ]{0,9}\s?(?:dollars|pounds|euros?|usd|gbp|eur|quid|bucks)\b",
        r"\b\d{1,3}(?:,\d{3}){1,5}\b",  # 1,000,000
        r"\b\d[\d ]{0,6}(?:\.\d{1,9})?\s?(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|seconds?|steps?|mg|ml|"
        r"kg|km|miles?|percent|%|people|times|words|pages?)\b",
    )
]


def found(text: str) -> frozenset[str]:
    """Which kinds of ways to reach someone elsewhere are in ``text``: "link", "mail", "phone", "name"."""
    plain = _plain(text)
    kinds = set()
    if _MAIL.search(plain) and _is_mail(plain):
        kinds.add(MAIL)
    if any(pattern.search(plain) for pattern in (_SCHEME, _WWW, _HOST, _SPOKEN_HOST)):
        kinds.add(LINK)
    if _has_phone(plain):
        kinds.add(PHONE)
    if _ON_A_SERVICE.search(plain) or _HANDLE.search(plain):
        kinds.add(NAME)
    return frozenset(kinds)


def _plain(text: str) -> str:
    """One width for every letter and digit, and nothing that cannot be seen between them."""
    wide = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() and not letter.isascii() else letter
        for letter in wide
        if unicodedata.category(letter) not in ("Cf", "Mn")
    )


def _is_mail(plain: str) -> bool:
    """ "At" between words is mostly a place or a time: it counts where what follows it ends as a host does."""
    for match in _MAIL.finditer(plain):
        if "@" in match[0] or re.search(rf"[\].)\s.](?:{_ENDS})$", match[0], re.I):
            return True
    return False


def _has_phone(plain: str) -> bool:
    for pattern in _NOT_CALLED:
        plain = pattern.sub(" ~ ", plain)
    if any(_can_be_called(match[0]) for match in _RUN.finditer(plain)):
        return True
    return any(_can_be_called(_in_digits(match[0])) for match in _SPELLED.finditer(plain))


def _can_be_called(run: str) -> bool:
    digits = [letter for letter in run if letter.isdigit()]
    return FEWEST_DIGITS <= len(digits) <= MOST_DIGITS and not _is_counting([int(digit) for digit in digits])


def _is_counting(digits: list[int]) -> bool:
    """1 2 3 4 5 6 7: breathing, steps, or a list; nobody's number."""
    steps = {after - before for before, after in pairwise(digits)}
    return steps in ({1}, {-1}, {0})


def _in_digits(spelled: str) -> str:
    digits, times = "", 1
    for word in re.split(r"[\s,.\-/]+", spelled.lower()):
        if word in ("double", "triple"):
            times = 2 if word == "double" else 3
        elif digit := (word if word.isdigit() else _DIGIT_WORDS.get(word)):
            digits, times = digits + digit * times, 1
    return digits
