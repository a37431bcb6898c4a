"""Write the contract reference: ``python docs/make_reference.py`` makes ``docs/reference.md`` from the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from iuralloc.contract.json_schema import json_schema

PAGE = Path(__file__).parent / "reference.md"

_HEAD = """# Every word of the contract file

Made by `python docs/make_reference.py` from the schema that `iuralloc schema` prints; [contract.md](contract.md) explains how the words go together.
"""


def page() -> str:
    """The whole page: the file first, then every kind of entry in the order of the alphabet."""
    schema = json_schema()
    entries = {name: entry for name, entry in schema["$defs"].items() if "properties" in entry}
    return "\n".join(
        [_HEAD, *_entry("The file", schema), *(line for name in entries for line in _entry(name, entries[name]))]
    )


def _entry(name: str, entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {name}\n\n{entry['description']}\n"
    yield "| word | meaning |\n|---|---|"
    for word, field in entry["properties"].items():
        meaning = str(field["description"]).replace("|", "\\|")
        words = field.get("enum")
        yield f"| `{word}` | {meaning}{' One of: ' + ', '.join(map(str, words)) + '.' if words else ''} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
