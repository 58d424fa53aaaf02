"""Names for one room: whoever looks like somebody else there, or like somebody who serves, chooses another name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.rooms.rules.alike_names import LONGEST, NotAName, are_alike, chosen, skeletons

# each beside a name it must not pass for: other alphabets, figures, signs, accents, spaces, what nobody sees
ALIKE = [
    ("Anna", "Аnna"),  # a Cyrillic A
    ("Anna", "Αnna"),  # a Greek one
    ("Anna", "ＡＮＮＡ"),  # letters of full width
    ("Anna", "𝐀𝐧𝐧𝐚"),  # letters of mathematics
    ("Anna", "ⓐⓝⓝⓐ"),
    ("Anna", "Ánná"),
    ("Anna", "A n n a"),
    ("Anna", "A.n-n_a"),
    ("Anna", "An\u200bna"),  # a space of no width
    ("Anna", "An\u202ena"),  # a sign that turns the line round
    ("Anna", "4nn4"),
    ("Anna", "@nn@"),
    ("scope", "ѕсоре"),  # Cyrillic from end to end
    ("Bob", "8ob"),
    ("Bob", "B0b"),
    ("Bob", "Ьоь"),
    ("Lily", "1i1y"),
    ("Lily", "IiIy"),
    ("Lily", "Ӏіӏу"),
    ("Sam", "5am"),
    ("Sam", "$am"),
    ("Sam", "Sarn"),  # r and n for m
    ("Wren", "vvren"),
    ("Tom", "7om"),
    ("Tom", "Τοm"),
    ("Jo", "ЈО"),
    ("Hanna", "Ηanna"),
    ("Ella", "3lla"),
    ("Ella", "El1a"),
    ("Søren", "Soren"),
    ("Łukasz", "Lukasz"),
    ("Nina", "ռinа"),  # an Armenian n, a Cyrillic a
    ("Iris", "ıris"),
    ("Zoe", "2oé"),
]

# names of people who are simply two people
APART = [
    *(("Ana", "Anna"), ("Marc", "Mark"), ("Jon", "Joan"), ("Lee", "Leo"), ("Sam", "Sal")),
    *(("Oleg", "Олег"), ("Maria", "Мария"), ("Ji", "지"), ("Ana", "アナ"), ("Yusuf", "يوسف")),
]

SERVES = [
    "Host",
    "H0st",
    "HOST",
    "Но\u0455t",
    "co-host",
    "Moderator",
    "M0d",
    "Admin",
    "Host Bob",
    "Safety desk",
    "You",
]


@pytest.mark.parametrize(("name", "other"), ALIKE)
def test_names_that_look_alike_have_one_skeleton(name: str, other: str) -> None:
    assert are_alike(name, other)
    with pytest.raises(NotAName):
        chosen(other, [name])


@pytest.mark.parametrize(("name", "other"), APART)
def test_two_people_are_two_people(name: str, other: str) -> None:
    assert not are_alike(name, other)
    assert chosen(other, [name]) == other


@pytest.mark.parametrize("name", SERVES)
def test_nobody_is_called_what_somebody_does_here(name: str) -> None:
    with pytest.raises(NotAName):
        chosen(name, [])


@pytest.mark.parametrize("name", ["Mаry", "Jоhn Ѕmith", "Пaвел", "Aνa"])
def test_one_word_is_written_in_one_alphabet(name: str) -> None:
    with pytest.raises(NotAName, match="one alphabet"):
        chosen(name, [])


@pytest.mark.parametrize(
    "name", ["Ana 地", "山田 たろう", "タロウさん", "Ana María", "O’Neill", "Zoë", "محمد", "महेश", "ნინო"]
)
def test_names_of_many_languages_are_welcome(name: str) -> None:
    assert chosen(name, []) == name


@pytest.mark.parametrize("name", ["", " ", "A", "x" * (LONGEST + 1), "12", "..", "A\u202eB", "Ana ★"])
def test_what_is_no_name_is_told_in_one_sentence(name: str) -> None:
    with pytest.raises(NotAName) as wrong:
        chosen(name, [])
    assert str(wrong.value).count(".") == 1


@given(st.text(max_size=40))
def test_a_name_always_looks_like_itself_however_it_is_written(name: str) -> None:
    assert are_alike(name, name.upper()) or name.upper().lower() != name.lower()
    assert are_alike(name, " ".join(name)) or "vv" in name.lower() or "rn" in name.lower()
    assert all(skeletons(bare) for bare in skeletons(name))


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=4))
def test_a_name_that_is_taken_as_it_is_looks_like_nobody_else(name: str, taken: list[str]) -> None:
    try:
        shown = chosen(name, taken)
    except NotAName:
        return
    assert not any(are_alike(shown, other) for other in taken)
