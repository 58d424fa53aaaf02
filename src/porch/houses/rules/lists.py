"""Lists of the field: the four levels of recovery residences, and for how long a share is."""

LEVELS = ("I", "II", "III", "IV")
PER = ("week", "month")
