"""Templates: commented contracts to start from, one file each in the folder ``templates`` of the package.

Comments are marked by their language: a line ``# en: …`` or ``# zh: …``, or both at the end of a line of YAML
(``unit: EUR  # en: … # zh: …``). What is written out keeps the languages asked for, without the marks. Lines
that begin with ``#|`` are samples to be switched on; they and all other lines stay in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

#: from one licence to the many of a membership; a test holds this list to the files
TEMPLATE_IDS: Final = (
    "licence", "commissioned", "joint_rd", "co_institute", "tech_equity", "in_unit", "science_park",
    "alliance", "platform_111", "locality", "five_in_one", "six_party", "committee", "centre_membership",
    "talent",
)  # fmt: skip

_MARK: Final = re.compile(r"#[ ](en|zh):[ ]?")


@dataclass(frozen=True, slots=True)
class Template:
    """One template as it is shipped, its comments in both languages."""

    id: str
    source: str

    def title(self, language: str) -> str:
        """What the template is for: the first comment of a language."""
        comments = (text for line in self.source.splitlines() for said, text in _comments(line)[1] if said == language)
        return next(comments)

    def written(self, *languages: str) -> str:
        """The contract with the comments of these languages."""
        return "".join(f"{line}\n" for source in self.source.splitlines() for line in _kept(source, languages))


def template_ids() -> tuple[str, ...]:
    """The ids of all templates.

    Examples
    --------
    >>> template_ids()[0]
    'licence'
    """
    return TEMPLATE_IDS


def template(name: str) -> Template:
    """One template.

    Raises
    ------
    KeyError
        If there is no such template.

    Examples
    --------
    >>> template("talent").written("zh").startswith("# ")
    True
    """
    if name not in TEMPLATE_IDS:
        raise KeyError(name)
    return Template(name, files("iuralloc").joinpath("templates", f"{name}.yaml").read_text(encoding="utf-8"))


def _comments(line: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the marked comments of a line, and those comments with their languages."""
    before, *marked = _MARK.split(line)
    texts = [text.rstrip() for text in marked[1::2]]
    return before, list(zip(marked[::2], texts, strict=True))


def _kept(line: str, languages: tuple[str, ...]) -> Iterator[str]:
    """What is left of a line; a line that is only a comment of another language is left out.

    Examples
    --------
    >>> list(_kept("law: none  # en: no law # zh: 无", ("en",)))
    ['law: none  # no law']
    >>> list(_kept("  # zh: 无", ("en",)))
    []
    """
    before, comments = _comments(line)
    texts = [text for language, text in comments if language in languages]
    if not comments:
        yield line
    elif before.strip():
        yield f"{before}# {' · '.join(texts)}" if texts else before.rstrip()
    else:
        yield from (f"{before}# {text}".rstrip() for text in texts)
