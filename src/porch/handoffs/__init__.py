"""From one door to the next: who introduces, whom somebody meets there, and that both say they have met."""
