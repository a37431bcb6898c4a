"""Account: the ledger becomes a trail; findings about the result; figures explained."""
