"""Exact values spelled as people spell them; every spelling comes to the same value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from invented.writing import Literally

_LONGEST: Final = 34  # of a number; room is left for a sign of percent or a currency
_FULL_WIDTH: Final = str.maketrans("0123456789.%/", "０１２３４５６７８９．％／")
_MULTIPLIERS: Final[Mapping[str, int]] = {
    "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "thousand": 1000, "million": 1_000_000, "billion": 10**9,
}  # fmt: skip
_WORDS_OF: Final[Mapping[str, tuple[str, ...]]] = {"CNY": ("元", "yuan", "RMB", "CNY")}


@dataclass(frozen=True)
class Money:
    """The currency of a contract and what one of its units is: 10 000 yuan, say."""

    currency: str
    scale: int

    def suffixes(self) -> list[tuple[str, Fraction]]:
        """What may stand behind an amount, and how many contract units one of it is."""
        coins = _WORDS_OF.get(self.currency, (self.currency,))
        chinese = [name for name in _MULTIPLIERS if not name.isascii()]
        texts = [(f" {coin}" if coin.isascii() else coin, 1) for coin in coins]
        texts += [(f"{name}{coins[0]}", _MULTIPLIERS[name]) for name in chinese if self.currency == "CNY"]
        texts += [(f" {name}", times) for name, times in _MULTIPLIERS.items() if name.isascii()]
        texts += [(f" thousand {coins[-1]}", 1000)]
        return [(text, Fraction(times, self.scale)) for text, times in texts]


def finite(value: Fraction) -> str | None:
    """A whole decimal expansion, or None where there is no end to it."""
    for places in range(40):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
            return ("-" if value < 0 else "") + text
    return None


def ratio(value: Fraction) -> str:
    """A fraction with a stroke, also for whole numbers."""
    return f"{value.numerator}/{value.denominator}"


def number(rng: Random, value: Fraction) -> Literally:
    """A number in a field of its own: a decimal in one of many hands, or a fraction."""
    text = finite(value)
    if text is None or len(text) > _LONGEST or rng.random() < 0.1:
        return Literally(ratio(value))
    return Literally(_disguised(rng, text))


def _disguised(rng: Random, text: str) -> str:
    sign, body = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, decimals = body.partition(".")
    match rng.randrange(8):
        case 0 if len(whole) > 3:
            body = f"{int(whole):,}{point}{decimals}"
        case 1 if len(whole) > 3:
            body = f"{int(whole):_}{point}{decimals}"
        case 2 if len(whole) < 12 and not point:
            body = f"{whole}.00"
        case 3:
            body = (body if sign else f"+{body}").translate(_FULL_WIDTH)
        case 4 if whole.endswith("000") and not point:
            body = f"{whole[:-3]}e3"
        case 5 if sign:
            sign = "−"
        case _:
            pass
    return sign + body


def amount(rng: Random, value: Fraction, suffix: tuple[str, Fraction] | None) -> Literally:
    """An amount: a bare number, or with a suffix that says in what it is counted."""
    if suffix is None:
        return number(rng, value)
    text, units = suffix
    return Literally(number(rng, value / units) + text)


def share(rng: Random, value: Fraction) -> Literally:
    """A part of the whole: percent, per mille, a fraction, or a formula of them."""
    percent = finite(value * 100)
    if percent is None or len(percent) > _LONGEST or rng.random() < 0.3:
        return Literally(f"50% of ({ratio(2 * value)})" if rng.random() < 0.1 else ratio(value))
    match rng.randrange(5):
        case 0:
            return Literally(f"{finite(value * 1000)}‰")
        case 1:
            return Literally(f"{percent} %")
        case 2:
            return Literally(f"{percent}%".translate(_FULL_WIDTH))
        case _:
            return Literally(f"{percent}%")


#: a figure that shares may speak of; whoever writes a share with it states the figure as one half
HALF: Final = "half_of_it"


def named_share(rng: Random, value: Fraction) -> Literally:
    """A part of the whole, now and then as a formula of the figure `HALF`."""
    rest = value - Fraction(1, 2)
    by_name = Literally(f"{HALF} {'-' if rest < 0 else '+'} {ratio(abs(rest))}")
    return by_name if rng.random() < 0.04 else share(rng, value)


def rate(rng: Random, value: Fraction) -> Literally:
    """A pure number: with or without a sign of percent."""
    percent = finite(value * 100)
    return Literally(f"{percent}%") if percent is not None and rng.random() < 0.4 else number(rng, value)


def span(rng: Random, years: Fraction) -> Literally:
    """A span of time, in years or in months."""
    unit, count = ("m", years * 12) if rng.random() < 0.4 else ("y", years)
    return Literally((finite(count) or ratio(count)) + unit)


def in_formula(rng: Random, value: Fraction) -> str:
    """A number that is not below zero, as formulas may hold it; brackets where it is a quotient."""
    text = finite(value)
    if text is None:
        return f"({ratio(value)})"
    if rng.random() < 0.3:
        return f"{finite(value * 100)}%"
    whole, point, decimals = text.partition(".")
    return f"{int(whole):_}{point}{decimals}"
