"""Write every hostile contract and trail that the tests know to a folder, and print what a user runs on each, as JSON.

``python benchmarks/hostile.py FOLDER``, or ``FOLDER --quick`` for a few of them. `run.py` does so and times them: in a
process of its own, because some of the files are larger than what reading them takes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from attacks.contracts import LARGE, NONSENSE
from attacks.trails import FILES, TOO_LARGE, chain, fifty_thousand_make_ups, full_of_work, long_sums, too_large
from trail_by_hand import Trail, redigested

_HEAVY: Final = (chain, long_sums, fifty_thousand_make_ups, full_of_work)

File = Callable[[], bytes]


def contracts() -> Iterator[tuple[str, File]]:
    """Names and bytes of contract files."""
    for name, data in NONSENSE.items():
        yield name, partial(bytes, data)
    for name, (text, _) in LARGE.items():
        yield name, partial(_encoded, text)


def trails() -> Iterator[tuple[str, File]]:
    """Names and bytes of trails, each with the digest that belongs to it."""
    for name, data in FILES.items():
        yield name, partial(_digested, data)
    for name in TOO_LARGE:
        yield name, partial(_sealed, partial(too_large, name))
    for make in _HEAVY:
        yield make.__name__.replace("_", " "), partial(_sealed, make)


def _encoded(text: Callable[[], str]) -> bytes:
    return text().encode()


def _digested(data: File) -> bytes:
    return redigested(data())


def _sealed(make: Callable[[], Trail]) -> bytes:
    return make().bytes()


def written(folder: Path, *, few: bool) -> Iterator[tuple[str, list[str]]]:
    """What is run on each file, by what the table calls it; the file is written."""
    for command, kind in (("allocate", contracts()), ("verify", trails())):
        for number, (name, data) in enumerate(islice(kind, 2 if few else None)):
            path = folder / f"{command}-{number}"
            path.write_bytes(data())
            yield f"{command}: {name}", [command, str(path)]


if __name__ == "__main__":
    print(json.dumps(list(written(Path(sys.argv[1]), few="--quick" in sys.argv))))
