"""Chinese: what the reader of YAML says where it gives up; it says so in English only."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_THINGS: Final[Mapping[str, str]] = {
    "the node content": "内容",
    "<block end>": "该部分结束",
    "<document start>": "文档开始",
    "<document end>": "文档结束",
    "<stream end>": "文件结束",
    "<scalar>": "文字",
    "<block mapping start>": "缩进的条目",
    "<block sequence start>": "缩进的列表",
    "alphabetic or numeric character": "字母或数字",
    "a digit": "数字",
    "a comment or a line break": "注释或换行",
    "chomping or indentation indicators": "换行或缩进标记",
    "URI": "网址",
    "?": "条目开始",
    "-": "列表项",
}

_SAID: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (
        r"expected (?:URI )?escape sequence of ([0-9]+) hexdecimal numbers, but found (.+)",
        lambda m: f"此处应为{m[1]}位十六进制数字，实际为{_thing(m[2])}",
    ),
    (r"expected (.+?),? but (?:found|got) (.+)", lambda m: f"此处应为{_thing(m[1])}，实际为{_thing(m[2])}"),
    (r"found character (.+) that cannot start any token", lambda m: f"此处不能以{_thing(m[1])}开头"),
    (r"could not find expected (.+)", lambda m: f"缺少{_thing(m[1])}"),
    (r"mapping values are not allowed here", lambda _: "此处不能有冒号引出的内容"),
    (r"mapping keys are not allowed here", lambda _: "此处不能开始新的条目"),
    (r"sequence entries are not allowed here", lambda _: "此处不能有列表项"),
    (r"found unexpected end of stream", lambda _: "文件在此意外结束"),
    (r"found unexpected document separator", lambda _: "此处意外出现文档分隔线"),
    (r"found unexpected (.+)", lambda m: f"此处意外出现{_thing(m[1])}"),
    (r"found unknown escape character (.+)", lambda m: f"转义符号{_thing(m[1])}没有含义"),
    (r"found undefined tag handle (.+)", lambda m: f"标签前缀{_thing(m[1])}未定义"),
    (r"duplicate tag handle (.+)", lambda m: f"标签前缀{_thing(m[1])}重复定义"),
    (r"found undefined alias (.+)", lambda m: f"引用{_thing(m[1])}未定义"),
    (r"found duplicate YAML directive", lambda _: "`%YAML`指令重复"),
    (r"found incompatible YAML document.*", lambda _: "`%YAML`指令所写的版本不兼容"),
    (r"found non-comment content after document end marker.*", lambda _: "文档结束标记之后仍有内容"),
    (r"more indented follow up line than first in a block scalar", lambda _: "多行文字中后续行的缩进大于首行"),
    (r"special characters are not allowed", lambda _: "含有不允许的特殊字符"),
    (r"while scanning .+|while parsing .+", lambda _: "此处的写法不完整"),
    (r"no JSON, too long for YAML", lambda _: "不是有效的JSON，而作为YAML又过长"),
)


def told_of_notation(facts: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the notation, in Chinese; in its own words, in backticks, where they are not known.

    Examples
    --------
    >>> told_of_notation({"problem": "expected the node content, but found ','"})
    {'problem': '此处应为内容，实际为`,`'}
    >>> told_of_notation({"problem": "chr() arg not in range"})
    {'problem': '`chr() arg not in range`'}
    """
    problem = facts.get("problem")
    if problem is None:
        return {}
    for pattern, say in _SAID:
        found = re.fullmatch(pattern, problem)
        if found:
            return {"problem": say(found)}
    return {"problem": f"`{problem}`" if problem else "写法有误"}


def _thing(text: str) -> str:
    bare = text[1:-1] if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"" else text  # noqa: PLR2004 - quotes
    return _THINGS.get(bare, f"`{bare}`")
