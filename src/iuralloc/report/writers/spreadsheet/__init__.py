"""A workbook in parts: where every figure stands, its formula for a spreadsheet, sheets, and how they are laid out."""
