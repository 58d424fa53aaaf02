"""What an entry may say, what can be done between two of them, how a day reads. Plain values."""
