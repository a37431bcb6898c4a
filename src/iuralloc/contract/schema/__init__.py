"""The shape of a contract file, word by word, as the vocabulary has it.

What a later edition reads is named in `LATER` of each entry and refused by name; what no edition reads is an
unknown word. Meaning that needs more than one entry stands in `contract.checks`.
"""

from iuralloc.contract.schema.contributions import Contribution
from iuralloc.contract.schema.document import Document
from iuralloc.contract.schema.equity import CapitalContribution, Equity, Payment
from iuralloc.contract.schema.fields import (
    CONTRIBUTION_KINDS,
    MEMBER_KINDS,
    PARTY_KINDS,
    Dressed,
    Rounding,
)
from iuralloc.contract.schema.figures import Figure
from iuralloc.contract.schema.parties import Member, Party, Phase
from iuralloc.contract.schema.plans import Plan, PlanStep, Policy, Pool, Split
from iuralloc.contract.schema.policies import PolicyUse
from iuralloc.contract.schema.risk import Caps, Event, Fault, Liability, Risk, Step
from iuralloc.contract.schema.scenarios import Scenario
from iuralloc.contract.schema.terms import Term
from iuralloc.contract.schema.tiers import Band, ShareBand, ShareTiers, Tiers

__all__ = [
    "CONTRIBUTION_KINDS", "MEMBER_KINDS", "PARTY_KINDS", "Band",
    "CapitalContribution", "Caps", "Contribution", "Document", "Dressed", "Equity", "Event", "Fault",
    "Figure", "Liability", "Member", "Party", "Payment", "Phase", "Plan", "PlanStep", "Policy", "PolicyUse", "Pool", "Risk",
    "Rounding", "Scenario", "ShareBand", "ShareTiers", "Split", "Step", "Term", "Tiers",
]  # fmt: skip
