"""Chinese: what is wrong with a contract, why, and what to do, by the code of the finding.

The same codes and the same fields as in `findings_en`, part by part. Ids, keys of the file and numbers stand in
backticks as the file has them; the sentences around them are Chinese, with Chinese punctuation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.findings_zh_awards import AWARDS
from iuralloc.report.words.findings_zh_calendar import CALENDAR
from iuralloc.report.words.findings_zh_derived import derived, share, summary
from iuralloc.report.words.findings_zh_disputed import DISPUTED
from iuralloc.report.words.findings_zh_exchange import EXCHANGE
from iuralloc.report.words.findings_zh_flows import FLOWS
from iuralloc.report.words.findings_zh_games import GAMES
from iuralloc.report.words.findings_zh_inputs import INPUTS
from iuralloc.report.words.findings_zh_losses import LOSSES
from iuralloc.report.words.findings_zh_numbers import NUMBERS
from iuralloc.report.words.findings_zh_pools import POOLS
from iuralloc.report.words.findings_zh_royalties import ROYALTIES
from iuralloc.report.words.findings_zh_terms import TERMS
from iuralloc.report.words.findings_zh_tiers import TIERS
from iuralloc.report.words.findings_zh_variants import VARIANTS
from iuralloc.report.words.said import Said

__all__ = ["DID_YOU_MEAN", "FINDINGS", "MEND", "MORE", "SEVERITIES", "derived", "share", "summary"]

#: the file as a whole, and its notation
_NOTATION: Final = {
    "file-empty": Said(
        "文件中没有内容",
        "文件为空，或仅有注释。",
        "请核对所选文件是否正确；合同文件以`iuralloc: 1`开头。",
    ),
    "file-too-large": Said(
        "文件共{size:number}{what}，超过可读取的上限{limit:number}{what}",
        "即使有2,000个当事方，合同文件也远达不到这一规模。",
        "请核对所选文件是否正确。",
    ),
    "not-a-contract": Said(
        "该文件不是合同文件：其中没有合同文件的任何字段",
        "合同文件应有`parties:`、`pools:`等部分。",
        "请核对所选文件是否正确；合同文件以`iuralloc: 1`开头。",
    ),
    "not-utf8": Said(
        "文件自第{line}行起无法读取：编码不是UTF-8",
        "{encoding}",
        "请以UTF-8编码重新保存文件（多数编辑器在“另存为”中选择编码）。",
    ),
    "control-character": Said(
        "文中含有控制字符：{sign}",
        "此类字符不可见，常在从PDF或文字处理软件复制文字时带入。",
        "请删除该字符，并重新键入其前后文字。",
    ),
    "hidden-character": Said(
        "文中含有不可见字符：{sign}",
        "含有此类字符的文字，实际内容可能与所见不同。",
        "请手工重新键入该处文字；名称确需该字符的，可予保留。",
    ),
    "lone-surrogate": Said(
        "文中含有不完整的字符",
        "`\\ud83d`之类的转义须与后一个转义成对，才构成一个字符。",
        "请直接键入该字符，不使用转义。",
    ),
    "not-yaml": Said(
        "此处写法无法读取",
        "YAML解析器提示：{problem}。",
        "请与相邻各行比对，检查缩进、冒号、括号和引号。",
    ),
    "two-documents": Said(
        "此处开始了第二份文档",
        "`---`或`...`表示一份文档结束；一个文件只能写一份合同。",
        "请删除该行，或将第二份合同另存为单独文件。",
    ),
    "tab-in-indent": Said(
        "应为空格处使用了制表符",
        "YAML以空格区分层次，而制表符的宽度因编辑器而异。",
        "请将制表符改为空格。",
    ),
    "indent-uneven": Said(
        "该行与同层各行的缩进不一致",
        "同一层的各行应从同一列开始。",
        "请与相邻各行对齐，或检查上一行。",
    ),
    "indent-too-small": Said(
        "`{key}`缩进过少，不属于`{entry}`",
        "按现有位置，它将成为与`{entry}`并列的条目。",
        "请将`{key}`缩进至与`{entry}`的其他字段相同。",
    ),
    "colon-missing": Said(
        "该行缺少冒号",
        "每一行均应写明名称及其内容：`key: value`。",
        "请在第一个词之后加冒号和空格。",
    ),
    "colon-without-space": Said(
        "冒号之后缺少空格",
        "没有空格时，名称与内容会被读作一个词。",
        "请在冒号之后加一个空格。",
    ),
    "colon-in-text": Said(
        "该行出现第二个冒号",
        "`key:`之后的全部文字为其内容；其中的冒号若后接空格，会被读作另一个条目。",
        "请将内容写在引号内。",
    ),
    "comma-missing": Said(
        "该冒号之前缺少逗号，或此处不应有冒号",
        "括号内每个条目写作`key: value`，条目之间以逗号分隔。",
        "请在第二个条目的名称之前加逗号；比例`3 : 2`应写作分数`3/5`和`2/5`。",
    ),
    "bracket-not-closed": Said(
        "该括号没有闭合，或闭合符号不符",
        "其后的内容均会被读作括号之内。",
        "请在应闭合处补写括号：`{{`对应`}}`，`[`对应`]`。",
    ),
    "bracket-not-opened": Said(
        "该右括号没有对应的左括号",
        "",
        "请删除该括号，或在应有之处补写左括号。",
    ),
    "quote-not-closed": Said(
        "该引号没有闭合",
        "直至文件末尾的内容均会被读作同一段文字。",
        "请在文字末尾补写相同的引号。",
    ),
    "text-after-quote": Said(
        "右引号之后仍有文字",
        "内容或者整体写在引号内，或者不用引号。",
        "请用双引号括住全部内容；单引号内的撇号会使文字提前结束。",
    ),
    "escape-not-read": Said(
        "反斜杠后接`{sign}`没有含义",
        "双引号内的反斜杠用于引出`\\n`之类的符号。",
        "请改用单引号，或写两个反斜杠。",
    ),
    "sign-needs-quotes": Said(
        "内容不能以`{sign}`开头",
        "该符号在YAML中另有含义，文字不能以其开头。",
        "文字请加引号；百分数的百分号写在数字之后：`45%`。",
    ),
    "full-width-sign": Said(
        "`{sign}`为全角符号，此处应为半角`{meant}`",
        "中文输入法下两者外观相近；作为格式符号，仅识别半角。",
        "请在英文输入状态下键入`{meant}`；冒号之后须有空格。",
    ),
    "comma-splits-number": Said(
        "逗号将数字断为两部分：`{digits}`被读作单独的条目",
        "花括号内逗号表示条目结束，即使位于数字中间。",
        "请将数字写作不带逗号的形式，或用`_`分位：`1_000`。",
    ),
    "comma-splits-formula": Said(
        "公式`{text}`不完整",
        "花括号内逗号表示条目结束，即使位于公式中间。",
        '请将公式写在引号内：`"max(a, b)"`。',
    ),
    "empty-value": Said(
        "`{key}:`之后没有内容",
        "空白不构成约定：未作约定的，也应写明。",
        "请写明内容，或删除该行。",
    ),
    "duplicate-key": Said(
        "`{key}`在此第二次出现",
        "该名称已见于第{first}行，无法判断以何者为准。",
        "请删除其中之一，或改为本应使用的名称。",
    ),
    "key-not-text": Said(
        "冒号之前不是普通文字",
        "名称应为词语；括号、列表及`{{{{ name }}}}`之类的占位符均不可作为名称。",
        "请写普通词语，并补全模板中的空白。",
    ),
    "alias-not-read": Said(
        "不读取YAML引用`{name}`",
        "使用`&`和`*`会使内容脱离其所依据的条款。{again_too}",
        "请直接写明内容，或在`figures`下定义一次；以`*`或`&`开头的文字须加引号。",
    ),
    "tag-not-read": Said(
        "不读取YAML标签`{tag}`",
        "合同文件只含文字和数字，不含程序指令。",
        "请删除该标签；以`!`开头的文字须加引号。",
    ),
    "nested-too-deeply": Said(
        "嵌套超过{limit}层",
        "",
        "请检查括号和缩进；多层的组可写作一个列表。",
    ),
    "too-many-entries": Said(
        "条目超过{limit:number}个",
        "",
        "请核对所选文件是否正确；相同的当事方可用`count`只写一次。",
    ),
}

#: the shape of entries, and words
_SHAPE: Final = {
    "wrong-shape": Said("此处应为{wanted}，实际为{found}", "", "{shape}"),
    "unknown-key": Said(
        "此处不能使用`{key}`",
        "{known_too}",
        "请改写为本应使用的字段，或删除该条目。",
    ),
    "unknown-word": Said(
        "`{word}`不在此处可用词之列",
        "可用词为：`{known}`。",
        "请选用其中之一。",
    ),
    "not-read-yet": Said(
        "尚不支持`{key}`",
        "该词属于文件语言，但本版iuralloc尚不能计算；对不能完整处理的内容，不作部分处理。",
        "请删除该项，合同的这一部分暂由人工计算。",
    ),
    "version-missing": Said(
        "文件未标明其为合同文件",
        "`iuralloc: 1`这一行表明文件所用的语言版本。",
        "请在第一行写明`iuralloc: 1`。",
    ),
    "version-unknown": Said(
        "语言版本`{version}`无法识别",
        "本版iuralloc可读取的版本：`{known}`。",
        "请写`iuralloc: 1`，或使用可读取该版本的程序。",
    ),
    "date-not-a-day": Said(
        "`{date}`不是有效日期",
        "日期应写作年-月-日，分别为四位、两位、两位数字。",
        "请按此格式书写：`2027-04-15`。",
    ),
    "currency-missing": Said(
        "合同未写明货币",
        "未写明货币的，无法确定以何种货币支付，也无法确定最小支付单位。",
        "请写明货币，例如`currency: CNY`。",
    ),
    "currency-unknown": Said(
        "`{currency}`不是货币代码",
        "货币应以国际通用的三位字母代码表示。",
        "请写三位字母代码，例如人民币为`currency: CNY`。",
    ),
    "coin-unknown": Said(
        "`{currency}`的最小货币单位未知",
        "款项按最小货币单位的整数倍支付，故文件须写明该单位。",
        "请补充，例如`round: {{to: 0.01 {currency}}}`。",
    ),
    "unit-unknown": Said(
        "`{unit}`不是可识别的单位",
        "可用单位为百、千、万、亿、`thousand`、`million`和`billion`，可附货币。",
        "请写明单位，例如`unit: 万元`；金额以货币基本单位计的，删除该行。",
    ),
    "unit-of-other-currency": Said(
        "单位`{unit}`不属于货币`{currency}`",
        "文件开头出现两种货币。",
        "请使`unit`与`currency`一致。",
    ),
    "round-not-an-amount": Said(
        "最小支付单位须为一个大于零的金额",
        "",
        "请写明金额，例如`round: {{to: 1 yuan}}`。",
    ),
    "round-without-unit": Said(
        "最小支付单位将为`{text}`×`{unit}`",
        "未带单位的数字一律按文件单位`{unit}`计算，此处亦同。",
        "请写明单位：`{text} {currency}`或`{text} {unit}`，以免误解。",
    ),
}

#: ids, parties, groups, members
_PARTIES: Final = {
    "id-malformed": Said(
        "`{id}`不能用作标识",
        "标识应以文字或字母开头，其后可为文字、字母、数字和`_`。",
        "请在此写简短标识，全称写在`name`下。",
    ),
    "id-reserved": Said(
        "`{id}`是文件语言的保留词，不能用作标识",
        "否则在公式或表格中无法区分两者。",
        "请另选标识，例如`{id}_1`；全称写在`name`下。",
    ),
    "id-taken": Said(
        "标识`{id}`已被占用",
        "第{line}行的`{first}`已使用该标识；当事方、组、阶段、数值和分配项的标识不得重复。",
        "请为其中之一另选标识。",
    ),
    "ids-look-alike": Said(
        "`{id}`与`{other}`外观相近，但为不同标识",
        "`{other}`见于第{line}行；书面上无法区分两者。{odd_too}",
        "如指同一对象，请复制原标识；否则请另选标识。",
    ),
    "name-looks-alike": Said(
        "`{name}`与`{other}`外观相近，但所用字母不同",
        "该字母为{sign}；不同文字的字母可能外观相同。{again_too}",
        "请从定义处复制标识。",
    ),
    "no-parties": Said(
        "合同未列明当事方",
        "",
        "请在`parties:`下列明各当事方，每一方使用各自的标识。",
    ),
    "too-many-parties": Said(
        "当事方（含成员）超过{limit:number}个",
        "",
        "请检查`count`，或将合同拆分为数份。",
    ),
    "count-not-whole": Said(
        "与`{party}`相同的当事方数目不能为`{text}`",
        "`count`表示相同当事方的数目，应为不小于1的整数。",
        "请写整数，例如`count: 7`。",
    ),
    "group-empty": Said(
        "组`{group}`没有成员",
        "",
        "请列明其当事方，或删除该组。",
    ),
    "group-not-read": Said(
        "`{key}`不表示任何当事方组合",
        "组合以加号书写：`maker + lake`、`each smelter + lake`、`A + B without C`。",
        "请按上述方式写明各当事方的标识。",
    ),
    "one-name-wanted": Said(
        "`{key}`指多个对象；此处应为一个当事方或一个组",
        "",
        "请分行书写，或在`groups`下将其定义为一个组。",
    ),
    "unknown-party": Said(
        "没有名为`{party}`的当事方或组",
        "{again_first}",
        "请按`parties`下的标识书写，或在该处补列当事方。",
    ),
    "party-twice": Said(
        "`{party}`在`{pool}`中多次出现",
        "当事方只能出现一次：或以自身标识，或作为组的一员。",
        "请只保留一处。",
    ),
    "party-not-among": Said(
        "`{party}`不在`{pool}`的参与分配方之列",
        "`among`下所列各方参与分配；未写明的，全体当事方参与，`others`不参与。",
        "请在`among`下补列该方，或在此处删除。",
    ),
    "among-nobody": Said(
        "`{pool}`没有参与分配方",
        "`among`下的列表为空。",
        "请写明参与分配方；或删除该行，即由全体当事方参与。",
    ),
    "group-without-each": Said(
        "`{group}`为{count}方组成的组：该数为每一方的，还是合计？",
        "投入和评分总是属于单个当事方。",
        "如为每一方的，请写`each {group}`；否则请分别写明各方的部分。",
    ),
    "group-without-plan": Said(
        "`{group}`为{count}方组成的组，未写明组内如何分配",
        "",
        "如为每一方的，请写`each {group}`；否则请在`inside`下写明`{group}`的组内分配。",
    ),
    "member-without-share": Said(
        "`{member}`没有份额，而同层其他成员有份额",
        "同层成员应均有份额，或均无份额。",
        "请写明其份额（不分得的写`0%`），或删除同层的份额。",
    ),
    "members-do-not-fill": Said(
        "`{party}`各成员的份额合计为{sum:share}，不等于全部",
        "在`{party}`所得中，{gap}。",
        "请更正份额，使合计为100%；三分之一写作`1/3`。",
    ),
    "unknown-member": Said(
        "`{party}`没有名为`{member}`的成员",
        "",
        "请按`{party}`的`members`下的标识书写；除成员外的该方自身写作`itself`。",
    ),
    "nobody-inside": Said(
        "`{party}`没有成员，无法进行内部分配",
        "",
        "请在`{party}`的`members`下列明成员，或删除该分配方案。",
    ),
    "inside-gets-nothing": Said(
        "`{party}`未从本分配项取得款项，没有可分配的内容",
        "{as_group}",
        "请为其写明份额，或删除该分配方案。",
    ),
    "plan-missing": Said(
        "未写明`{party}`所得如何分配",
        "",
        "请写`to:`或`split:`，或删除该条目。",
    ),
    "by-inside": Said(
        "`{party}`所得不能按该数值分配",
        "该类数值按当事方列示；成员之间按份额或均等分配。",
        "请写份额表，或写`split: {{by: equal}}`。",
    ),
}

FINDINGS: Final[Mapping[str, Said]] = {
    **_NOTATION,
    **_SHAPE,
    **_PARTIES,
    **NUMBERS,
    **POOLS,
    **LOSSES,
    **FLOWS,
    **CALENDAR,
    **EXCHANGE,
    **ROYALTIES,
    **TIERS,
    **DISPUTED,
    **TERMS,
    **AWARDS,
    **GAMES,
    **VARIANTS,
    **INPUTS,
}

MEND: Final = "修改建议：{remedy}"
DID_YOU_MEAN: Final = "是否应为`{near}`？如不是，"
#: what stands before the code of a finding that is no error
SEVERITIES: Final = {"error": "", "warning": "警告：", "note": "说明："}
MORE: Final = "…另有{count}条提示，此处从略"
