"""The axioms that cards name, each with problems aimed at it, the property, and a wrong rule that breaks it.

Problems and parameters are plain data, as `iuralloc.solve` takes them: so one way of changing places, scaling or
listing otherwise serves every sort of problem, and a new rule is tested as soon as its card names an axiom.
"""
