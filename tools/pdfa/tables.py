"""A table as a grid: spans fit, nothing overlaps, every data cell finds a header."""

from . import structure
from .document import text


def check(doc, tree, table, report):
    rows = [kid for kid in table.kids if kid.standard == "TR"]
    parts = {"THead": 0, "TBody": 1, "TFoot": 2}
    if not rows or any(kid.standard in parts for kid in table.kids):
        rows = []
        for kid in table.kids:
            if kid.standard in parts:
                rows.extend(row for row in kid.kids if row.standard == "TR")
            elif kid.standard == "TR":
                rows.append(kid)
    cells = [[cell for cell in row.kids if cell.standard in ("TH", "TD")] for row in rows]
    if not cells or not cells[0]:
        return
    grid = _grid(doc, tree, table, cells, report)
    if grid is not None:
        _headers(doc, tree, grid, report)


def _span(doc, tree, cell, key):
    value = structure.attribute(doc, tree, cell, "/Table", key)
    return value if isinstance(value, int) and value > 0 else 1


def _grid(doc, tree, table, cells, report):
    """Rows of cells, None where the table is irregular."""
    columns = sum(_span(doc, tree, cell, "/ColSpan") for cell in cells[0])
    grid = [[None] * columns for _ in cells]
    regular = True
    for row, line in enumerate(cells):
        column = 0
        for cell in line:
            while column < columns and grid[row][column] is not None:
                column += 1
            wide, high = _span(doc, tree, cell, "/ColSpan"), _span(doc, tree, cell, "/RowSpan")
            if column + wide > columns:
                report.add("table-rows", cell, f"row {row + 1} spans more than {columns} columns")
                regular = False
            if row + high > len(cells):
                report.add("table-columns", cell, f"row {row + 1} + {high} ends behind row {len(cells)}")
                regular = False
            for r in range(row, min(row + high, len(cells))):
                for c in range(column, min(column + wide, columns)):
                    if grid[r][c] is not None:
                        report.add("cell-overlap", cell, f"overlaps in row {r + 1}, column {c + 1}")
                        regular = False
                    grid[r][c] = cell
            column += wide
    for row, line in enumerate(grid):
        if None in line:
            report.add("table-hole", table, f"row {row + 1} spans fewer than {columns} columns")
            regular = False
    return grid if regular else None


def _headers(doc, tree, grid, report):
    every = {cell for line in grid for cell in line}
    scope = {cell: structure.attribute(doc, tree, cell, "/Table", "/Scope") for cell in every}
    heads = [cell for cell in every if cell.standard == "TH"]
    if all(scope[cell] for cell in heads):
        return
    ids = {text(doc.get(cell.entries, "/ID")) for cell in heads}
    done = set()
    for row, line in enumerate(grid):
        for column, cell in enumerate(line):
            if cell.standard != "TD" or cell in done:
                continue
            done.add(cell)
            named = structure.attribute(doc, tree, cell, "/Table", "/Headers")
            unknown = []
            if isinstance(named, list) and named:
                unknown = [n for n in (text(doc.resolve(v)) for v in named) if n not in ids]
                if not unknown:
                    continue
            above = [grid[r][column] for r in range(row - 1, -1, -1)]
            left = [line[c] for c in range(column - 1, -1, -1)]
            if _found(above, scope, ("/Column", "/Both")) or _found(left, scope, ("/Row", "/Both")):
                continue
            if unknown:
                report.add("td-headers", cell, f"/Headers names {unknown}, which no TH is")
            else:
                report.add("td-header", cell, f"row {row + 1}, column {column + 1} has no header")


def _found(way, scope, wanted):
    """A header of the wanted scope on the way out; the way ends at a TD behind the first TH."""
    met = False
    for cell in way:
        if cell.standard == "TH":
            met = True
            if scope[cell] in wanted:
                return True
        elif met:
            return False
    return False
