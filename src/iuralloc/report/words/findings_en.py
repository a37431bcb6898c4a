"""English: what is wrong with a contract, why, and what to do, by the code of the finding.

One table, and long for that reason. The fields of a sentence are facts of the finding: ``{party}`` as it stands,
``{sum:share}`` a rational as a percentage, ``{worth:number}`` a rational as a decimal or a fraction. A fact
``near`` that no sentence uses becomes "Did you mean …?"; `derived` adds facts that only a language has.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from iuralloc.report.numbers import exact
from iuralloc.report.words.findings_en_awards import AWARDS
from iuralloc.report.words.findings_en_calendar import CALENDAR
from iuralloc.report.words.findings_en_disputed import DISPUTED, told_of_disputes
from iuralloc.report.words.findings_en_exchange import EXCHANGE
from iuralloc.report.words.findings_en_flows import FLOWS
from iuralloc.report.words.findings_en_games import GAMES
from iuralloc.report.words.findings_en_inputs import INPUTS, told_of_sheets
from iuralloc.report.words.findings_en_losses import LOSSES
from iuralloc.report.words.findings_en_royalties import ROYALTIES
from iuralloc.report.words.findings_en_terms import TERMS, told_of_clash
from iuralloc.report.words.findings_en_tiers import TIERS
from iuralloc.report.words.findings_en_variants import VARIANTS, told_of_paths
from iuralloc.report.words.gives import gives_of
from iuralloc.report.words.rules import NAMES
from iuralloc.report.words.said import Said

#: the file as a whole, and its notation
_NOTATION: Final = {
    "file-empty": Said(
        "there is nothing in this file",
        "It is empty, or holds only comments.",
        "check that this is the file you meant; a contract begins with `iuralloc: 1`.",
    ),
    "file-too-large": Said(
        "the file has {size:number} {what}; at most {limit:number} are read",
        "A contract of 2,000 parties stays far below that.",
        "check that this is the file you meant.",
    ),
    "not-a-contract": Said(
        "this is no contract file: none of its words is one that a contract has",
        "A contract has sections such as `parties:` and `pools:`.",
        "check that this is the file you meant; a contract begins with `iuralloc: 1`.",
    ),
    "not-utf8": Said(
        "the text cannot be read from line {line} on: it is not UTF-8",
        "{encoding}",
        'save the file again with the encoding "UTF-8" (in most editors under "Save as").',
    ),
    "control-character": Said(
        "there is a control character in the text: {sign}",
        "Such characters are invisible; they often come along when text is copied from a PDF or a word processor.",
        "delete the character and type the text around it again.",
    ),
    "hidden-character": Said(
        "the text holds a character that nobody sees: {sign}",
        "With such characters a text can read otherwise than it looks.",
        "type the text again by hand, or leave the character in if the name needs it.",
    ),
    "lone-surrogate": Said(
        "the text holds half a character",
        "An escape such as `\\ud83d` stands for a character only together with a second one.",
        "type the character itself in place of the escape.",
    ),
    "not-yaml": Said(
        "the notation cannot be read here",
        "The reader of YAML says: {problem}.",
        "compare this line with its neighbours: indentation, colons, brackets and quotation marks.",
    ),
    "two-documents": Said(
        "a second document begins here",
        "A line `---` or `...` ends a document; one file holds one contract.",
        "delete the line, or put the second contract into a file of its own.",
    ),
    "tab-in-indent": Said(
        "a tab stands where only spaces can",
        "YAML tells the levels apart by spaces; a tab is as wide as each editor likes.",
        "replace the tab by spaces.",
    ),
    "indent-uneven": Said(
        "this line stands further right or left than the lines it belongs to",
        "All lines of one level begin in the same column.",
        "align it with its neighbours, or check the line above.",
    ),
    "indent-too-small": Said(
        "`{key}` stands too far to the left to belong to `{entry}`",
        "Where it stands it would be an entry of its own, beside `{entry}`.",
        "indent `{key}` as deep as the other words of `{entry}`.",
    ),
    "colon-missing": Said(
        "this line has no colon",
        "Every line names something and says what it is: `key: value`.",
        "put a colon and a space after the first word.",
    ),
    "colon-without-space": Said(
        "there is no space after the colon",
        "Without a space, name and value are read as one word.",
        "write a space after the colon.",
    ),
    "colon-in-text": Said(
        "there is a second colon in this line",
        "After `key:` the rest of the line is the value; a colon followed by a space would begin another one.",
        "put the value in quotation marks.",
    ),
    "comma-missing": Said(
        "a comma is missing before this colon, or the colon does not belong here",
        "Inside brackets each entry is `key: value`, and a comma stands between two entries.",
        "put a comma before the name of the second entry; a ratio such as 3 : 2 is written as fractions, `3/5` and `2/5`.",
    ),
    "bracket-not-closed": Said(
        "this bracket is never closed, or by the wrong sign",
        "What follows is read as if it stood inside the bracket.",
        "put the closing bracket where it belongs: `{{` needs `}}`, and `[` needs `]`.",
    ),
    "bracket-not-opened": Said(
        "this closing bracket has no opening one",
        "",
        "delete it, or put the opening bracket where it belongs.",
    ),
    "quote-not-closed": Said(
        "this quotation mark is never closed",
        "Everything up to the end of the file is read as one text.",
        "put the same mark at the end of the text.",
    ),
    "text-after-quote": Said(
        "text goes on after the closing quotation mark",
        "A value is either inside the marks as a whole, or has none.",
        "put double quotation marks around the whole value; in single ones an apostrophe ends the text.",
    ),
    "escape-not-read": Said(
        "a backslash followed by `{sign}` means nothing",
        "In double quotation marks a backslash begins a sign such as `\\n`.",
        "write single quotation marks, or two backslashes.",
    ),
    "sign-needs-quotes": Said(
        "a value cannot begin with `{sign}`",
        "The sign has a meaning of its own in YAML, so that no text can begin with it.",
        "put a text in quotation marks; a percentage has its sign behind the number: `45%`.",
    ),
    "full-width-sign": Said(
        "`{sign}` is a full-width sign; the plain `{meant}` is meant",
        "On a Chinese keyboard the two look much alike; as notation only the plain one is read.",
        "type `{meant}` with the keyboard set to English; a space follows a colon.",
    ),
    "comma-splits-number": Said(
        "the comma cuts a number in two: `{digits}` is read as an entry of its own",
        "Inside braces a comma ends an entry, also in the middle of a number.",
        "write the number without a comma, or with `_`: `1_000`.",
    ),
    "comma-splits-formula": Said(
        "the formula `{text}` is not whole",
        "Inside braces a comma ends an entry, also in the middle of a formula.",
        'put the formula in quotation marks: `"max(a, b)"`.',
    ),
    "empty-value": Said(
        "nothing stands behind `{key}:`",
        "An empty value is no answer: silence is written down.",
        "write the value, or delete the line.",
    ),
    "duplicate-key": Said(
        "`{key}` stands here for the second time",
        "It stands on line {first} already; nobody can know which of the two counts.",
        "delete one of them, or give it the name that was meant.",
    ),
    "key-not-text": Said(
        "what stands before the colon is no plain text",
        "A name is a word; brackets, lists and placeholders such as `{{{{ name }}}}` are none.",
        "write a plain word, and fill in what a template has left open.",
    ),
    "alias-not-read": Said(
        "the reference `{name}` of YAML is not read",
        "With `&` and `*` a value would stand in another place than the clause that it comes from.{again_too}",
        "write the value out, or name it once under `figures`; a text that begins with `*` or `&` goes in quotation marks.",
    ),
    "tag-not-read": Said(
        "the tag `{tag}` of YAML is not read",
        "A contract holds words and numbers, never instructions to a program.",
        "delete the tag; a text that begins with `!` goes in quotation marks.",
    ),
    "nested-too-deeply": Said(
        "levels are nested more than {limit} deep",
        "",
        "check the brackets and the indentation; groups of groups can be written as one list.",
    ),
    "too-many-entries": Said(
        "there are more than {limit:number} entries",
        "",
        "check that this is the file you meant; parties that are alike can be written once, with `count`.",
    ),
}

#: the shape of entries, and words
_SHAPE: Final = {
    "wrong-shape": Said("here {wanted} is wanted, not {found}", "", "{shape}"),
    "unknown-key": Said(
        "`{key}` is no word that can stand here",
        "{known_too}",
        "write the word that was meant, or delete the entry.",
    ),
    "unknown-word": Said(
        "`{word}` is none of the words that can stand here",
        "They are: {known}.",
        "write one of them.",
    ),
    "not-read-yet": Said(
        "`{key}` is not read yet",
        "The word is part of the language, but this edition of iuralloc cannot compute it, and reads nothing by halves.",
        "take it out, and compute that part of the contract by hand for the time being.",
    ),
    "version-missing": Said(
        "the file does not say that it is a contract file",
        "The line `iuralloc: 1` tells in which version of the language it is written.",
        "write `iuralloc: 1` as the first line.",
    ),
    "version-unknown": Said(
        "version `{version}` of the language is not known",
        "This edition of iuralloc reads: {known}.",
        "write `iuralloc: 1`, or use an edition that reads the other version.",
    ),
    "date-not-a-day": Said(
        "`{date}` is no day of the calendar",
        "A date is written year-month-day, with four, two and two digits.",
        "write it like `2027-04-15`.",
    ),
    "currency-missing": Said(
        "the contract names no currency",
        "Without one nobody knows what is paid, nor what the smallest coin is.",
        "write, for instance, `currency: CNY`.",
    ),
    "currency-unknown": Said(
        "`{currency}` is no currency code",
        "A currency is written with the three letters of its international code.",
        "write the three letters, such as `currency: CNY` for yuan.",
    ),
    "coin-unknown": Said(
        "the smallest coin of `{currency}` is not known here",
        "Amounts are paid in whole coins, so the file has to say what the smallest one is.",
        "add, for instance, `round: {{to: 0.01 {currency}}}`.",
    ),
    "unit-unknown": Said(
        "`{unit}` is no unit that is known",
        "Units are 百, 千, 万, 亿, thousand, million and billion, with or without a currency.",
        "write, for instance, `unit: 万元`; leave the line out if amounts are in single units of the currency.",
    ),
    "unit-of-other-currency": Said(
        "the unit `{unit}` is not one of the currency `{currency}`",
        "The head of the file names two currencies.",
        "make `unit` and `currency` agree.",
    ),
    "round-not-an-amount": Said(
        "the smallest payable amount has to be one amount above zero",
        "",
        "write, for instance, `round: {{to: 1 yuan}}`.",
    ),
    "round-without-unit": Said(
        "amounts are paid in steps of {text} × {unit}",
        "A bare number is counted in the unit of the file, `{unit}`, here as everywhere.",
        "write the unit out, `{text} {currency}` or `{text} {unit}`, so that nobody has to guess.",
    ),
}

#: ids, parties, groups, members
_PARTIES: Final = {
    "id-malformed": Said(
        "`{id}` cannot be an id",
        "An id begins with a letter, of any script; letters, digits and `_` follow.",
        "write a short id here, and the full text under `name`.",
    ),
    "id-reserved": Said(
        "`{id}` is a word of the language and cannot be an id",
        "In a formula or a table nobody could tell which of the two is meant.",
        "choose another id, such as `{id}_1`; the full text goes under `name`.",
    ),
    "id-taken": Said(
        "the id `{id}` is taken",
        "`{first}` has it on line {line} already; parties, groups, phases, figures and pools share one set of ids.",
        "choose another id for one of the two.",
    ),
    "ids-look-alike": Said(
        "`{id}` looks like `{other}`, and is another id",
        "`{other}` stands on line {line}; on paper nobody can tell the two apart.{odd_too}",
        "if one and the same is meant, copy the id; else choose another one.",
    ),
    "name-looks-alike": Said(
        "`{name}` looks like `{other}`, and is written with another letter",
        "The letter is {sign}; letters of two scripts can be drawn alike.{again_too}",
        "copy the id from where it is defined.",
    ),
    "no-parties": Said(
        "the contract names no parties",
        "",
        "write them under `parties:`, each with an id of its own.",
    ),
    "too-many-parties": Said(
        "there are more than {limit:number} parties, members counted",
        "",
        "check `count`, or divide the contract into several.",
    ),
    "count-not-whole": Said(
        "`{text}` cannot be the number of parties like `{party}`",
        "`count` says how many alike there are: one whole number, at least 1.",
        "write, for instance, `count: 7`.",
    ),
    "group-empty": Said(
        "nobody belongs to the group `{group}`",
        "",
        "name its parties, or delete the group.",
    ),
    "group-not-read": Said(
        "`{key}` names no group of parties",
        "A group is written with plus signs: `maker + lake`, `each smelter + lake`, `A + B without C`.",
        "write the ids of its parties in this way.",
    ),
    "one-name-wanted": Said(
        "`{key}` names several; one party or one group is wanted here",
        "",
        "write a line for each, or name them together under `groups`.",
    ),
    "unknown-party": Said(
        "no party and no group is called `{party}`",
        "{again_first}",
        "write the id as it stands under `parties`, or add the party there.",
    ),
    "party-twice": Said(
        "`{party}` stands in `{pool}` more than once",
        "A party is named once: by its own id, or within a group.",
        "leave it in one place only.",
    ),
    "party-not-among": Said(
        "`{party}` is none of those who share in `{pool}`",
        "The parties under `among` share in it; where nothing is said, all parties do, but none of `others`.",
        "add it under `among`, or take it out here.",
    ),
    "among-nobody": Said(
        "nobody shares in `{pool}`",
        "The list under `among` is empty.",
        "name who shares in it, or delete the line: then all parties do.",
    ),
    "group-without-each": Said(
        "`{group}` is a group of {count}: is this apiece, or for all together?",
        "A contribution or a score is always that of one party.",
        "write `each {group}` if it is apiece; else give every party its own part.",
    ),
    "group-without-plan": Said(
        "`{group}` is a group of {count}, and nothing says how they divide this",
        "",
        "write `each {group}` if it is apiece, or say under `inside` how `{group}` divides it.",
    ),
    "member-without-share": Said(
        "`{member}` has no share, although others beside it have one",
        "Of the members of one level all have a share, or none has.",
        "give it a share (`0%` if it gets nothing), or delete the shares beside it.",
    ),
    "members-do-not-fill": Said(
        "the members of `{party}` have {sum:share}, not the whole",
        "Of what reaches `{party}`, {gap}.",
        "correct the shares, so that they make 100 %; thirds are written `1/3`.",
    ),
    "unknown-member": Said(
        "`{party}` has no member called `{member}`",
        "",
        "write the id as it stands under `members` of `{party}`, or `itself` for the party apart from its members.",
    ),
    "nobody-inside": Said(
        "`{party}` has no members among whom to divide anything",
        "",
        "name them under `members` of `{party}`, or delete this plan.",
    ),
    "inside-gets-nothing": Said(
        "nothing of this pool reaches `{party}`, so there is nothing to divide",
        "{as_group}",
        "give it a share, or delete this plan.",
    ),
    "plan-missing": Said(
        "nothing says how `{party}` divides what it gets",
        "",
        "write `to:` or `split:`, or delete the entry.",
    ),
    "by-inside": Said(
        "what reaches `{party}` cannot be divided by this figure",
        "Figures are by party; members have shares, or equal parts.",
        "write a table of shares, or `split: {{by: equal}}`.",
    ),
}

#: numbers and formulas
_NUMBERS: Final = {
    "not-a-number": Said(
        "`{text}` is no number",
        "Numbers are written like 1000, 1_000, 1,000, 12.5, 5/8, 12.5% or 118万元; a space does not group digits.",
        "write it in one of these ways; a subtraction has spaces around its sign.",
    ),
    "ambiguous-number": Said(
        "`{text}` can be read as two different numbers",
        "Some write a comma before the decimals, some between the thousands.",
        "write a point before the decimals and nothing, or `_`, between the thousands: `1_000.50`.",
    ),
    "number-too-long": Said(
        "the number `{text}` has too many digits",
        "At most 40 characters are read, and powers of ten up to 30.",
        "write the number that was meant; a larger unit makes it shorter.",
    ),
    "number-not-literal": Said(
        "`{text}` does not stand in the file as it is read",
        "A number must be found in the contract character by character, on one line and without escapes, so that it can be checked.",
        "write it plainly on the same line.",
    ),
    "number-too-large": Said(
        "the numbers here grow beyond {digits:number} digits",
        "Fractions with ever different denominators, or products of products, have a common denominator that long.",
        "round the numbers that the contract states, to two decimals for instance.",
    ),
    "denominator-too-large": Said(
        "the worths have a common denominator of more than {digits:number} digits",
        "",
        "write the worths as decimals, or as fractions with a common denominator.",
    ),
    "boolean-is-no-number": Said(
        "`{text}` is no number",
        "",
        "write a number: `0`, or `1`, or what else was meant.",
    ),
    "currency-sign": Said(
        "`{sign}` is not read as a currency",
        "The sign stands for more than one currency.",
        "write the code behind the number: `137 {near}`; a bare amount is in the unit of the file.",
    ),
    "not-a-duration": Said(
        "`{text}` is no span of time",
        "Years are written `7y` and months `18m`.",
        "write it in this way.",
    ),
    "formula-not-read": Said(
        "`{text}` is neither a number nor a formula",
        "{stuck}",
        "a formula has names, numbers, `+ - * /`, `of`, brackets, `min`, `max` and `sum`, and spaces around its signs.",
    ),
    "formula-too-long": Said(
        "the formula is longer than {limit:number} characters",
        "",
        "name its parts under `figures`, and use the names.",
    ),
    "formulas-too-long": Said(
        "the formulas of the file have more than {limit:number} characters in all",
        "",
        "name what they have in common under `figures`, and use the names.",
    ),
    "formula-too-deep": Said(
        "the formula has more than {limit} levels, or as many terms",
        "",
        "name its parts under `figures`, and use the names; `sum(x)` adds up a table.",
    ),
    "unknown-function": Said("there is no function `{name}`", "There are: {known}.", "use one of them."),
    "unknown-name": Said(
        "nothing is called `{name}` here",
        "A formula may name `figures`, `contribution` with a kind, a phase or a party, and pools.{again_too}",
        "write the name as it stands where it is defined, or define it under `figures`.",
    ),
    "circle": Said(
        "these rest on each other in a circle: {ring}",
        "None of them can be computed before the others.",
        "let one of them stand by itself, with a number or another formula.",
    ),
    "table-where-number": Said(
        "one number is wanted, and this is a number for each {by}",
        "",
        "write `sum(…)` for all together, or name one of them after a dot, such as `contribution.maker`.",
    ),
    "number-where-table": Said(
        "`{text}` is one number, and `{pool}` needs one for each party",
        "",
        "name a figure that has a number for each party, such as `contribution`.",
    ),
    "two-sorts-of-tables": Said(
        "a table by party and a table by phase cannot be joined entry by entry",
        "",
        "take the entries of one phase (`x.trial`), or add up one table with `sum(x)`.",
    ),
    "function-of-nothing": Said(
        "`{name}` has nothing in its brackets", "", "write in the brackets what it is taken of, such as `{name}(a, b)`."
    ),
    "sum-of-a-number": Said(
        "`{name}` adds up one table, and this is none",
        "",
        "write `sum(x)` with one table by party or phase; numbers are added with `+`.",
    ),
    "division-by-zero": Said(
        "this is zero, and something is divided by it",
        "",
        "correct the number, or say with `max(x, 1)` what the least divisor is.",
    ),
    "number-over-amount": Said(
        "a pure number is divided by an amount of money",
        "The result would be neither money nor a number.",
        "divide money by money, or money by a number.",
    ),
    "amount-times-amount": Said(
        "an amount of money is multiplied by an amount of money",
        "The result would be neither money nor a number.",
        "one of the two should be a rate or a number; a bare number in a formula is no money.",
    ),
    "amount-and-number": Said(
        "an amount of money and a pure number are added, subtracted or compared",
        "In a formula a bare number is a pure number; only with its unit it is money.",
        "write the unit behind the number, such as `35 {unit}`.",
    ),
    "amount-where-part": Said(
        "`{text}` is an amount of money; a part of the whole is wanted here",
        "",
        "write a percentage or a fraction, such as `45%` or `9/20`.",
    ),
    "percent-of-what": Said(
        "{text} of what?",
        "An amount of money is wanted here; a percentage says of what it is one.",
        "write, for instance, `{text} of 265` or `{text} of sales`.",
    ),
    "currency-without-exchange": Said(
        "an amount is in {currency}, and the contract in {unit}",
        "The file names no rate of exchange, and none is invented.",
        "name the rate once, `exchange: {{{currency}: {{rate: …, date: …, evidence: …}}}}`, or write the amount in {unit}.",
    ),
    "two-units": Said(
        "`{second}` is in another unit than `{first}` on line {line}",
        "All amounts of `{pool}` are in one unit: a slip of a power of ten would go unseen.",
        "write both in the same unit.",
    ),
    "perhaps-another-unit": Said(
        "{text} × {unit} is far above the other amounts",
        "The file counts in `{unit}`; written in single units of {currency}, {text} would sit well among the others.",
        "if it is in single units, write `{text} {currency}`; if it is right, write `{text} {unit}`.",
    ),
}

#: contributions and figures
_FIGURES: Final = {
    "value-twice": Said(
        "there is a value, and words from which it would follow: {words}",
        "If the two differ, nobody can know which counts.",
        "keep the value or the words, not both.",
    ),
    "word-of-other-kind": Said(
        "`{word}` does not belong to {of_kind}",
        "Equipment has `price`, `residual`, `life`, `used` and `use`; a site `rent` and `used`; staff `rate` and `used`.",
        "correct the kind, or write the accepted `value`.",
    ),
    "contribution-incomplete": Said(
        "the value of this {kind} cannot be computed: `{missing}` is not written",
        "It follows from `{needs}`.",
        "add what is missing, or write the accepted `value`.",
    ),
    "contribution-without-value": Said(
        "a contribution of `{party}` has no value, and is needed here",
        "It is entry `{entry}` on line {line}.",
        "write its accepted `value` there.",
    ),
    "contribution-not-listed": Said(
        "`{party}` is listed with no contribution",
        "It is one of `others`, who contribute nothing unless the contract says so.",
        "list it under `contributions`, or take it out of the formula.",
    ),
    "unknown-phase": Said(
        "there is no phase `{phase}`",
        "",
        "write the id as it stands under `phases`, or add the phase there.",
    ),
    "use-not-a-part": Said(
        "`{text}` is no part of the time",
        "`use` says for which part of the time the equipment serves the project: from 0 to 100 %.",
        "write a percentage, such as `use: 60%`.",
    ),
    "life-of-nothing": Said(
        "a life of no time at all",
        "The price is spread over the life; it cannot be spread over nothing.",
        "write how long the equipment lasts, such as `life: 7y`.",
    ),
    "used-beyond-life": Said(
        "it is used for {used}, and lasts only {life}",
        "More than its price would be counted.",
        "correct `used` or `life`.",
    ),
    "residual-above-price": Said(
        "the residual value of {residual:number} does not fit the price of {price:number}",
        "What is left of the equipment is worth at least nothing and at most its price.",
        "correct `residual` or `price`.",
    ),
    "negative-amount": Said(
        "an amount of {text:number} is below zero",
        "Nothing contributed, paid in or lost is less than nothing.",
        "correct the amount; what a party takes out belongs into a pool.",
    ),
    "evidence-twice": Said(
        "`{evidence}` proves another contribution already",
        "`{first}` on line {line} names it, too: one thing may have been counted twice.",
        "name the page or number that tells the two apart, or delete one of them.",
    ),
    "figure-without-value": Said(
        "the figure `{figure}` says nothing",
        "",
        "write its `value`, or `weights` and `scores`.",
    ),
    "weights-and-scores": Said(
        "the figure `{figure}` has no {missing}",
        "Weights weigh scores: each needs the other.",
        "add `{missing}`, or write a `value`.",
    ),
    "weights-do-not-fill": Said(
        "the weights of `{figure}` add up to {sum_said}, not to the whole",
        "",
        "correct the weights, so that they make 100 %; a percentage has its sign (`28%`).",
    ),
    "score-missing": Said(
        "`{party}` has no score for `{criterion}`",
        "The criterion has a weight, so every party needs a score for it.",
        "add the score; `0` if the party has none.",
    ),
    "word-in-table": Said(
        "`{word}` stands in a table, where every line is a party, a phase or a group",
        "",
        "move it out of the table: a figure has its table under `value:`, with `{word}:` beside it; a split takes `{word}` from its pool.",
    ),
    "criterion-without-weight": Said(
        "`{criterion}` has no weight in `{figure}`",
        "",
        "give it a weight, or delete the score.",
    ),
    "negative-score": Said(
        "`{party}` has a score of {score:number} for `{criterion}`",
        "Scores are at least 0: below zero a party would take from the shares of the others.",
        "correct the score, or shift all scores of the criterion.",
    ),
    "criterion-all-zero": Said(
        "all scores for `{criterion}` are 0",
        "With `scaled: each first` a criterion is divided by the sum of its scores, and that is 0.",
        "correct the scores, or take out the criterion.",
    ),
    "two-sorts-of-keys": Said(
        "`{key}` does not belong into a table by {sort}",
        "All keys of one level are parties, or all are phases.",
        "nest the tables: one level by phase, the next by party.",
    ),
    "entry-twice": Said(
        "`{key}` already has an entry in `{figure}`",
        "By its own name, or as one of a group.",
        "keep one of the two.",
    ),
}

#: pools, games, splits
_POOLS: Final = {
    "no-pools": Said(
        "the contract divides nothing: it has no pools",
        "",
        "write under `pools:` what is to be divided, each with an amount and a plan.",
    ),
    "pool-without-amount": Said(
        "`{pool}` has no amount",
        "Without an amount, and without a game, there is nothing to divide.",
        "write `amount:`.",
    ),
    "negative-pool": Said(
        "the amount of `{pool}` is {text:number}",
        "What is divided is at least zero; whether it is had or borne is said by `kind`.",
        "write the amount without the sign, with `kind: loss` or `kind: cost`.",
    ),
    "pool-without-plan": Said(
        "nothing says how `{pool}` is divided",
        "",
        "write `split:` with shares, a rule or a figure, or `to:` for one who gets it all.",
    ),
    "two-plans": Said(
        "`{pool}` has more than one of `to`, `split` and `steps`",
        "One who gets everything, several who divide it, or step after step: one of these.",
        "keep one of them.",
    ),
    "two-games": Said(
        "`{pool}` has both `worth` and `synergies`",
        "A game is stated in one of the two ways.",
        "delete one of them.",
    ),
    "unlisted-without-worth": Said(
        "`unlisted` stands in `{pool}` without `worth`",
        "It says what groups are worth that are not listed under `worth`.",
        "delete it, or list the worths.",
    ),
    "yardstick-pays-nobody": Said(
        "`{pool}` has no amount, so nothing reaches anybody inside",
        "A game without an amount is a yardstick: computed, and paid to nobody.",
        "write the amount that is paid, or delete `inside`.",
    ),
    "worth-of-all-missing": Said(
        "the worth of all together is not listed in `{pool}`",
        "All together are `{group}`.",
        "add a line `{group}: …` with what all earn (or pay) together.",
    ),
    "worth-missing": Said(
        "`{group}` has no worth in `{pool}`{count_too}",
        "Every group needs a worth; none is invented.",
        "list them, or say with `unlisted: superadditive` that such groups do what their parts can do, or with `unlisted: 0` that they can do nothing.",
    ),
    "worth-alone-missing": Said(
        "`{party}`{others_too}: what each is worth alone is not listed in `{pool}`",
        "With `unlisted: superadditive` a group does what its parts can do; each single party has to say what that is.",
        "add a line for each party alone; `0` if it can do nothing by itself.",
    ),
    "worth-is-not-amount": Said(
        "all together are worth {worth:number}, and `{pool}` holds {amount:number}",
        "A rule on the game divides what all together are worth, so the two must be the same.",
        "correct one of them; or make the game a pool of its own, without `amount`, and divide this pool by its id.",
    ),
    "worth-is-of-one-group": Said(
        "`{key}` stands for several groups",
        "A worth belongs to one group of named parties.",
        "write a line for each, or state the game by `synergies`.",
    ),
    "group-twice": Said(
        "`{group}` is the group `{first}`, which stands on line {line}",
        "The order of the names does not matter.",
        "delete one of the two.",
    ),
    "game-too-large": Said(
        "a game of {parties} parties has too many groups; at most {limit} parties are read group by group",
        "",
        "for a value such as `shapley`, state what the parties add to each other by `synergies`: that works for many "
        "more; what looks at every group, such as a core, does not.",
    ),
    "games-too-many": Said(
        "the games of the contract have too many groups in all to be computed and checked",
        "Every further party doubles the groups of a game, and every split of it looks at all of them.",
        "name under `among` those whom a game is about, or state it by `synergies`.",
    ),
    "cover-too-large": Said(
        "splitting up the groups of {parties} parties in every way takes too long; the limit is {limit}",
        "",
        "list the worth of every group, or state the game by `synergies`.",
    ),
    "synergy-too-large": Said(
        "one line under `synergies` stands for more than {limit:number} sorts of groups",
        "",
        "name kinds or `count` parties with `each`, so that those who are alike count as one sort.",
    ),
    "too-many-players": Said(
        "a game of {parties:number} parties is too large to be checked; the limit is {limit:number}",
        "",
        "name under `among` those whom the synergies are about.",
    ),
    "synergies-too-many": Said(
        "the synergies stand for too many groups to be computed and checked",
        "",
        "name kinds or `count` parties with `each`, so that those who are alike count as one sort.",
    ),
    "too-many-figures": Said(
        "the contract comes to more than {limit:number} figures",
        "Every party in every pool has some of its own.",
        "divide the contract into several, name with `among` who shares in each pool, or compare fewer splits under `beside`.",
    ),
    "shares-do-not-fill": Said(
        "`{pool}` distributes {sum:share}, not the whole",
        "{by_clause}{gap}.{forgotten_too}",
        "{fill}",
    ),
    "shares-exceed-whole": Said(
        "the shares make {sum:share}", "More than the whole would be given away.", "lower a share."
    ),
    "share-without-percent": Said(
        "`{text}` for `{party}`: percent, ratio or money?",
        "A share is a part of the whole; a bare number could be any of the three.{also_too}",
        "write it as a percentage or a fraction, such as `45%` or `9/20`.",
    ),
    "party-without-share": Said(
        "`{party}`{others_too} shares in `{pool}`, and has no share here",
        "It gets nothing of this pool, and pays nothing.",
        "give it a share (`0%` says that it gets nothing), or name under `among` who shares.",
    ),
    "split-without-by": Said(
        "the split of `{pool}` does not say by what",
        "",
        "write `by:` with a rule or a figure, or a table of shares.",
    ),
    "split-by-number": Said(
        "`{text}` is one number: nothing can be divided by it",
        "",
        "name a rule, or a figure that has a number for each party, such as `contribution`.",
    ),
    "rule-without-game": Said(
        "`{rule}` divides by what groups are worth, and `{pool}` states none",
        "Without worths no such rule runs; nothing is invented.",
        "add `worth` or `synergies`, or divide by the name of a pool that has them.",
    ),
    "rule-needs-figure": Said(
        "`{rule}` does not say by which numbers",
        "",
        "name the figure itself, such as `by: contribution`, or write a table of shares.",
    ),
    "parameter-missing": Said(
        "`{rule}` needs `{parameter}`",
        "It has no usual value that could be taken instead.",
        "add `{parameter}:` beside `by:`.",
    ),
    "parameter-of-no-rule": Said(
        "`{parameter}` means nothing in this split",
        "It belongs to a rule that is not used here.",
        "delete it, or name the rule that it belongs to.",
    ),
    "party-in-no-set": Said(
        "`{party}`{others_too} {stand} in none of the sets of `{parameter}`",
        "Everybody who shares in `{pool}` belongs to exactly one of them; who acts alone is a set of one.",
        "add `{party}`: to a set, or by itself.",
    ),
    "set-empty": Said(
        "there is an empty list in `{parameter}`",
        "A set holds at least one party.",
        "name the parties, or delete the list.",
    ),
    "lists-too-long": Said(
        "the lists of `{parameter}` come to more than {limit:number} parties and pairs",
        "`each` makes a pair of every member; two large groups make a great many.",
        "name the pairs that there are.",
    ),
    "level-not-nested": Said(
        "`{group}` on level {level} of `{parameter}` stand in different sets one level above",
        "Levels go from the coarsest to the finest, and each only divides the sets of the one above.",
        "move a party, or put the coarsest level first.",
    ),
    "edge-not-two": Said(
        "`{text}` in `{parameter}` is no pair of parties",
        "An edge joins two parties who can work together directly.",
        "write two of them: `[maker, lake]`, or `maker + lake`; `each smelter + lake` makes a pair of every smelter.",
    ),
    "no-solution": Said(
        "`{rule}` has no answer in `{pool}`: {reason}",
        "Nothing is put in the place of an answer that does not exist.",
        "name another rule.",
    ),
    "whole-not-divided": Said(
        "`{rule}` divides {sum:number} of the {whole:number} of `{pool}`",
        "It gives to each group of linked parties what that group can earn; what only all together can earn is nobody's.",
        "link all parties with each other, if need be through others, or name another rule.",
    ),
    "factor-not-one": Said(
        "the factors of `{pool}` make {sum:number}, not 1",
        "A factor is the part of the correction that falls to a party; together they are the whole.",
        "correct them, or divide the figure by its sum: `x / sum(x)`.",
    ),
    "strength-out-of-range": Said(
        "a strength of {strength:number} is not between 0 and 1",
        "It says how much of the correction is made: none of it (0) up to all of it (1).",
        "write, for instance, `strength: 1/2`.",
    ),
    "negative-weight": Said(
        "`{party}` would have {below}, which is below zero",
        "{by_text}Nobody gets less than nothing in a division by shares or in proportion.",
        "correct the number.",
    ),
    "weights-sum-to-zero": Said(
        "nobody in `{pool}` has a number above zero",
        "Nothing can be divided in proportion to zeros.",
        "correct the figure, or divide by another one.",
    ),
    "figure-misses-party": Said(
        "`{figure}` has no number for `{party}`",
        "It shares in `{pool}`, so it needs one; 0 is an answer, silence is none.",
        "add `{party}` to the figure, or name under `among` who shares.",
    ),
    "game-worth-not-positive": Said(
        "the game of `{other}` is worth {worth:number} in all",
        "`{pool}` is paid the payoffs of that game, scaled to its own amount; from nothing, or less, nothing can be scaled.",
        "divide `{pool}` by another figure.",
    ),
    "better-alone": Said(
        "`{party}` does better alone than in `{pool}`",
        "Alone: {alone:number}. By this split: {gets:number}.",
        "nothing is wrong with the file; the others may want to offer more.",
    ),
}

FINDINGS: Final[Mapping[str, Said]] = {
    **_NOTATION,
    **_SHAPE,
    **_PARTIES,
    **_NUMBERS,
    **_FIGURES,
    **_POOLS,
    **LOSSES,
    **FLOWS,
    **CALENDAR,
    **EXCHANGE,
    **ROYALTIES,
    **TIERS,
    **TERMS,
    **AWARDS,
    **GAMES,
    **VARIANTS,
    **DISPUTED,
    **INPUTS,
}

MEND: Final = "Mend: {remedy}"
DID_YOU_MEAN: Final = "did you mean `{near}`? Else "
#: what stands before the code of a finding that is no error
SEVERITIES: Final = {"error": "", "warning": "warning: ", "note": "note: "}
_COUNTED: Final = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "note": ("note", "notes")}
MORE: Final = "… and {count} more findings, not printed here"

_SHAPES: Final = {"mapping": "a block of entries", "text": "a single value", "list": "a list"}
_WRITTEN: Final = {
    "mapping": "write entries of the form `key: value`, one to a line or in braces.",
    "text": "write one value behind the colon.",
    "list": "write a list: `[a, b]`.",
}
_ENCODINGS: Final = {
    "UTF-16": "It looks like UTF-16, which some programs call Unicode.",
    "GBK": "It looks like GBK, the usual encoding of Chinese text on Windows.",
    "Latin-1": "It looks like Latin-1 or Windows-1252, an older encoding of Western European text.",
    "binary": "It does not look like text at all: it may be a document of a word processor or a spreadsheet.",
}


#: sums from here on are printed as numbers, not as percentages
_PERCENTAGES: Final = 10


def derived(facts: Mapping[str, str]) -> dict[str, str]:
    """Facts that only the language has: a plural, a part of a sentence that may be absent."""
    more = facts.get("others", "0")
    again = facts.get("again", "")
    lines = f"line{'s' if ', ' in again else ''} {again}"
    return {
        "wanted": _SHAPES.get(facts.get("wanted", ""), facts.get("wanted", "")),
        "found": _SHAPES.get(facts.get("found", ""), ""),
        "shape": _WRITTEN.get(facts.get("wanted", ""), ""),
        "encoding": _ENCODINGS.get(facts.get("guess", ""), ""),
        "others_too": "" if more == "0" else f" and {more} other{'s' if more != '1' else ''}",
        "stand": "stands" if more == "0" else "stand",
        "reason": FINDINGS[facts["why"]].sentence if facts.get("why") in FINDINGS else "",
        "again_too": f" It stands on {lines}, too." if again else "",
        "again_first": f"It stands on {lines}, too." if again else "",
        "also_too": f" The same holds for `{facts['also']}`." if facts.get("also") else "",
        "odd_too": f" The difference is {facts['sign']}." if facts.get("sign") else "",
        "known_too": f"Words that can: {facts['known']}." if facts.get("known") and not facts.get("near") else "",
        "stuck": f"It cannot be read from `{facts['near']}` on." if facts.get("near") else "",
        "as_group": f"`{facts['group']}` as a group has no share; its parties have." if facts.get("group") else "",
        "count_too": f", and {facts.get('count')} groups in all have none" if facts.get("count", "1") != "1" else "",
        **_listed(facts),
        **_below(facts),
        **_filling(facts),
        **told_of_clash(facts),
        **told_of_paths(facts),
        **told_of_disputes(facts),
        **told_of_sheets(facts),
    }


def _listed(facts: Mapping[str, str]) -> dict[str, str]:
    told: dict[str, str] = {}
    if "kind" in facts:
        told["of_kind"] = f"a contribution of the kind `{facts['kind']}`" if facts["kind"] else "one without a `kind`"
    if "takes" in facts:
        told["takes_named"] = "; ".join(
            NAMES[kind]["en"] if kind in NAMES else kind for kind in facts["takes"].split(", ")
        )
    if "steps" in facts:
        told["steps"] = ", ".join(f"`{step}`" for step in facts["steps"].split(", "))
    if "gives" in facts:
        told["gives_told"] = "; ".join(f"{bound}: by {amount}" for bound, amount in gives_of(facts["gives"]))
    return told


def _below(facts: Mapping[str, str]) -> dict[str, str]:
    if "value" not in facts:
        return {}
    text, value = facts.get("text", ""), Fraction(facts["value"])
    if text.startswith(("-", "−")):
        return {"below": text, "by_text": ""}
    return {"below": exact(value), "by_text": f"That is what `{text}` comes to. "}


def _filling(facts: Mapping[str, str]) -> dict[str, str]:
    if "missing" not in facts or "sum" not in facts:
        return {}
    total = Fraction(facts["sum"])
    missing, forgotten = Fraction(facts["missing"]), facts.get("forgotten", "")
    clause, quote = facts.get("clause", ""), facts.get("quote", "")
    shared = f"Clause {clause} shares “{quote}”, so " if clause and quote else f"By clause {clause}, " if clause else ""
    gap = f"{share(missing)} has no owner" if missing > 0 else f"{share(-missing)} is given away twice"
    owned = f" Nothing is said of `{forgotten}`." if forgotten and missing > 0 else ""
    raise_it = (
        f"raise a share, or add `unallocated: {share(missing)}` if the clause leaves it open; thirds are written `1/3`."
    )
    fill = raise_it if missing > 0 else "lower the shares, so that they make 100 %."
    # 28 and 72 make 100, and nobody would know it again as 10 000 %.
    said = share(total) if abs(total) < _PERCENTAGES else exact(total)
    return {"sum_said": said, "by_clause": shared, "gap": gap, "forgotten_too": owned, "fill": fill}


def share(value: Fraction) -> str:
    """A part of the whole as a percentage, or as a fraction where that has no end.

    Examples
    --------
    >>> share(Fraction(19, 20)), share(Fraction(2, 3))
    ('95 %', '2/3')
    """
    percent = exact(value * 100)
    return f"{percent} %" if "/" not in percent and "≈" not in percent else exact(value)


def summary(counts: Mapping[str, int]) -> str:
    """The last line: how many findings of each severity.

    Examples
    --------
    >>> summary({"error": 3, "warning": 1, "note": 0})
    '3 errors, 1 warning'
    """
    said = [f"{number} {_COUNTED[word][number != 1]}" for word, number in counts.items() if number]
    return ", ".join(said)
