"""Tools that name no domain thing: clock, ids, crypto, geo, lifecycles, registries, the SQLite backend."""
