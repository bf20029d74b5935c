"""What the ledger says, and what may change once it is public."""
