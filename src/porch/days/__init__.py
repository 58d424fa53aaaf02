"""The ledger: runs of days, kept in rows that are only ever added, for each thing somebody keeps days of."""
