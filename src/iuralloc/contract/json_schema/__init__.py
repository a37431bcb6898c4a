"""The JSON Schema of a contract file, for editors: what `check` says, as far as a schema can say it.

It is made of the models that read a contract (`models`), of the sorts of fields they name (`sorts`, with
`patterns`), and of what the checks demand of one entry (`shapes`). Words that later editions read are not in
it, so that an editor flags them, as `check` does. What it refuses, `check` refuses; the reverse cannot hold,
since a schema sees one entry at a time and computes nothing.
"""

from __future__ import annotations

from typing import Any

from iuralloc.contract.json_schema.models import Definitions
from iuralloc.contract.json_schema.sorts import sorts
from iuralloc.contract.schema import Document, PolicyUse, ShareTiers, Split, Tiers

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of draft 2020-12; the same in every run."""
    definitions = Definitions(sorts())
    root = definitions.of(Document)
    for model in (Split, Tiers, ShareTiers, PolicyUse):
        definitions.of(model)
    return {"$schema": DIALECT, **root, "$defs": definitions.all(without=Document)}
