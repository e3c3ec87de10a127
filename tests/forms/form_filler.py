"""A clerk who fills in the forms of `vanthu new`: what a sample's JSON holds goes where the form asks for it.

Nothing here knows a template. A workbook is filled by what stands in it (names of sheets, rows and
columns, the drop-down of the outer item), types come from the JSON Schema of `vanthu fields`.
"""

import copy
import datetime
import json
import re

PAIRS = "Dữ liệu"
BLANK = (None, "", [], {})


class Schema:
    """The declared fields, by dotted name from the data's root; items of lists need no index."""

    def __init__(self, text):
        self.root = json.loads(text)

    @staticmethod
    def shapes(schema):
        return [schema, *schema.get("anyOf", ())]

    def members(self, schema):
        for shape in self.shapes(schema):
            yield from shape.get("properties", {}).items()
            if "items" in shape and "properties" in shape["items"]:
                yield from shape["items"]["properties"].items()

    def find(self, name):
        at = self.root
        for step in name.split("."):
            at = dict(self.members(at)).get(step)
            if at is None:
                return None
        return at

    def is_date(self, name):
        return "năm-tháng-ngày" in self.find(name).get("description", "")

    def is_free_table(self, schema):
        return {name for name, _ in self.members(schema)} == {"cot", "hang"}

    def tables(self, schema=None, path=""):
        """Dotted names of lists of items, outer ones first."""
        for name, field in self.members(schema or self.root):
            dotted = f"{path}.{name}" if path else name
            if self.is_free_table(field):
                continue
            if any("properties" in shape.get("items", {}) for shape in self.shapes(field)):
                yield dotted
            yield from self.tables(field, dotted)


    def free_tables(self, schema=None, path="", lists=()):
        """(dotted name, dotted names of the lists around it) of tables of free columns."""
        for name, field in self.members(schema or self.root):
            dotted = f"{path}.{name}" if path else name
            is_list = any("items" in shape for shape in self.shapes(field))
            if self.is_free_table(field):
                yield dotted, lists
            else:
                yield from self.free_tables(field, dotted, (*lists, dotted) if is_list else lists)


def member(data, dotted):
    """What the data hold under a dotted name. A person or agency given as a text is its first member."""
    steps = dotted.split(".")
    for number, step in enumerate(steps):
        if isinstance(data, str) and number == len(steps) - 1 and step in ("ho_ten", "ten"):
            return data
        if not isinstance(data, dict):
            return None
        data = data.get(step)
    return data


def put(cell, value, is_date, real_dates):
    if isinstance(value, list):
        value = "\n".join(value)
    elif isinstance(value, bool):
        value = "có" if value else "không"
    elif is_date and len(value) == 10 and real_dates:
        value = datetime.date.fromisoformat(value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with "=" too


def key_heading(book, sheet):
    """The column of the outer sheet that the drop-down of the first column shows; None: row numbers."""
    for rule in sheet.data_validations.dataValidation:
        if str(rule.sqref).startswith("A2:"):
            found = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$2:\$\2\$\d+", rule.formula1)
            return found and book[found[1]][f"{found[2]}1"].value
    return None


def items_of(data, schema, path):
    """(number of the outer item, outer item, item) of every item of a list, in the order of the sheets."""
    lists = list(schema.tables())
    outer = max((one for one in lists if path.startswith(one + ".")), key=len, default=None)
    if outer is None:
        return [(None, None, item) for item in member(data, path) or ()]
    rest = path[len(outer) + 1:]
    return [(number, around, item)
            for number, (_, _, around) in enumerate(items_of(data, schema, outer), 1)
            for item in member(around, rest) or ()]


def fill_workbook(book, data, schema, real_dates=False):
    """`real_dates`: whole days are put in as dates of the spreadsheet, not as typed."""
    for row in book[PAIRS].iter_rows(min_row=2):
        name = row[0].value
        value = member(data, name)
        if value not in BLANK:
            put(row[1], value, schema.is_date(name), real_dates)
    for path in schema.tables():
        sheet = book[path[:31]]
        names = [cell.value for cell in sheet[1]]
        items = items_of(data, schema, path)
        inner = bool(items) and items[0][1] is not None
        key = key_heading(book, sheet) if inner else None
        for at, (number, around, item) in enumerate(items, 2):
            for column, name in enumerate(names, 1):
                if inner and column == 1:
                    sheet.cell(at, 1).value = number if key is None else member(around, key)
                    continue
                value = member(item, name)
                if value not in BLANK:
                    put(sheet.cell(at, column), value, schema.is_date(f"{path}.{name}"), real_dates)
    for path, lists in schema.free_tables():
        fill_free_tables(book, data, path, lists)


def tables_by_sheet(data, steps, sheet=""):
    """(name of the sheet, free table) of every item: phu_luc.1.bang, phu_luc.2.bang …"""
    if not steps:
        yield sheet.rstrip("."), data
        return
    inner = data.get(steps[0]) if isinstance(data, dict) else None
    if isinstance(inner, list):
        for number, item in enumerate(inner, 1):
            yield from tables_by_sheet(item, steps[1:], f"{sheet}{steps[0]}.{number}.")
    else:
        yield from tables_by_sheet(inner, steps[1:], f"{sheet}{steps[0]}.")


def fill_free_tables(book, data, path, lists):
    """The form has the sheet of the first item, those of the others are copies of it."""
    first = path
    for around in reversed(lists):
        first = f"{around}.1{first[len(around):]}"
    tables = dict(tables_by_sheet(data, path.split(".")))
    for name in tables:
        if name not in book.sheetnames:
            book.copy_worksheet(book[first]).title = name
    for name, table in tables.items():
        if table not in BLANK:
            fill_free_table(book[name], table)


def fill_free_table(sheet, table):
    columns = table["cot"]
    heads = 2 if any(column.get("nhom") for column in columns) else 1
    for at, column in enumerate(columns, 1):
        heading = column.get("ten", "")
        if column.get("rong_mm"):
            heading += f" [rộng {column['rong_mm']} mm]"
        group = column.get("nhom")
        if heads == 1 or not group:
            sheet.cell(1, at).value = heading
            if heads == 2:
                sheet.merge_cells(start_row=1, end_row=2, start_column=at, end_column=at)
            continue
        sheet.cell(2, at).value = heading
        if at > 1 and columns[at - 2].get("nhom") == group:
            continue
        last = at
        while last < len(columns) and columns[last].get("nhom") == group:
            last += 1
        sheet.cell(1, at).value = group
        sheet.merge_cells(start_row=1, end_row=1, start_column=at, end_column=last)
    for at, row in enumerate(table.get("hang", ()), heads + 1):
        for column, text in enumerate(row, 1):
            if text != "":
                put(sheet.cell(at, column), text, False, False)


def filled_json(form, data):
    """The JSON form with the data in it; comments and fields the data lack stay. Of a list, as many
    items as the data have."""
    if isinstance(form, dict) and isinstance(data, dict):
        for name in form:
            if not name.startswith("//"):
                form[name] = filled_json(form[name], data.get(name))
        return form
    if isinstance(form, list):
        example = form[0] if form else None
        return [filled_json(copy.deepcopy(example), item) for item in data or ()]
    return form if data is None else data
