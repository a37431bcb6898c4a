"""``iuralloc new --sheet``: the workbook to fill in, and the contract that takes its contributions from it."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from iuralloc.cli.language import Language
from iuralloc.cli.streams import Unusable, write_file


def with_sheet(text: str, template: str, contract: str, sheet: str, language: Language, *, force: bool) -> str:
    """Write the workbook of a template; give the text of the contract with the workbook in the table's place.

    Parameters
    ----------
    text, template
        The contract as the template has it, and the template's id.
    contract, sheet
        The files to write; the sheet lies beside the contract or below it.
    language
        Of headings and notes.

    Raises
    ------
    Unusable
        For a sheet elsewhere or of another name, an existing one without `force`, a template without contributions,
        and where the package that writes workbooks is not installed.
    """
    from iuralloc.contract.load import load_bytes
    from iuralloc.contract.sheets.beside import NotBeside, refuse_odd_name
    from iuralloc.report.writers.input_sheet import render_input_sheet, sheet_name
    from iuralloc.variants.change import changed
    from iuralloc.variants.variant import set_by_value

    folder = Path(contract).parent if contract != "-" else Path()
    name = PurePath(os.path.relpath(sheet, folder)).as_posix()
    try:
        refuse_odd_name(name)
    except NotBeside:
        raise Unusable("sheet-name-odd", file=sheet) from None
    if not name.endswith(".xlsx"):
        raise Unusable("sheet-name-odd", file=sheet)
    read, _ = load_bytes(text.encode(), contract)
    if read is None or not read.document.contributions:
        raise Unusable("sheet-of-nothing", template=template)
    try:
        data = render_input_sheet(read, str(language))
    except ModuleNotFoundError:
        raise Unusable("excel-missing") from None
    if contract != "-" and not force and os.path.lexists(contract):
        raise Unusable("output-exists", file=contract)
    reference = {"from": name, "sheet": sheet_name(str(language))}
    source, _ = changed(read.source, [set_by_value("contributions", reference)])
    write_file(sheet, data, force=force)
    return source.text
