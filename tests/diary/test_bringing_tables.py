"""Tables from other trackers: read with patience, and what cannot be used is named with its row and its reason."""

from datetime import date, datetime, time

from porch.diary.rules.bringing import Choices, Reading, read, table_in
from porch.diary.rules.bringing.rows import USED, WITHOUT
from porch.diary.rules.bringing.when import Order
from porch.measures.told import Amount, Mood, Used

TODAY = date(2026, 11, 20)


def reading(text: str | bytes, choices: Choices | None = None) -> Reading:
    content = text.encode() if isinstance(text, str) else text
    return read(table_in(content), choices or Choices(), today=TODAY)


def test_daylio_keeps_day_time_mood_and_words() -> None:
    found = reading(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2026-09-28,September 28,Monday,10:00 pm,good,"walk | bus ride","The bus","Nobody sat down."\n'
        '2026-09-27,September 27,Sunday,23:00,rubbish,"",,""\n'
    )
    assert found.tracker == "Daylio"
    one, two = (found.brought[0], None)
    assert one.said.day == date(2026, 9, 28)
    assert one.at == datetime(2026, 9, 28, 22, 0)  # noqa: DTZ001  # by the clock on a wall
    assert one.said.mood == Mood.GOOD
    assert one.said.note == "The bus\nNobody sat down.\nwalk, bus ride"
    assert one.said.used is None
    assert two is None
    assert found.moods == [("good", Mood.GOOD), ("rubbish", None)]
    assert found.skipped == 1  # a word nobody has explained yet, and nothing besides


def test_what_their_own_word_means_they_say_themselves() -> None:
    text = (
        "full_date,date,weekday,time,mood,activities,note_title,note\n2026-09-27,x,Sunday,23:00,rubbish,,,\n"
    )
    assert reading(text, Choices(moods={"rubbish": Mood.HARD})).brought[0].said.mood == Mood.HARD
    assert reading(text, Choices(moods={"rubbish": None})).brought == []


def test_daylio_of_before_2018_has_its_year_apart() -> None:
    found = reading(
        "year,date,weekday,time,mood,activities,note\n2017,18 May,Thursday,11:54 pm,happy,cook,A long day\n"
    )
    assert found.tracker == "Daylio"
    assert found.brought[0].said.day == date(2017, 5, 18)
    assert found.brought[0].at is not None
    assert found.brought[0].at.time() == time(23, 54)


DRINKS = (
    "AccountedForDate;RegisteredDate;Name;Serving;DrinkSizeInMl;AlcoholVolumePercentage;NumberOfDrinks;"
    "PriceForSingleDrink;TotalPrice;TotalAlcoholInGrams;TotalUnits(Germany);TotalAlcoholCalories;TotalCalories\n"
)


def test_drinkcontrol_gives_grams_from_volume_and_strength() -> None:
    found = reading(
        DRINKS
        + '2026-01-02 12:00:00;2026-01-02 18:00:00;"beer";"Bottle";500;0.050;2;0.00;0.00;39.45;3.94;276;276\n'
    )
    assert found.tracker == "DrinkControl"
    (one,) = found.brought
    assert one.said.used == Used.YES
    assert one.said.amounts == (Amount("alcohol", 39.5, "2 × beer"),)  # 500 ml × 5 % × 0.789 × 2 = 39.45
    assert one.at is not None
    assert one.at.time() == time(18, 0)


def test_two_drinks_that_are_alike_in_everything_are_two() -> None:
    line = '2026-01-02 12:00:00;2026-01-02 18:00:00;"beer";"Bottle";500;0.050;1;0;0;19.73;1.97;138;138\n'
    found = reading(DRINKS + line + line)
    assert len({one.sent_as for one in found.brought}) == 2


def test_bearable_gives_moods_sleep_and_notes_and_leaves_symptoms_where_they_are() -> None:
    found = reading(
        "date,weekday,time of day,category,rating/amount,detail,notes\n"
        '"8th Dec 2025","Monday","mid","Symptom","2","Neck pain (Moderate)",""\n'
        '"8th Dec 2025","Monday","all day","Sleep","7.5","",""\n'
        '"8th Dec 2025","Monday","pm","Mood","4","Calm","Sat outside"\n'
        '"9th Dec 2025","Tuesday","pm","Mood","1","",""\n'
    )
    assert found.tracker == "Bearable"
    assert [one.said.sleep for one in found.brought] == [7.5, None, None]
    assert [one.said.mood for one in found.brought] == [None, Mood.OK, Mood.VERY_HARD]
    assert found.brought[1].said.note == "Calm\nSat outside"
    assert found.brought[1].said.day == date(2025, 12, 8)
    assert found.skipped == 1


LOOP = (
    "Date,No wine,Walk,\n2026-05-09,YES_MANUAL,NO,\n2026-05-08,NO,YES_MANUAL,\n2026-05-07,UNKNOWN,UNKNOWN,\n"
)


def test_loop_says_nothing_of_use_until_somebody_says_what_a_tick_means() -> None:
    found = reading(LOOP)
    assert found.tracker == "Loop Habit Tracker"
    assert found.ticks == ["No wine", "Walk"]
    assert found.brought == []


def test_loop_ticks_are_days_without_or_days_of_use_as_they_said() -> None:
    found = reading(LOOP, Choices(ticks={"No wine": WITHOUT}))
    assert [(one.said.day.day, one.said.used) for one in found.brought] == [(9, Used.NO), (8, Used.YES)]
    found = reading(LOOP, Choices(ticks={"No wine": USED}))
    assert [(one.said.day.day, one.said.used) for one in found.brought] == [(9, Used.YES), (8, Used.NO)]


def test_a_sheet_of_ones_own_is_read_by_its_headings() -> None:
    found = reading(
        "Date;Drank?;Drinks;Mood (1-10);Craving;Hours of sleep;Notes\n"
        "24/12/2025;yes;3,5;2;8;6:30;Alone at home\n"
        "25/12/2025;no;0;9;2;8;\n",
        Choices(grams=12),
    )
    assert found.tracker == ""
    hard, easy = (one.said for one in found.brought)
    assert (hard.day, hard.used, hard.craving, hard.sleep) == (date(2025, 12, 24), Used.YES, 8, 6.5)
    assert hard.amounts == (Amount("alcohol", 42.0, "3,5 drinks"),)
    assert hard.note == "Alone at home"
    assert (easy.used, easy.amounts) == (Used.NO, ())
    assert hard.mood == Mood.VERY_HARD
    assert easy.mood == Mood.GOOD
    assert found.asks_drinks


def test_drinks_of_an_unknown_size_keep_their_number_as_words() -> None:
    found = reading("date,units\n2026-03-14,4\n")
    assert found.brought[0].said.amounts == (Amount("alcohol", None, "4 units"),)


def test_a_column_of_days_without_is_the_other_way_round() -> None:
    found = reading("date,sober\n2026-03-14,yes\n2026-03-15,no\n")
    assert [one.said.used for one in found.brought] == [Used.NO, Used.YES]


def test_what_was_used_is_found_in_the_list_or_stays_in_their_words() -> None:
    choices = Choices(what="something-else", substances={"cannabis": "cannabis"})
    found = reading("date,used,substance\n2026-03-14,yes,Cannabis\n2026-03-15,yes,Betel\n", choices)
    assert [one.said.amounts for one in found.brought] == [
        (Amount("cannabis", None, ""),),
        (Amount("something-else", None, "Betel"),),
    ]


def test_each_row_that_cannot_be_used_says_where_and_why() -> None:
    found = reading(
        "date,used,drinks,craving,sleep\n"
        "2026-02-30,yes,1,1,1\n"
        "2027-01-01,yes,1,1,1\n"
        "2026-02-01,perhaps,1,1,1\n"
        "2026-02-02,no,4,1,1\n"
        "2026-02-03,yes,a few,1,1\n"
        "2026-02-04,yes,1,11,1\n"
        "2026-02-05,yes,1,1,30\n"
        "2026-02-06,yes,1,1,8\n"
        ",yes,1,1,8\n"
    )
    assert [(one.number, one.heading) for one in found.refused] == [
        (2, "date"),
        (3, "date"),
        (4, "used"),
        (5, "drinks"),
        (6, "drinks"),
        (7, "craving"),
        (8, "sleep"),
        (10, "date"),
    ]
    assert found.refused[1].why == "That day is still to come."
    assert found.refused[3].why == "It says the opposite of another column in this row."
    assert [one.number for one in found.brought] == [9]


def test_days_that_something_began_are_told_apart_from_entries() -> None:
    found = reading("Name,Sobriety Date\nAlcohol,2024-02-29\nNicotine,1 January 2026\n")
    assert [(one.name, one.since) for one in found.starts] == [
        ("Alcohol", date(2024, 2, 29)),
        ("Nicotine", date(2026, 1, 1)),
    ]
    assert found.brought == []


def test_which_number_is_the_day_is_seen_in_the_whole_column_or_asked() -> None:
    assert not reading("date,used\n03/04/2026,no\n25/04/2026,no\n").asks_order
    assert reading("date,used\n03/04/2026,no\n25/04/2026,no\n").brought[0].said.day == date(2026, 4, 3)
    assert reading("date,used\n03/04/2026,no\n04/25/2026,no\n").brought[0].said.day == date(2026, 3, 4)
    asked = reading("date,used\n03/04/2026,no\n05/06/2026,no\n")
    assert asked.asks_order
    assert not asked.is_ready
    said = reading("date,used\n03/04/2026,no\n", Choices(order=Order.MONTH_FIRST))
    assert said.brought[0].said.day == date(2026, 3, 4)
