"""Linear programs one can trust: stated with names, guided by a solver in floats, decided and proved in rationals.

Only `backend` knows a solver, and only as a guide: what it says is a support from which exact numbers are
computed and checked. `simplex` needs no solver and is the referee.
"""
