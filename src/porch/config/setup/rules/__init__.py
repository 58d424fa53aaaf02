"""What set-up decides with plain values: the answers, countries, numbers looked at one by one."""
