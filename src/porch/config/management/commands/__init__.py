"""What Django's own commands do differently here."""
