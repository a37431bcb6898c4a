"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """What a result is written as."""

    TABLE = "table"
    JSON = "json"


File = Annotated[str, typer.Argument(metavar="FILE", help="The contract, YAML or JSON; - reads standard input.")]
InFormat = Annotated[Format, typer.Option("--format", "-f", help="What the result is written as.")]
