"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .et, .ods) → :class:`Document`: a grid for each sheet.

The standard library does the reading. What a cell shows hangs on its number format, and what is merged or a
formula hangs on the file as well; a library that gives values alone saves no reading of the file, and one
that holds a sheet as a rectangle needs gigabytes for a sheet with two distant cells.
"""

from budgetgoals.sources.excel.reading import read_excel

__all__ = ["read_excel"]
