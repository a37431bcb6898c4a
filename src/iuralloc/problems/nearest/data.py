"""The proof of a nearest division, and of a clash, as plain data."""

from __future__ import annotations

from iuralloc.formula import Data
from iuralloc.lp.program import Row
from iuralloc.problems.nearest.clash import Clash
from iuralloc.problems.nearest.division import Bounded, Nearest
from iuralloc.quantities import rational_text


def nearest_data(problem: Bounded, found: Nearest) -> Data:
    """The bounds, and level by level the deviation and the weights of the rows."""
    return {
        "kind": "nearest",
        "total": rational_text(problem.total),
        "reference": [[party, rational_text(part)] for party, part in problem.reference.items()],
        "scale": [[party, rational_text(part)] for party, part in problem.scale.items()],
        "rows": [_row(row) for row in problem.rows],
        "answer": [[party, rational_text(part)] for party, part in found.parts.items()],
        "levels": [
            {
                "deviation": rational_text(step.deviation),
                "weights": [[name, rational_text(weight)] for name, weight in step.weights.items()],
            }
            for step in found.steps
        ],
    }


def clash_data(problem: Bounded, found: Clash) -> Data:
    """The bounds of the clash, the weights that prove it, what each would give, and who is content without it."""
    rows = {row.name: row for row in problem.rows}
    return {
        "kind": "clash",
        "total": rational_text(problem.total),
        "parties": list(problem.parties),
        "rows": [_row(rows[name]) for name in found.bounds],
        "weights": [[name, rational_text(weight)] for name, weight in found.weights.items()],
        "gives": [[name, rational_text(amount)] for name, amount in found.gives.items()],
        "without": [
            [name, [[party, rational_text(part)] for party, part in point.items()]]
            for name, point in found.without.items()
        ],
    }


def _row(row: Row) -> Data:
    return {
        "name": row.name,
        "terms": [[rational_text(value), party] for party, value in row.coefficients.items()],
        "relation": row.relation,
        "bound": rational_text(row.bound),
    }
