"""What a day was like, told on the day or later, for oneself: check-ins, the calendar, what the days together show."""
