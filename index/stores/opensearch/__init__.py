"""The store in a cluster: records beside what the engine searches, all else in a ledger, and a copy to write on."""
