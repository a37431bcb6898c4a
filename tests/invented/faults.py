"""One sound contract, and for each code of a finding that a schema can see, a slip that brings it about."""

from __future__ import annotations

from typing import Final

SOUND: Final = """\
iuralloc: 1
title: Trial of a drying kiln
date: 2030-05-04
law: none
currency: CNY
unit: 万元
round: {to: 1 yuan, ties: order of parties}
parties:
  kiln: {kind: enterprise, name: Kiln Works}
  uni:
    kind: university
    members: {team: {kind: team, share: 60%, members: {Ma: 1/2, Hu: 1/2}}, school: 40%}
  smith: {kind: enterprise, count: 3}
others:
  insurer: {kind: insurer}
groups: {partners: [kiln, uni]}
phases: {trial: {}, sale: {name: sale}}
contributions:
  kiln:
    - {id: money, kind: cash, value: 40, phase: trial}
    - {kind: equipment, price: 50, life: 10y, used: 2y, use: 40%}
  uni: {kind: staff, rate: 12.5, used: 18m}
  each smith: 3
figures:
  sales: 1_200
  rate: {value: 3.5%, clause: "4"}
  duty: {trial: {kiln: 55%, uni: 45%}, sale: {kiln: 80%, uni: 20%}}
  merit:
    weights: {work: 60%, market: 40%}
    scores: {kiln: {work: 70, market: 90}, uni: {work: 95, market: 40}}
pools:
  profit:
    amount: 100
    among: partners
    worth: {kiln: 30, uni: 10, kiln + uni: 100}
    split: {by: shapley}
    beside: [equal, merit, {by: owen, unions: [[kiln], uni]}, {by: myerson, edges: [[kiln, uni]]}]
    inside: {uni: {to: team}}
  fees:
    amount: sales * rate
    split: {kiln: 50%, uni: 20%, each smith: 10%}
  costs:
    kind: cost
    amount: 21.7
    among: partners
    split: {by: merit}
    beside:
      - {by: merit, terms: {floor: {value: kiln at least 1/2, asked_by: kiln}, cap: uni at most 2/3 of kiln}, measure: ratio}
      - {uni: 50%, kiln: 50%, terms: {floor: each partners at least 1万元}}
royalties:
  kilns:
    on: {2030: 910, 2031: 1_645}
    rate: {2030..: 4%}
    offset: {amount: 58, paid: 60, floor: 2%, ceiling: 5%, unused: carried}
    minimum: 18
    credit: carried
  dryers:
    on: {2031: 700}
    rate: {tiers: [{upto: 500, rate: 4%}, {rate: 3%}], per: licence, count: year, method: marginal}
equity:
  company: Drykiln
  founded: 2030-06-01
  capital: 90
  contributions:
    kiln: {kind: cash, value: 60, paid: {founding: 20, 2031-06-01: 40}}
    uni: {kind: technology, value: 30, paid: founding}
risks:
  fire:
    phase: trial
    probability: 10%
    amount: 44
    steps: {deductible: {to: kiln, at_most: 4}, cover: {to: insurer, over: 4, at_most: 20}}
liability:
  split: {by: duty}
  caps: {overall: {kiln: 30, uni: 15}}
  overflow: those with room
events:
  blaze: {risk: fire, date: 2031-02-03, amount: 31, fault: {uni: {part: 10%, degree: negligence}}}
scenarios:
  dull: {set: {pools.profit.beside: none, figures.sales: 900}}
  wet: {based_on: dull, clause: "7", set: {events.blaze.amount: 44, pools.fees.split: {kiln: 100%}}}
"""

_SUBSCRIBED: Final = SOUND[SOUND.index("  contributions:\n    kiln: {kind: cash, value: 60") : SOUND.index("risks:")]
_UNIT: Final = "currency: CNY\nunit: 万元\nround: {to: 1 yuan, ties: order of parties}\n"

#: what is replaced in the sound contract, and by what, so that `check` tells the code
SLIPS: Final[tuple[tuple[str, str, str], ...]] = (
    ("disputed-not-here", "    phase: trial\n", "    phase: trial\n    restated: {value: 3}\n"),
    ("interest-until-when", "{value: 3.5%,", "{restated: {value: 4%, interest: 2%}, value: 3.5%,"),
    ("range-not-read", "{value: 3.5%,", "{range: 3%-4%, value: 3.5%,"),
    ("restated-without-value", "{value: 3.5%,", "{restated: {as_of: 2031-02-03}, value: 3.5%,"),
    ("scenario-empty", 'wet: {based_on: dull, clause: "7", set: {events.blaze.amount: 44, pools.fees.split: {kiln: 100%}}}', "wet: {based_on: dull}"),
    ("exchange-currency-unknown", "currency: CNY\n", "currency: CNY\nexchange: {dollar: {rate: 7.1}}\n"),
    ("exchange-without-rate", "currency: CNY\n", "currency: CNY\nexchange: {USD: {date: 2030-03-31}}\n"),
    ("exchange-rate-not-above-zero", "currency: CNY\n", "currency: CNY\nexchange: {USD: {rate: 0}}\n"),
    ("exchange-not-fixed-once", "currency: CNY\n", "currency: CNY\nexchange: {USD: {rate: {2030: 7.1}}}\n"),
    ("measure-without-terms", "beside: [equal, merit,", "beside: [{by: equal, measure: ratio}, merit,"),
    ("term-bare-number", "kiln at least 1/2", "kiln at least 2"),
    ("term-each-in-sum", "each partners at least", "each partners + kiln at least"),
    ("term-in-other-words", "uni at most 2/3", "uni <= 2/3"),
    ("term-not-read", "uni at most 2/3", "uni 2/3"),
    ("term-without-value", "value: kiln at least 1/2, asked_by: kiln", "asked_by: kiln"),
    ("royalty-without-base", "    on: {2030: 910, 2031: 1_645}\n", ""),
    ("royalty-without-rate", "    rate: {2030..: 4%}\n", ""),
    ("royalty-rate-out-of-range", "{2030..: 4%}", "{2030..: 4}"),
    ("rate-by-day", "{2030..: 4%}", "{2030: 4%, 2031: 4%, 2031-05-01: 3%}"),
    ("royalty-bands-of", ", per: licence", ", of: sales, per: licence"),
    ("royalty-per-inventor", "per: licence", "per: inventor"),
    ("credit-not-said", "    credit: carried\n", ""),
    ("credit-without-minimum", "    minimum: 18\n", ""),
    ("floor-not-said", " floor: 2%,", ""),
    ("unused-not-said", ", unused: carried}", "}"),
    ("offset-without-amount", "amount: 58, paid: 60, floor: 2%, ceiling: 5%", "floor: 2%"),
    ("paid-without-ceiling", " ceiling: 5%,", ""),
    ("ambiguous-number", "amount: 100", "amount: 1.000,00"),
    ("boolean-is-no-number", "amount: 100", "amount: true"),
    ("coin-unknown", _UNIT, "currency: XXX\n"),
    ("comma-splits-number", "value: 60,", "value: 1,060,"),
    ("contribution-incomplete", "price: 50, life: 10y,", "price: 50,"),
    ("count-not-whole", "count: 3", "count: 2.5"),
    ("currency-missing", _UNIT, ""),
    ("currency-unknown", "currency: CNY\nunit: 万元", "currency: yuan\nunit: 1"),
    ("phase-day-not-read", "phases: {trial: {},", "phases: {trial: {from: May 2030},"),
    ("date-not-a-day", "date: 2030-05-04", "date: 4 May 2030"),
    ("edge-not-two", "edges: [[kiln, uni]]", "edges: [[kiln, uni, kiln]]"),
    ("empty-value", "amount: 100", "amount:"),
    ("equity-without-capital", "  capital: 90\n", ""),
    ("equity-without-contributions", _SUBSCRIBED, ""),
    ("event-without-amount", "{risk: fire, date: 2031-02-03, amount: 31,", "{phase: trial,"),
    ("fault-without-degree", "{part: 10%, degree: negligence}", "{part: 10%}"),
    ("figure-without-value", '{value: 3.5%, clause: "4"}', "{range: 1 .. 2}"),
    ("formula-not-read", "sales * rate", "sales times rate"),
    ("group-not-read", "kiln + uni: 100}", "kiln + : 100}"),
    ("id-malformed", "groups: {partners:", "groups: {1st:"),
    ("id-reserved", "trial: {}, sale: {name", "trial: {}, risk: {name"),
    ("liability-without-plan", "  split: {by: duty}\n", ""),
    ("loss-without-phase", "    phase: trial\n", ""),
    ("no-parties", "parties:\n  kiln: {kind: enterprise, name: Kiln Works}\n", "parties: {}\nnote:\n"),
    ("no-pools", SOUND[SOUND.index("pools:") : ], ""),
    ("not-a-duration", "used: 18m", "used: 18 months"),
    ("not-a-number", "amount: 100", "amount: 1.2.3"),
    ("not-read-yet", "law: none\n", "law: none\nresolutions: {}\n"),
    ("not-read-yet", "split: {by: merit}", "split: {by: law}"),
    ("not-read-yet", "split: {by: merit}", "to: reserve"),
    ("not-read-yet", "{deductible: {to: kiln,", "{deductible: {split: {kiln: 100%},"),
    ("years-not-read", "law: none\n", "law: none\nyears: 2027 to 2031\n"),
    ("not-a-year", "amount: 21.7", "amount: {2027: 10, uni: 11.7}"),
    ("step-without-recipient", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {amount: 3% of whole}, b: {to: uni}}"),
    ("step-with-two-plans", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {to: uni, split: {by: equal}}}"),
    ("word-needs-another", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {to: kiln, amount: 1% of rest, so_far: 2}, b: {to: uni}}"),
    ("released-without-reserve", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {to: kiln, amount: 1% of rest, released: {2027: 1/2}}, b: {to: uni}}"),
    ("refund-is-carried", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {refund: sales, amount: 3, unpaid: lost}, b: {to: uni}}"),
    ("bands-not-said", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {to: kiln, amount: {tiers: [{rate: 1%}], per: licence, count: year}}, b: {to: uni}}"),
    ("bands-missing", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {to: kiln, amount: {tiers: [], per: licence, count: year, method: slab}}, b: {to: uni}}"),
    ("band-without", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    steps: {a: {to: kiln, amount: {tiers: [{cap: 4}], per: licence, count: year, method: slab}}, b: {to: uni}}"),
    ("policy-beside-plan", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    policy: cambridge 2005\n    split: {kiln: 100%}"),
    ("policy-not-named", "amount: sales * rate\n    split: {kiln: 50%, uni: 20%, each smith: 10%}", "amount: 5\n    policy: {accept: C}"),
    ("policy-empty", _UNIT, _UNIT + "policies: {ours: {name: x}}\n"),
    ("parameter-missing", "{by: shapley}", "{by: modified_shapley, strength: 10%}"),
    ("parameter-of-no-rule", "{by: shapley}", "{by: shapley, strength: 10%}"),
    ("percent-of-what", "amount: 21.7", "amount: 21.7%"),
    ("plan-missing", "{to: team}", "{clause: 4}"),
    ("pool-without-amount", "    amount: 21.7\n", ""),
    ("pool-without-plan", "    split: {by: merit}\n", ""),
    ("risk-incomplete", "    probability: 10%\n", ""),
    ("round-not-an-amount", "to: 1 yuan", "to: 0"),
    ("rule-needs-figure", "{by: merit}", "{by: proportional}"),
    ("rule-without-game", "{by: merit}", "{by: shapley}"),
    ("set-empty", "unions: [[kiln], uni]", "unions: [[kiln], uni, []]"),
    ("share-without-percent", "{kiln: 50%,", "{kiln: 50,"),
    ("split-by-number", "{by: merit}", "{by: 3}"),
    ("split-without-by", "{by: merit}", "{terms: {floor: kiln at least 1/2}}"),
    ("step-without-plan", "cover: {to: insurer,", "cover: {"),
    ("too-many-parties", "count: 3", "count: 20000"),
    ("two-games", "    split: {by: shapley}", "    synergies: {kiln: 100}\n    split: {by: shapley}"),
    ("two-plans", "    split: {by: merit}", "    to: kiln\n    split: {by: merit}"),
    ("unit-unknown", "unit: 万元", "unit: dozen"),
    ("unknown-function", "sales * rate", "average(sales, rate)"),
    ("unknown-key", "amount: 21.7", "amuont: 21.7"),
    ("unknown-word", "kind: cost", "kind: outlay"),
    ("unlisted-without-worth", "    amount: 21.7\n", "    amount: 21.7\n    unlisted: superadditive\n"),
    ("use-not-a-part", "use: 40%", "use: 40"),
    ("value-twice", "rate: 12.5,", "value: 20, rate: 12.5,"),
    ("version-missing", "iuralloc: 1\n", ""),
    ("version-unknown", "iuralloc: 1", "iuralloc: 2"),
    ("weights-and-scores", "    weights: {work: 60%, market: 40%}\n", ""),
    ("word-of-other-kind", "{kind: staff, rate: 12.5,", "{kind: cash, rate: 12.5,"),
    ("worth-is-of-one-group", "{kiln: 30, uni: 10,", "{each kiln: 30, uni: 10,"),
    ("wrong-shape", "groups: {partners: [kiln, uni]}", "groups: [kiln, uni]"),
    ("yardstick-pays-nobody", "    amount: 100\n", ""),
)  # fmt: skip
