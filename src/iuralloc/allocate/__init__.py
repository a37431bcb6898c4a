"""Allocate: the fold over the steps of a contract, in the order in which they rest on each other.

One step is one problem, one solution, one posting; the state between steps is a ledger that is never changed.
What a step is refused for does not stop the others, so that all findings come at once.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass, replace

from iuralloc.allocate.disputed import open_nodes, state_disputed
from iuralloc.allocate.fold import fold
from iuralloc.audit.opening import Opening, read_opening
from iuralloc.audit.trail import Trail, trail_of
from iuralloc.contract.checks import findings_of
from iuralloc.contract.checks.policies import told_of_shipped
from iuralloc.contract.consequences import above_path, told_once
from iuralloc.contract.extent import refuse_beyond_budget
from iuralloc.contract.load import Contract, in_file_order, load_bytes, refuse_errors
from iuralloc.contract.sheets.beside import Beside
from iuralloc.errors import ContractAtFault, Finding, Inconsistency, NoAllocation, Severity, Status
from iuralloc.settlement.ledger import Ledger

#: sections whose faults leave the rest of the file worth computing
_LOCAL = frozenset({
    "contributions", "figures", "royalties", "pools", "title", "title_zh", "date", "law", "equity", "risks", "liability", "events",
    "scenarios", "opening",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Examined:
    """A contract file examined once: what it says, all findings, and the ledger if it could be computed.

    `findings` are in file order; with a ledger they hold what there is to remark about the result, too. Where
    there is no ledger, `unsolved` says that nothing is wrong but that a rule has no answer. `opening` is what the
    years before have left.
    """

    contract: Contract | None
    findings: tuple[Finding, ...]
    ledger: Ledger | None
    unsolved: bool = False
    opening: Opening | None = None

    @property
    def status(self) -> Status:
        """The exit status of a run that wanted the result."""
        if self.ledger is not None:
            return Status.DONE
        return Status.NO_ALLOCATION if self.unsolved else Status.AT_FAULT

    def trail(self) -> Trail:
        """The trail of the ledger.

        Raises
        ------
        ContractAtFault, NoAllocation
            With all findings, if the contract could not be computed.
        """
        if self.contract is None or self.ledger is None:
            raise (NoAllocation if self.unsolved else ContractAtFault)(self.findings)
        opening = self.opening.as_data() if self.opening is not None else None
        return trail_of(self.contract, self.ledger, environment(), opening)


def examine(data: bytes, name: str, beside: Beside | None = None) -> Examined:
    """Read, check and compute a contract file; every finding comes at once, those too that only computing shows.

    Parameters
    ----------
    data, name
        The bytes of the file, and its name.
    beside
        Where the files come from that it names: sheets, the trail of last year. None where there is no folder.
    """
    contract, told = load_bytes(data, name, beside)
    if contract is None:
        return Examined(None, told_once(told), None)
    findings = [*told, *findings_of(contract)]
    document = contract.document
    names = (*contract.roster.known_names(), *document.figures, *document.royalties, *document.pools)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not all(finding.path.split(".")[0].split("[")[0] in _LOCAL for finding in errors):
        return Examined(contract, told_once(in_file_order(findings), names), None)
    refuse_beyond_budget(contract)
    left_open = open_nodes(contract)
    opening, refused = _opening(contract)
    folded = fold(contract, _broken_by(contract, errors) | left_open, opening)
    state, faults, unsolved = folded.state, [*refused, *folded.faults], folded.unsolved
    if not (errors or faults or unsolved):
        if state.meanings.broken and not left_open:
            raise Inconsistency(f"left out without a finding: {', '.join(sorted(state.meanings.broken))}")
        disputed = state_disputed(contract, state)
        state, faults, unsolved = disputed.state, disputed.faults, disputed.unsolved
    faults = [told_of_shipped(contract, fault) for fault in faults]
    unsolved = [told_of_shipped(contract, fault) for fault in unsolved]
    if errors or faults or unsolved:
        told = in_file_order([*findings, *faults, *unsolved])
        return Examined(contract, told_once(told, names), None, not errors and not faults)
    remarks_too = in_file_order([*findings, *state.ledger.findings])
    return Examined(contract, remarks_too, replace(state.ledger, findings=remarks_too), opening=opening)


def _opening(contract: Contract) -> tuple[Opening | None, tuple[Finding, ...]]:
    """What the years before have left, or why that cannot be read; pools are computed all the same."""
    try:
        return read_opening(contract), ()
    except ContractAtFault as refusal:
        return None, refusal.findings


def check(data: bytes, name: str, beside: Beside | None = None) -> tuple[Contract | None, tuple[Finding, ...]]:
    """A contract and all findings about its file, in file order."""
    examined = examine(data, name, beside)
    return examined.contract, examined.findings


def load(data: bytes, name: str, beside: Beside | None = None) -> Contract:
    """Read and check a contract.

    Raises
    ------
    ContractAtFault
        With all findings, if any is an error.
    """
    contract, findings = check(data, name, beside)
    refuse_errors(findings)
    if contract is None:
        raise ContractAtFault(findings)
    return contract


def allocate(contract: Contract) -> Trail:
    """Compute everything a contract asks for.

    Raises
    ------
    ContractAtFault, NoAllocation, LimitReached
        With the findings that say why.
    """
    source = contract.source
    return examine(source.data, source.name, source.beside).trail()


def environment() -> dict[str, str]:
    """Versions of the programs that made a trail."""
    from importlib.metadata import version

    return {"iuralloc": version("iuralloc"), "python": platform.python_version()}


#: sections that are one step: a fault in any entry leaves out all of it
_WHOLE = {
    "contributions": "contributions", "equity": "equity", "risks": "risks", "liability": "risks", "events": "risks",
}  # fmt: skip


def _broken_by(contract: Contract, errors: list[Finding]) -> frozenset[str]:
    """The entries that structural errors make useless."""
    nodes = dict(_WHOLE)
    document = contract.document
    sections = (("figures", document.figures), ("royalties", document.royalties), ("pools", document.pools))
    for section, entries in sections:
        for name, entry in entries.items():
            # An id with other signs than letters is told, and stands in quotes in some of the paths.
            nodes |= {entry.path: f"{section}.{name}", f"{section}.{name}": f"{section}.{name}"}
    return frozenset(nodes[above] for error in errors for above in above_path(error.path) if above in nodes)
