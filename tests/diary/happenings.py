"""What happens on single days of the typed year. Every other day is as ``typed_year.py`` says."""

from datetime import date

from tests.diary.typed_year import DAY, DAY_47, FIRST, Everyday
from tests.diary.typing_in import sheets_on


class Year(Everyday):
    """A leap day, both changes of the clocks, the date line, use, what was typed wrongly, days without signal."""

    def on_2027_09_01(self, day: date) -> None:
        """Days of drinking, since twelve days ago."""
        with self.at(day, 18, 30):
            self.typist.open("/days/new/")
            self.typist.send("/days/new/", what="alcohol", goal="stop", since=str(day - 12 * DAY))
            self.drinking = self.typist.address
        self.evening(day)

    def on_2027_09_21(self, day: date) -> None:
        """It was longer: an earlier beginning is an entry. So many days at once are read back first."""
        with self.at(day, 19, 0):
            self.typist.open(self.drinking)
            said = {"kind": "since", "day": str(FIRST - 75 * DAY)}
            page = self.typist.send("/tell/", **said)
            assert "Is that right?" in page
            sure = next(value for name, value in self.typist.sheet("/tell/").buttons if name == "sure")
            self.typist.send("/tell/", sure=sure, **said)
        self.evening(day)

    def on_2027_10_17(self, day: date) -> None:
        """Day 47, a return to use: told the same evening, with what it was, by the glass."""
        assert day == DAY_47
        with self.at(day, 22, 40):
            leads_to = self.entry(
                day,
                used="yes",
                mood="very-hard",
                craving="9",
                what=["alcohol"],
                how_much="two pints, I think",
                many1="2",
                size1="568",
                percent1="4",
            )
            assert leads_to == "/today/"
            page = self.typist.open(leads_to)
            assert "We are glad you are here." in page
            assert "Hello" not in page

    def on_2027_10_18(self, day: date) -> None:
        """The day after: a new run, from this day on."""
        with self.at(day, 12, 10):
            self.go_on()
        self.evening(day)

    def go_on(self, **more: str) -> None:
        page = self.typist.open(self.drinking)
        assert "How would you like to go on?" in page
        self.typist.send("/go-on/", how="this-run", **more)

    def on_2027_10_31(self, day: date) -> None:
        """Clocks go back in London: both times half past one."""
        with self.at(day, 1, 30):
            self.check_in()
        with self.at(day, 1, 30, again=True):
            self.entry(day, used="no", craving="4", mood="ok")
        with self.at(day, 23, 59):
            self.entry(day, used="no", mood="good")

    def on_2027_11_28(self, day: date) -> None:
        """Something else to keep days of, with another goal."""
        with self.at(day, 17, 0):
            self.typist.open("/days/new/")
            self.typist.send("/days/new/", what="cannabis", goal="cut-down", since=str(day - 3 * DAY))
            self.smoking = self.typist.address
        self.evening(day)

    def on_2027_12_09(self, day: date) -> None:
        """Days that were left open are filled in from memory."""
        with self.at(day, 20, 0):
            self.typist.open("/progress/days/fill/")
            self.typist.send(
                "/fill/", first=str(day - 45 * DAY), last=str(day - 30 * DAY), weekdays=["5", "6"], used="no"
            )
        self.evening(day)

    def on_2027_12_30(self, day: date) -> None:
        """A slip of the thumb: yes."""
        with self.at(day, 21, 5):
            self.entry(day, used="yes", what=["alcohol"])

    def on_2027_12_31(self, day: date) -> None:
        """The morning after it is put right; and in the evening what it did to the run, if it did anything."""
        with self.at(day, 7, 30):
            page = self.typist.open(f"/progress/days/{day - DAY}/")
            links = [part.split('"')[0] for part in page.split('href="')]
            change = next(link for link in links if link.startswith("/progress/entries/"))
            self.typist.open(change)
            self.typist.send(change, used="no", what=[])
        with self.at(day, 20, 30):
            if "How would you like to go on?" in self.typist.open(self.drinking):
                self.go_on(day=str(DAY_47 + DAY))
        self.evening(day)

    def on_2028_01_09(self, day: date) -> None:
        """Typed on the page of days itself, and by mistake: the row stays and is called one."""
        with self.at(day, 18, 0):
            self.typist.open(self.drinking)
            last = max(self._rows_that_may_go())
            self.typist.send("/tell/", kind="used", day=str(day - 20 * DAY))
            self.typist.open(self.drinking)
            self.typist.send("/not-so/", seq=str(last + 1))
        self.evening(day)

    def _rows_that_may_go(self) -> set[int]:
        found = sheets_on(self.typist.address, self.typist.page)
        return {
            int(value)
            for one in found
            if one.action.endswith("/not-so/")
            for name, value in one.buttons
            if name == "seq"
        }

    def on_2028_02_29(self, day: date) -> None:
        """The day that comes every four years, and a day to remember by."""
        with self.at(day, 9, 0):
            self.typist.open("/progress/remember/")
            self.typist.send("/remember/", words="The frog jumped", day=str(day), every="year")
        with self.at(day, 21, 0):
            self.entry(day, used="no", mood="good", craving="1", note="A day extra.")

    def on_2028_02_20(self, day: date) -> None:
        """No signal all evening: it waits on the phone."""
        self.keep_on_the_phone(day, 21, 30, used="no", mood="hard", craving="6", note="In the valley.")

    def on_2028_02_21(self, day: date) -> None:
        with self.at(day, 7, 5):
            self.send_what_waits()
        self.evening(day)

    def on_2028_03_26(self, day: date) -> None:
        """Clocks go forward in London: there is no half past one."""
        with self.at(day, 0, 40):
            self.check_in()
        with self.at(day, 3, 5):
            self.entry(day, used="no", mood="up-and-down", craving="5")

    def on_2028_04_04(self, day: date) -> None:
        """Something of long ago: told now, it was a day of use, and it changes no day that was counted."""
        with self.at(day, 19, 30):
            self.past(day - 9 * DAY, used="yes", what=["cannabis"], how_much="a little, at the party")
        self.evening(day)

    def on_2028_05_01(self, day: date) -> None:
        """In the air, towards Auckland."""
        self.note("missing")

    def on_2028_05_20(self, day: date) -> None:
        """Over the date line: the day comes twice, in Auckland and then in Honolulu."""
        with self.at(day, 10, 0):
            self.entry(day, used="no", mood="ok", craving="3")
        self.move(day, "Pacific/Honolulu")
        with self.at(day, 21, 0):
            self.entry(day, used="no", mood="good")

    def on_2028_06_04(self, day: date) -> None:
        """The last evening by the sea, without signal."""
        self.keep_on_the_phone(day, 21, 30, used="no", mood="good")

    def on_2028_06_05(self, day: date) -> None:
        """In the air, towards London."""
        self.note("missing")

    def on_2028_06_06(self, day: date) -> None:
        """It is sent from another zone than it was written in."""
        with self.at(day, 8, 0):
            self.send_what_waits()
        self.evening(day)

    def on_2028_06_24(self, day: date) -> None:
        """Use again, in standard drinks of a country this time; they go on two days later."""
        with self.at(day, 23, 10):
            self.entry(day, used="yes", mood="hard", craving="8", what=["alcohol"], drinks="3", country="GB")
        self.typist.by_heart.clear()  # the form remembers the country from now on

    def on_2028_06_26(self, day: date) -> None:
        with self.at(day, 9, 30):
            self.go_on()
        self.evening(day)

    def on_2028_07_12(self, day: date) -> None:
        """Use told without signal, in words alone, sent the day after."""
        self.keep_on_the_phone(day, 22, 15, used="yes", how_much="a glass or two", mood="very-hard")

    def on_2028_07_13(self, day: date) -> None:
        with self.at(day, 7, 50):
            self.send_what_waits()
            if "How would you like to go on?" in self.typist.open(self.drinking):
                self.go_on()
        self.evening(day)

    def on_2028_08_15(self, day: date) -> None:
        """Both things on one page, for the whole span before the first entry: days without, long before."""
        with self.at(day, 20, 15):
            self.typist.open(self.smoking)
            self.typist.send("/tell/", kind="without", day=str(FIRST), last=str(FIRST + 9 * DAY))
        self.evening(day)
