"""Pools: an amount or a game, one plan, parties that are known."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.expression import Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Pool
from iuralloc.errors import Finding
from iuralloc.quantities import Written


def check(contract: Contract) -> Iterator[Finding]:
    """Each pool on its own."""
    # A company's capital and a loss are pools, too: a contract may be about them alone.
    if not contract.document.pools and not {"royalties", "equity", "risks", "events"} & contract.document.written():
        yield Finding("no-pools", path="pools")
    for name, pool in contract.document.pools.items():
        yield from _plan(name, pool)
        yield from _amount(name, pool)
        yield from _among(contract, name, pool)


def _plan(name: str, pool: Pool) -> Iterator[Finding]:
    plans = {"to", "split", "steps", "policy"} & pool.written_as_found()
    later = {"refund"} & pool.written_as_found()
    written = [word for word in ("to", "split", "steps") if word in pool.written()]
    if len(written) > 1:
        yield Finding("two-plans", pool.place_of(written[0]), {"pool": name}, path=pool.path)
    elif not plans and not later:
        yield Finding("pool-without-plan", pool.key_place, {"pool": name}, path=pool.path)


def _amount(name: str, pool: Pool) -> Iterator[Finding]:
    game = {"worth", "synergies"} & pool.written()
    if len(game) == 2:  # noqa: PLR2004 - both of them
        yield Finding("two-games", pool.place_of("synergies"), {"pool": name}, path=pool.path)
    if "unlisted" in pool.written() and "worth" not in pool.written():
        yield Finding("unlisted-without-worth", pool.place_of("unlisted"), {"pool": name}, path=pool.path)
    if not pool.written_as_found() & {"amount", "worth", "synergies", "needs", "chain", "production"}:
        yield Finding("pool-without-amount", pool.key_place, {"pool": name}, path=pool.path)
    amount = pool.amount
    if isinstance(amount, Literal) and amount.quantity.written is Written.PERCENT:
        facts = {"text": amount.raw}
        yield Finding("percent-of-what", pool.place_of_value("amount"), facts, path=f"{pool.path}.amount")
    if "amount" not in pool.written_as_found() and game and pool.inside:
        yield Finding("yardstick-pays-nobody", pool.place_of("inside"), {"pool": name}, path=f"{pool.path}.inside")


def _among(contract: Contract, name: str, pool: Pool) -> Iterator[Finding]:
    if pool.among is not None and not pool.among:
        yield Finding("among-nobody", pool.place_of("among"), {"pool": name}, path=f"{pool.path}.among")
    seen: set[str] = set()
    for word in pool.among or ():
        text = word.text.removeprefix("each ")
        standing = contract.roster.standing_for(text)
        if standing is None:
            facts = {"party": text, "near": contract.roster.near(text)}
            yield Finding("unknown-party", word.place, facts, path=word.path)
            continue
        if seen & set(standing):
            facts = {"party": min(seen & set(standing)), "pool": name}
            yield Finding("party-twice", word.place, facts, path=word.path)
        seen |= set(standing)
