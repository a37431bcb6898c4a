"""What the balances of a file open with: the trail of the years before."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from iuralloc.contract.reading import Entry, short_form
from iuralloc.contract.schema.fields import Text


class Opening(Entry):
    """The trail whose closing balances open the first year; its bare name is the short form."""

    trail: Text = None
    """The file of the trail, from the folder of the contract, such as last.trail.json."""
    sha256: Text = None
    """The digest of that trail, as it was printed in the annex; a trail with another one is refused."""


OpeningEntry = Annotated[Opening, BeforeValidator(short_form("trail", "sha256"))] | None
