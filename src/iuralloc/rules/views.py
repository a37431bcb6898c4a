"""How rules read a game, in words: what several cards say alike is said once."""

from __future__ import annotations

from typing import Final

from iuralloc.rules.card import Words

DRAWS: Final[Words] = {
    "en": "dividends by draw",
    "zh": "红利，按自各类别抽取的人数计",
}
DRAWS_AND_WEIGHTS: Final[Words] = {
    "en": "dividends by draw and by sums of weights",
    "zh": "红利，按自各类别抽取的人数及权重之和计",
}
EVERY_GROUP: Final[Words] = {
    "en": "the worth of every group",
    "zh": "每个联盟的价值",
}
MAKE_UPS: Final[Words] = {
    "en": "make-ups of groups by kinds of alike parties",
    "zh": "联盟的构成，按各类相同当事方的人数计",
}
MARGINALS: Final[Words] = {
    "en": "marginal contributions by size of group",
    "zh": "边际贡献，按联盟的规模计",
}
