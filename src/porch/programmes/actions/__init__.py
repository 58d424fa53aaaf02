"""What changes here."""
