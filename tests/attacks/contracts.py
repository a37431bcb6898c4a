"""Contract files that are nonsense, and files that are large, or small with large consequences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

HEAD: Final = "iuralloc: 1\ncurrency: CNY\nunit: 万元\n"
TWO: Final = HEAD + "parties: {maker: {kind: enterprise}, lake: {kind: university}}\n"
EQUAL: Final = "pools: {fees: {amount: 80, split: {by: equal}}}\n"

_PAIR: Final = "iuralloc: 1\ncurrency: CNY\nparties: {maker: {}, lake: {}}\n"
PLAIN: Final = _PAIR + "pools: {fees: {amount: 7, split: equal}}\n"

#: refused, each with an error
NONSENSE: Final[dict[str, bytes]] = {
    "empty": b"",
    "only comments": b"# nothing\n",
    "binary": bytes(range(256)) * 40,
    "utf-16": PLAIN.encode("utf-16"),
    "gbk": (PLAIN + "title: 合作协议\n").encode("gbk"),
    "latin-1": (PLAIN + "title: Vereinbarung über Anteile\n").encode("latin-1"),
    "tabs": PLAIN.replace(" ", "\t").encode(),
    "five million brackets": b"[" * 4_900_000,
    "five million braces": b"{a: " * 1_200_000,
    "twenty thousand levels": ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 200))).encode() + b"- " * 20_000,
    "alias bomb": b"a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
    "merge key": b"base: &b {amount: 1}\npools: {fees: {<<: *b}}\n",
    "self-reference": b"a: &a [*a]\n",
    "hundred thousand digits": (_PAIR + f"pools: {{fees: {{amount: {'9' * 100_000}, split: equal}}}}\n").encode(),
    "huge exponent": PLAIN.replace("7", "1e99999999").encode(),
    "infinity": PLAIN.replace("7", ".inf").encode(),
    "not a number": PLAIN.replace("7", ".nan").encode(),
    "python object": PLAIN.replace("7", "!!python/object/apply:os.system [ls]").encode(),
    "lone surrogate": b'{"iuralloc": 1, "title": "\\ud800"}',
    "count of a million": PLAIN.replace("{maker: {}", "{maker: {count: 1000000}").encode(),
    "minus one": PLAIN.replace("{maker: {}", "{maker: {count: -1}").encode(),
    "deep formula": PLAIN.replace("7", "(" * 600 + "7" + ")" * 600).encode(),
    "long formula": PLAIN.replace("7", "+".join(["1"] * 2_000)).encode(),
    "circle": (_PAIR + "figures: {a: b, b: a}\npools: {fees: {amount: a, split: equal}}\n").encode(),
    "two documents": (PLAIN + "---\n" + PLAIN).encode(),
}


def _parties(number: int) -> str:
    return "parties:\n" + "".join(f"  firm_{i}: {{kind: enterprise}}\n" for i in range(1, number + 1))


def _fine(number: int) -> str:
    return ", ".join(f"firm_{i}: 1/{10**30 + 2 * i + 1}" for i in range(1, number + 1))


#: files that are large, or small with large consequences; `None` where they are computed
LARGE: Final[dict[str, tuple[Callable[[], str], str | None]]] = {
    "brackets, 5 MB": (lambda: "[" * 4_999_000, "too-many-entries"),
    "braces, 5 MB": (lambda: "{" * 4_999_000, "too-many-entries"),
    "20 000 levels of brackets": (lambda: "[" * 20_000 + "]" * 20_000, "nested-too-deeply"),
    "20 000 levels of lines": (lambda: "".join(f"{' ' * i}a:\n" for i in range(2_000)), "nested-too-deeply"),
    "6 MB": (lambda: "a" * 6_000_000, "file-too-large"),
    "a million lines": (lambda: "\n" * 1_000_000, "file-too-large"),
    "one word, 2 MB": (lambda: "a" * 2_000_000, "not-a-contract"),
    "exclamation marks, 5 MB": (lambda: "!" * 4_999_000, "tag-not-read"),
    "quotes, 5 MB": (lambda: '"' * 4_999_000, "not-yaml"),
    "stars, 5 MB": (lambda: "*" * 4_999_000, "alias-not-read"),
    "99 990 entries": (lambda: "- 1\n" * 99_990, "not-a-contract"),
    "unknown keys": (lambda: TWO + "".join(f"x{i}: 1\n" for i in range(30_000)), "unknown-key"),
    "unknown parties": (
        lambda: TWO + "pools:\n  fees:\n    amount: 80\n    split:\n" + "".join(f"      x{i}: 1%\n" for i in range(30_000)),
        "unknown-party",
    ),
    "2 000 parties, 300 pools": (
        lambda: HEAD + "parties: {firm: {count: 2000}}\npools:\n" + "".join(f"  p{i}: {{amount: {i}, split: {{by: equal}}}}\n" for i in range(1, 301)),
        "too-many-figures",
    ),
    "2 000 parties": (
        lambda: HEAD + _parties(2_000) + "contributions: {each all: 3.5}\npools:\n" + "".join(f"  p{i}: {{amount: {i}, split: {{by: contribution}}}}\n" for i in range(1, 6)),
        None,
    ),
    "300 pools, each on the last": (
        lambda: HEAD + _parties(20) + "contributions: {each all: 3}\npools:\n  p0: {amount: 7, split: {by: contribution}}\n"
        + "".join(f"  p{i}: {{amount: {i}, split: {{by: p{i - 1}}}}}\n" for i in range(1, 300)),
        None,
    ),
    "4 900 figures in a row": (
        lambda: TWO + "figures:\n  f0: 1\n" + "".join(f"  f{i}: f{i - 1} + 1\n" for i in range(1, 4_900)) + EQUAL, None
    ),
    "4 900 figures in a ring": (
        lambda: TWO + "figures:\n  f0: f4899\n" + "".join(f"  f{i}: f{i - 1} + 1\n" for i in range(1, 4_900)) + EQUAL, "circle"
    ),
    "a figure squared a hundred times": (
        lambda: TWO + "figures:\n  f0: 1.1\n" + "".join(f"  f{i}: f{i - 1} * f{i - 1}\n" for i in range(1, 100)) + EQUAL,
        "number-too-large",
    ),
    "2 000 denominators": (
        lambda: HEAD + _parties(2_000) + f"figures:\n  w: {{{_fine(2_000)}}}\npools: {{fees: {{amount: 80, split: {{by: w}}}}}}\n",
        "number-too-large",
    ),
    "2 000 denominators in a sum": (
        lambda: HEAD + _parties(2_000) + f"contributions: {{{_fine(2_000)}}}\n" + EQUAL, "number-too-large"
    ),
    "long formulas": (
        lambda: TWO + "figures:\n  a: 2\n" + "".join(f"  f{i}: {' + '.join(['a * a'] * 35)}\n" for i in range(3_000)) + EQUAL,
        "formulas-too-long",
    ),
    "2 000 parties, 1 000 contributions each": (
        lambda: HEAD + "parties: {firm: {count: 2000}}\ncontributions:\n  each firm:\n" + "    - 1\n" * 1_000 + EQUAL, "too-many-figures"
    ),
    "20 000 splits beside": (
        lambda: HEAD + f"parties: {{firm: {{count: 2000}}}}\npools: {{fees: {{amount: 80, split: {{by: equal}}, beside: [{', '.join(['equal'] * 20_000)}]}}}}\n",
        "too-many-figures",
    ),
    "members of a thousand parties": (
        lambda: HEAD + f"parties: {{firm: {{count: 1000, members: {{{', '.join(f'm{i}: {{}}' for i in range(50))}}}}}}}\n" + EQUAL,
        "too-many-parties",
    ),
    "twenty games of sixteen": (
        lambda: HEAD + _parties(16) + "pools:\n" + "".join(f"  p{i}: {{worth: {{all: {i}}}, unlisted: 0, split: {{by: shapley}}}}\n" for i in range(1, 21)),
        "games-too-many",
    ),
    "a game of seventeen": (
        lambda: HEAD + _parties(17) + "pools: {p: {worth: {all: 5}, unlisted: 0, split: {by: shapley}}}\n", "game-too-large"
    ),
    "thirteen, unlisted: superadditive": (
        lambda: HEAD + _parties(13) + "pools: {p: {worth: {all: 5, " + ", ".join(f"firm_{i}: 0" for i in range(1, 14)) + "}, unlisted: superadditive, split: {by: shapley}}}\n",
        "cover-too-large",
    ),
    "a synergy of five out of 300": (
        lambda: HEAD + _parties(300) + "pools: {p: {synergies: {" + ", ".join(f"firm_{i}: 2" for i in range(1, 301)) + ", each all + each all + each all: 1}, split: {by: shapley}}}\n",
        "synergy-too-large",
    ),
    "7 000 synergies of pairs": (
        lambda: HEAD + _parties(200) + "pools:\n  p:\n    synergies:\n" + "".join(f"      firm_{i} + firm_{j}: 1\n" for i in range(1, 201) for j in range(i + 1, min(i + 40, 201))) + "    split: {by: shapley}\n",
        None,
    ),
    "a synergy of 100 000 slots": (
        lambda: TWO + "pools:\n  p:\n    synergies:\n      ? " + " + ".join(["each all"] * 100_000) + "\n      : 4\n    split: {by: shapley}\n",
        None,
    ),
    "4 000 groups of all": (
        lambda: HEAD + "parties: {firm: {count: 1990}}\ngroups:\n" + "".join(f"  g{i}: all except firm_{i % 1990 + 1}\n" for i in range(4_000)) + EQUAL, None
    ),
    "an id of a million letters": (lambda: HEAD + "parties:\n  ? " + "a" * 1_000_000 + "\n  : {}\n" + EQUAL, None),
    "amounts far apart": (lambda: HEAD + "round: {to: 1e-30 yuan}\n" + _parties(500) + EQUAL.replace("80", "1e30"), None),
}  # fmt: skip
