"""Policies put in their places: where a plan says ``policy``, the plan that it names is read as if it stood there.

That happens to the tree of a file before anything is checked, so that what is checked, computed and printed knows
plans alone. Entries keep the place where they are written; what a shipped policy brings stands at the word that
asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from iuralloc.contract.policy_copies import Copy, names_of_plan
from iuralloc.contract.presets import PRESET_IDS, SURE, Preset, preset
from iuralloc.contract.schema import PolicyUse
from iuralloc.contract.source import Mapping, Node, Scalar, wrap
from iuralloc.contract.telling import Collector, child_path, near
from iuralloc.errors import Place

#: words of a plan that a policy brings
PLAN_WORDS = ("to", "split", "steps", "order", "inside")
#: words that cannot stand beside `policy`
_OTHER_PLANS = ("to", "split", "steps", "refund", "order")
_GROUNDS = ("clause", "quote", "evidence", "note")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a policy stands.

    Parameters
    ----------
    path, place
        Of the plan that uses it, and of the word.
    name
        Of the policy.
    shipped
        The preset, where it is one.
    left_out
        What the preset could have been given, and was not.
    bearers
        Who bears a name of the policy here, by who that is: the name, and where it says so.
    """

    path: str
    place: Place
    name: str
    shipped: Preset | None = None
    left_out: tuple[str, ...] = ()
    bearers: MappingOf[str, tuple[str, Place]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Uses:
    """Where policies stand, by the path of the plan; which of the file are meant anywhere."""

    at: MappingOf[str, Use] = field(default_factory=dict)
    meant: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Placing:
    """One walk over a file."""

    policies: MappingOf[str, Node]
    collector: Collector
    uses: dict[str, Use] = field(default_factory=dict)
    #: the policies of the file inside which the walk is
    ring: list[str] = field(default_factory=list)
    #: the policies of the file that are meant somewhere, also where that could not be read
    meant: set[str] = field(default_factory=set)

    def plan(self, node: Node) -> Node:
        """A plan with the policies below it in their places."""
        if not isinstance(node, Mapping):
            return node
        copy = _shallow(node)
        for word in ("steps", "inside"):
            below = copy.get(word)
            if isinstance(below, Mapping):
                inner = _shallow(below)
                inner.update({key: self.plan(value) for key, value in below.items()})
                copy[word] = inner
        word_node = copy.get("policy")
        if word_node is not None and not (isinstance(word_node, Scalar) and word_node.empty):
            del copy["policy"]
            self._put(copy, word_node)
        return copy

    def _put(self, plan: Mapping, written: Node) -> None:
        beside = next((word for word in _OTHER_PLANS if word in plan.key_places), "")
        if beside:
            self.meant.update(self.policies)
            path = child_path(plan.path, beside)
            self.collector.add("policy-beside-plan", plan.key_places[beside], path, word=beside)
            return
        told = PolicyUse.model_validate(
            wrap(written, "plan") if isinstance(written, Scalar) else written, context=self.collector
        )
        if not isinstance(written, Scalar | Mapping):
            return
        words = told.written_as_found()
        path = f"{plan.path}.policy"
        if len({"plan", "preset"} & words) != 1:
            self.meant.update(self.policies)
            self.collector.add("policy-not-named", written.place, path)
            return
        name = told.plan or told.preset or ""
        bare = isinstance(written, Scalar)
        if told.plan in self.policies and told.plan is not None:
            self._own(plan, told, told.plan, written.place)
        elif (bare or told.preset is not None) and name in PRESET_IDS:
            self._shipped(plan, told, name, written)
        else:
            known = [*(self.policies if told.preset is None else ()), *(PRESET_IDS if bare or told.preset else ())]
            facts = {"policy": name, "near": near(name, known), "known": ", ".join(known)}
            self.meant.add(facts["near"])
            self.collector.add("policy-unknown", told.place_of_value("plan" if told.plan else "preset"), path, **facts)

    def _own(self, plan: Mapping, told: PolicyUse, name: str, place: Place) -> None:
        policy = self.policies[name]
        self.meant.add(name)
        if name in self.ring:
            ring = [*self.ring[self.ring.index(name) :], name]
            self.collector.add("circle", place, f"{plan.path}.policy", ring=" → ".join(ring))
            return
        for word in ("given", "accept"):
            if word in told.written_as_found():
                facts = {"word": word, "policy": name}
                self.collector.add("policy-word-of-presets", told.place_of(word), f"{plan.path}.policy.{word}", **facts)
        if not isinstance(policy, Mapping):
            return
        self.ring.append(name)
        placed = self.plan(policy)
        self.ring.pop()
        if isinstance(placed, Mapping) and self._roles_known(told, name, names_of_plan(placed)):
            self._fill(
                Use(plan.path, place, name, bearers=_role_places(told)),
                plan,
                Copy(plan.path, _texts(told.roles)),
                placed,
            )

    def _shipped(self, plan: Mapping, told: PolicyUse, name: str, written: Node) -> None:
        shipped, path = preset(name), f"{plan.path}.policy"
        if shipped.confidence not in SURE and told.accept != shipped.confidence:
            facts = {"policy": name, "confidence": shipped.confidence, "source": shipped.host}
            self.collector.add("policy-not-sure", written.place, path, **facts)
            return
        sound = self._roles_known(told, name, shipped.roles)
        for word, place in told.keys_of("given").items():
            if word not in shipped.needs:
                facts = {"fact": word, "policy": name, "near": near(word, shipped.needs)}
                facts["known"] = ", ".join(shipped.needs)
                self.collector.add("policy-fact-unknown", place, f"{path}.given.{word}", **facts)
                sound = False
        for word, need in shipped.needs.items():
            if need.needed and word not in told.given:
                facts = {"fact": word, "policy": name}
                self.collector.add("policy-fact-missing", written.place, path, **facts)
                sound = False
        given = {word: node for word, node in told.given.items() if isinstance(node, Scalar | Mapping)}
        if not sound or len(given) < len(told.given):
            return
        roles = {**(shipped.usually if ".inside." in plan.path else {}), **_texts(told.roles)}
        left_out = tuple(word for word in shipped.needs if word not in told.given)
        use = Use(plan.path, written.place, name, shipped, left_out, _role_places(told))
        self._fill(use, plan, Copy(plan.path, roles, written.place, given, shipped.host), shipped.plan)

    def _roles_known(self, told: PolicyUse, name: str, known: MappingOf[str, object] | tuple[str, ...]) -> bool:
        sound = True
        for role, place in told.keys_of("roles").items():
            if role not in known:
                facts = {"role": role, "policy": name, "near": near(role, known), "known": ", ".join(known)}
                path = f"{told.path}.roles.{role}"
                self.collector.add("policy-role-unknown", place, path, **facts)
                sound = False
        return sound

    def _fill(self, use: Use, plan: Mapping, copy: Copy, policy: Mapping) -> None:
        """The words of the policy among those of the plan that uses it; what the plan says itself counts."""
        self.uses.setdefault(use.path, use)
        brought = copy.plan(policy)
        for first, second, name in copy.met[:1]:
            facts = {"first": first, "second": second, "name": name, "policy": use.name}
            self.collector.add("policy-roles-meet", use.place, f"{use.path}.policy", **facts)
        own_inside = plan.get("inside")
        for word in (*PLAN_WORDS, *_GROUNDS):
            if word in brought and word not in plan.key_places:
                plan[word] = brought[word]
                plan.key_places[word] = brought.key_places[word]
        below = brought.get("inside")
        if isinstance(own_inside, Mapping) and isinstance(below, Mapping):
            merged = _shallow(own_inside)
            for key, value in below.items():
                merged.setdefault(key, value)
                merged.key_places.setdefault(key, below.key_places[key])
            plan["inside"] = merged
        plan.used_at = copy.used_at


def put_policies(tree: Mapping, collector: Collector) -> tuple[Mapping, Uses]:
    """A file with its policies in their places, and where each of them stands."""
    policies = tree.get("policies")
    placing = _Placing(policies if isinstance(policies, Mapping) else {}, collector)
    root = _shallow(tree)
    pools = root.get("pools")
    if isinstance(pools, Mapping):
        placed = _shallow(pools)
        placed.update({name: placing.plan(pool) for name, pool in pools.items()})
        root["pools"] = placed
    for section in ("equity", "liability"):
        if isinstance(root.get(section), Mapping):
            root[section] = placing.plan(root[section])
    return root, Uses(placing.uses, frozenset(placing.meant))


def _role_places(told: PolicyUse) -> dict[str, tuple[str, Place]]:
    places = told.keys_of("roles")
    return {name: (role, places[role]) for role, name in told.roles.items() if name}


def _texts(roles: MappingOf[str, str | None]) -> dict[str, str]:
    return {role: name for role, name in roles.items() if name}


def _shallow(node: Mapping) -> Mapping:
    copy = Mapping(node.place, node.path, node.key_place)
    copy.key_places = dict(node.key_places)
    copy.used_at = node.used_at
    copy.update(node)
    return copy
