"""Pages: what two people do together, and circles."""
