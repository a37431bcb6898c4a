"""Axioms: the promises that the card of a rule may name, each in one sentence that a test can refute.

A card names an axiom by its id. ``dual-of:ID`` is made for any rule with that id; all others stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from iuralloc.rules.card import Words

#: before the id of another rule, in the axiom that a rule is the dual of that one
DUAL_OF: Final = "dual-of:"


@dataclass(frozen=True, slots=True)
class Axiom:
    """A promise that some rules make and others do not.

    Parameters
    ----------
    id
        As a card names it.
    title
        What the literature calls it.
    statement
        One sentence.
    reference
        Where it was first used, or where it is well explained.
    """

    id: str
    title: Words
    statement: Words
    reference: str


_SHAPLEY: Final = "L. S. Shapley (1953), A value for n-person games, Contributions to the Theory of Games II"
_THOMSON: Final = "W. Thomson (2003), Axiomatic and game-theoretic analysis of bankruptcy and taxation problems, Mathematical Social Sciences 45"
_AUMANN: Final = "R. J. Aumann and M. Maschler (1985), Game theoretic analysis of a bankruptcy problem from the Talmud, Journal of Economic Theory 36"
_YOUNG: Final = "H. P. Young (1988), Distributive justice in taxation, Journal of Economic Theory 44"
_MOULIN: Final = "H. Moulin (2000), Priority rules and other asymmetric rationing methods, Econometrica 68"
_PELEG: Final = "B. Peleg and P. Sudhölter (2007), Introduction to the Theory of Cooperative Games, Springer"
_OWEN: Final = "G. Owen (1977), Values of games with a priori unions, Mathematical Economics and Game Theory, Springer"
_MYERSON: Final = "R. B. Myerson (1977), Graphs and cooperation in games, Mathematics of Operations Research 2"


def _axiom(id_: str, title: tuple[str, str], statement: tuple[str, str], reference: str) -> Axiom:
    return Axiom(id_, _words(title), _words(statement), reference)


def _words(pair: tuple[str, str]) -> Words:
    return MappingProxyType(dict(zip(("en", "zh"), pair, strict=True)))


_OF_EVERY_RULE: Final = (
    _axiom(
        "efficiency",
        ("efficiency", "有效性"),
        ("What the parties get adds up to the whole.", "各方所得之和等于总额。"),
        _SHAPLEY,
    ),
    _axiom(
        "anonymity",
        ("anonymity", "匿名性"),
        (
            (
                "Names and order of listing make no difference: parties who change places in all that is stated change "
                "places in the answer."
            ),
            "结果与名称和列示顺序无关：各方在全部已知条件中互换位置，则其所得亦随之互换。",
        ),
        _SHAPLEY,
    ),
    _axiom(
        "twins",
        ("equal treatment of equals", "等同对待"),
        (
            "Two parties whom nothing stated tells apart get the same.",
            "已知条件无法区分的两方所得相等。",
        ),
        _SHAPLEY,
    ),
    _axiom(
        "sum-to-one",
        ("normalisation", "归一性"),
        ("The numbers add up to 1.", "各数之和等于1。"),
        "P. Dubey and L. S. Shapley (1979), Mathematical properties of the Banzhaf power index, Mathematics of Operations Research 4",
    ),
    _axiom(
        "scale",
        ("independence of the unit", "计量单位无关性"),
        (
            "If every amount is stated in another unit, every payment is the same amount in that unit.",
            "全部金额改用另一计量单位时，各方所得仅随单位换算。",
        ),
        "H. Moulin (2003), Fair Division and Collective Welfare, MIT Press",
    ),
)

_OF_GAMES: Final = (
    _axiom(
        "null-player",
        ("null player", "零贡献者"),
        ("A party that adds nothing to any group gets nothing.", "对任何联盟均无增益者所得为零。"),
        _SHAPLEY,
    ),
    _axiom(
        "additivity",
        ("additivity", "可加性"),
        (
            "What is got from the sum of two games is the sum of what is got from each: phases may be settled one by one.",
            "两个博弈之和的分配等于各自分配之和：分期结算与合并结算结果一致。",
        ),
        _SHAPLEY,
    ),
    _axiom(
        "covariance",
        ("covariance", "策略等价协变性"),
        (
            (
                "Multiplying all worths by a positive number, and giving each group a fixed amount for each of its "
                "members, does the same to what they get."
            ),
            "全部收益乘以正数、并按成员各加一固定额时，各方所得发生同样变换。",
        ),
        _PELEG,
    ),
    _axiom(
        "individual-rationality",
        ("individual rationality", "个体理性"),
        (
            "Wherever every party can be given what it would have alone, no party gets less than that.",
            "凡能使各方均不低于单独所得者，任何一方所得不低于其单独所得。",
        ),
        "J. von Neumann and O. Morgenstern (1944), Theory of Games and Economic Behavior, Princeton",
    ),
    _axiom(
        "core-if-any",
        ("core selection", "核心选择性"),
        (
            "Wherever some division leaves no group with less than it could have alone, the answer is such a division.",
            "凡存在使任何联盟均不低于其自行所得的分配（核心非空），结果必为此类分配。",
        ),
        "D. B. Gillies (1959), Solutions to general non-zero-sum games, Contributions to the Theory of Games IV",
    ),
    _axiom(
        "strong-monotonicity",
        ("strong monotonicity", "强单调性"),
        (
            "A party that adds no less to any group than it did gets no less.",
            "对每一联盟的边际贡献均不减少者，其所得不减少。",
        ),
        "H. P. Young (1985), Monotonic solutions of cooperative games, International Journal of Game Theory 14",
    ),
    _axiom(
        "coalitional-monotonicity",
        ("coalitional monotonicity", "联盟单调性"),
        (
            "If one group can earn more and no other earns otherwise, none of its members gets less.",
            "仅某一联盟收益增加时，其成员所得均不减少。",
        ),
        "H. P. Young (1985), Monotonic solutions of cooperative games, International Journal of Game Theory 14",
    ),
    _axiom(
        "aggregate-monotonicity",
        ("aggregate monotonicity", "总额单调性"),
        (
            "If only all together can earn more, nobody gets less.",
            "仅总联盟收益增加时，任何一方所得不减少。",
        ),
        "N. Megiddo (1974), On the nonmonotonicity of the bargaining set, the kernel and the nucleolus of a game, SIAM Journal on Applied Mathematics 27",
    ),
    _axiom(
        "balanced-contributions",
        ("balanced contributions", "均衡贡献"),
        (
            "What one party loses if another leaves is what the other loses if the first one leaves.",
            "一方退出使另一方减少的所得，等于另一方退出使该方减少的所得。",
        ),
        "R. B. Myerson (1980), Conference structures and fair allocation rules, International Journal of Game Theory 9",
    ),
    _axiom(
        "quotient-game",
        ("quotient game", "商博弈性质"),
        (
            "A union gets together what it would get as one party in the game among the unions.",
            "集团整体所得等于其作为单一方参与集团间博弈时的所得。",
        ),
        _OWEN,
    ),
    _axiom(
        "component-efficiency",
        ("component efficiency", "连通分支有效性"),
        (
            "The parties of each connected part get together exactly what that part can earn.",
            "每一连通分支的成员所得之和等于该分支的收益。",
        ),
        _MYERSON,
    ),
    _axiom(
        "fairness-of-edges",
        ("fairness", "公平性（连接对等）"),
        (
            "Two parties lose the same if the link between them is cut.",
            "两方之间的连接被切断时，双方减少的所得相等。",
        ),
        _MYERSON,
    ),
    _axiom(
        "davis-maschler-consistency",
        ("consistency, Davis and Maschler", "一致性（戴维斯—马施勒）"),
        (
            (
                "If some are paid and leave, those who stay get the same in the game in which they may work with any of "
                "those who left for their payment."
            ),
            "部分成员取得所得后退出，其余成员在可按该所得与退出者合作的缩减博弈中所得不变。",
        ),
        "A. I. Sobolev (1975), The characterization of optimality principles in cooperative games by functional equations, Mathematical Methods in the Social Sciences 6",
    ),
)

_OF_DIVISIONS: Final = (
    _axiom(
        "order-of-weights",
        ("order preservation", "次序保持"),
        (
            "Who has the larger weight or claim gets no less.",
            "权重或债权较大者所得不少于较小者。",
        ),
        _AUMANN,
    ),
    _axiom(
        "order-of-losses",
        ("order preservation in losses", "损失次序保持"),
        (
            "Who has the larger claim forgoes no less of it.",
            "债权较大者未获清偿的数额不少于较小者。",
        ),
        _AUMANN,
    ),
    _axiom(
        "additivity-in-the-amount",
        ("additivity in the amount", "对金额的可加性"),
        (
            "Two amounts divided one after the other give what their sum gives at once.",
            "两笔金额先后分配与合并分配结果相同。",
        ),
        _MOULIN,
    ),
    _axiom(
        "claims-bounded",
        ("claims boundedness", "债权上限"),
        ("Nobody gets less than nothing or more than the claim.", "任何一方所得不为负，亦不超过其债权。"),
        _THOMSON,
    ),
    _axiom(
        "self-dual",
        ("self-duality", "自对偶性"),
        (
            "What there is is divided as what is missing is divided.",
            "对所得的分配与对短缺的分摊采用同一方式，结果一致。",
        ),
        _AUMANN,
    ),
    _axiom(
        "resource-monotone",
        ("resource monotonicity", "资源单调性"),
        ("If there is more to divide, nobody gets less.", "可分总额增加时，任何一方所得不减少。"),
        _THOMSON,
    ),
    _axiom(
        "claims-monotone",
        ("claims monotonicity", "债权单调性"),
        ("Who claims more, all else the same, gets no less.", "其他不变而一方债权增加时，其所得不减少。"),
        _THOMSON,
    ),
    _axiom(
        "consistency",
        ("consistency", "一致性"),
        (
            "If some are paid and leave, the rest divided among those who stay gives each the same.",
            "部分成员取得所得后退出，余额在其余成员间按同一规则分配，所得不变。",
        ),
        _AUMANN,
    ),
    _axiom(
        "composition-up",
        ("composition up", "向上合成"),
        (
            "A first payment divided on the claims, and the rest on what remains of them, gives what one payment gives.",
            "先按债权分配部分金额，再按剩余债权分配余额，与一次分配结果相同。",
        ),
        _YOUNG,
    ),
    _axiom(
        "composition-down",
        ("composition down", "向下合成"),
        (
            (
                "If there turns out to be less than was promised, dividing it by the promises gives what dividing it by "
                "the claims gives."
            ),
            "实际金额少于已承诺分配时，以承诺额为债权重新分配，与直接按原债权分配结果相同。",
        ),
        _MOULIN,
    ),
    _axiom(
        "truncation",
        ("independence of what is claimed beyond the estate", "超额债权无关性"),
        (
            "The part of a claim that is larger than the whole estate makes no difference.",
            "债权超过可分总额的部分不影响结果。",
        ),
        _AUMANN,
    ),
    _axiom(
        "minimal-rights-first",
        ("minimal rights first", "最低权利优先"),
        (
            "To pay each what the others concede, and then divide the rest on what remains of the claims, makes no difference.",
            "先支付其余各方让与的部分，再按剩余债权分配余额，结果不变。",
        ),
        "I. J. Curiel, M. Maschler and S. H. Tijs (1987), Bankruptcy games, Zeitschrift für Operations Research 31",
    ),
    _axiom(
        "contested-garment",
        ("concede and divide", "争议袍服原则"),
        (
            "Of two claimants each gets what the other concedes, and half of what both claim.",
            "两方争议时，各方先得对方让与部分，双方均主张的部分平分。",
        ),
        _AUMANN,
    ),
)

_AXIOMS: Final[Mapping[str, Axiom]] = MappingProxyType(
    {axiom.id: axiom for axiom in (*_OF_EVERY_RULE, *_OF_GAMES, *_OF_DIVISIONS)}
)


def all_axioms() -> tuple[Axiom, ...]:
    """Every axiom that has a name of its own, without the duals.

    Examples
    --------
    >>> [axiom.id for axiom in all_axioms()][:3]
    ['efficiency', 'anonymity', 'twins']
    """
    return tuple(_AXIOMS.values())


def axiom(name: str) -> Axiom:
    """An axiom by the id that a card names.

    Raises
    ------
    KeyError
        If there is no such axiom.

    Examples
    --------
    >>> axiom("null-player").statement["en"]
    'A party that adds nothing to any group gets nothing.'
    >>> axiom("dual-of:cel").title["en"]
    'dual of cel'
    """
    if name.startswith(DUAL_OF) and name != DUAL_OF:
        return _dual(name)
    return _AXIOMS[name]


def _dual(name: str) -> Axiom:
    other = name.removeprefix(DUAL_OF)
    return _axiom(
        name,
        (f"dual of {other}", f"{other} 的对偶"),
        (
            f"What there is is divided as {other} divides what is missing.",
            f"对所得的分配，与 {other} 对短缺的分摊方式一致。",
        ),
        _AUMANN,
    )
