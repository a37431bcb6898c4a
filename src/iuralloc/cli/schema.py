"""``iuralloc schema``: the JSON Schema of a contract file, for editors."""

from __future__ import annotations

from iuralloc.cli.options import Force, Output
from iuralloc.cli.streams import guarded


@guarded
def schema(*, output: Output = None, force: Force = False) -> None:
    """Print the JSON Schema of a contract, so that an editor completes words and marks faults while you type.

    Write it beside the contract with -o iuralloc.schema.json, and begin the contract with the line
    # yaml-language-server: $schema=iuralloc.schema.json
    """
    import json

    from iuralloc.cli.results import deliver
    from iuralloc.contract.json_schema import json_schema

    deliver(json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n", output, force=force)
