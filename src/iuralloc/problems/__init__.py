"""What is to be solved: games and divisions in exact numbers, and the formulas that state and read them.

Nothing here knows a contract. A game offers views (a table by mask, dividends, blocks of alike players);
mathematics that two rules share stands here, not in a rule.
"""
