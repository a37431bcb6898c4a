"""Sheets: tables of a contract that stand in a workbook or a text file of values beside it, read cell by cell."""
