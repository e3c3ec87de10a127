"""The file as bytes: the chain of cross-reference sections and the objects where they stand.

qpdf repairs what it reads, so everything about spelling is looked up here. Objects in object streams have no
spacing to judge; their values are read from the inflated streams.
"""

import re
import zlib

from .lexer import Integer, Lexer, Ref, String, Word, value

_START = re.compile(rb"startxref[\0\t\n\f\r ]+(\d+)")
_HEAD = re.compile(rb"[\0\t\n\f\r ]*(\d+)([\0\t\n\f\r ]+)(\d+)([\0\t\n\f\r ]+)obj")
_ROW = re.compile(rb"\s*(\d{10})\s(\d{5})\s([nf])\s*")
_SECTION = re.compile(rb"\s*(\d+)\s+(\d+)\s*")


class RawObject:
    """One object of the file: `value`, and for a stream where its data start."""

    def __init__(self, number, generation, start):
        self.number, self.generation, self.start = number, generation, start
        self.value, self.head, self.keyword, self.end = None, None, None, start

    @property
    def name(self):
        return f"{self.number} {self.generation} R"


class RawFile:
    def __init__(self, data):
        self.data = data
        self.offsets = {}      # (number, generation) -> offset, newest first
        self.hidden = {}       # number -> number of its object stream
        self.sections = []     # (offset, "table" or "stream"), newest first
        self.trailers = []
        self._follow()
        self.objects = {}
        for (number, generation), offset in self.offsets.items():
            if 0 < offset < len(data):
                found = self._read(offset, number, generation)
                if found:
                    self.objects[number, generation] = found

    def _follow(self):
        starts = _START.findall(self.data)
        waiting = [int(starts[-1])] if starts else []
        seen = set()
        while waiting:
            at = waiting.pop(0)
            if at in seen or not 0 <= at < len(self.data):
                continue
            seen.add(at)
            head = re.compile(rb"[\0\t\n\f\r ]*xref").match(self.data, at)
            trailer = self._table(head.end()) if head else self._stream(at)
            if trailer is None:
                continue
            self.sections.append((head.end() - 4 if head else at, "table" if head else "stream"))
            self.trailers.append(trailer)
            for key in ("/XRefStm", "/Prev"):
                if isinstance(trailer.get(key), int):
                    waiting.append(trailer[key])

    def _table(self, at):
        while True:
            section = _SECTION.match(self.data, at)
            if section is None:
                break
            at = section.end()
            first, count = int(section[1]), int(section[2])
            for number in range(first, first + count):
                row = _ROW.match(self.data, at)
                if row is None:
                    break
                at = row.end()
                if row[3] == b"n":
                    self.offsets.setdefault((number, int(row[2])), int(row[1]))
        lexer = Lexer(self.data, at)
        if lexer.next() != "trailer":
            return None
        trailer = value(lexer)
        return trailer if isinstance(trailer, dict) else None

    def _stream(self, at):
        found = self._read(at, None, None)
        if found is None or not isinstance(found.value, dict):
            return None
        entries = found.value
        rows = self.stream_data(found)
        widths = entries.get("/W")
        if rows is None or not isinstance(widths, list) or len(widths) != 3:
            return None
        index = entries.get("/Index") or [0, entries.get("/Size", 0)]
        size, at = sum(widths), 0
        for first, count in zip(index[0::2], index[1::2]):
            for number in range(first, first + count):
                row, fields, place = rows[at:at + size], [], 0
                if len(row) < size:
                    break
                for width in widths:
                    fields.append(int.from_bytes(row[place:place + width], "big") if width else 1)
                    place += width
                at += size
                if fields[0] == 1:
                    self.offsets.setdefault((number, fields[2] if widths[2] else 0), fields[1])
                elif fields[0] == 2:
                    self.hidden.setdefault(number, fields[1])
        return entries

    def _read(self, offset, number, generation):
        head = _HEAD.match(self.data, offset)
        if head is None:
            return None
        found = RawObject(int(head[1]) if number is None else number,
                          int(head[3]) if generation is None else generation, head.start(1))
        found.head = head
        lexer = Lexer(self.data, head.end())
        found.value = value(lexer)
        found.end = lexer.at
        if isinstance(found.value, dict):
            word = lexer.next()
            if word == "stream":
                found.keyword = lexer.at
        return found

    def length(self, found):
        """The value of /Length, a reference followed; None where it cannot be told."""
        length = found.value.get("/Length")
        if isinstance(length, Ref):
            target = self.objects.get(tuple(length)) if hasattr(self, "objects") else None
            if target is None and tuple(length) in self.offsets:
                target = self._read(self.offsets[tuple(length)], *length)
            length = target.value if target else None
        return int(length) if isinstance(length, Integer) else None

    def data_start(self, found):
        """Behind the EOL after the keyword stream."""
        at = found.keyword
        if self.data[at:at + 2] == b"\r\n":
            return at + 2
        return at + 1 if self.data[at:at + 1] in (b"\n", b"\r") else at

    def stream_data(self, found):
        """The data of a stream without filter or with FlateDecode, predictor undone; else None."""
        length = self.length(found)
        if length is None or found.keyword is None:
            return None
        start = self.data_start(found)
        data = self.data[start:start + length]
        filters, parms = found.value.get("/Filter"), found.value.get("/DecodeParms")
        if isinstance(filters, list):
            filters = filters[0] if len(filters) == 1 else (None if not filters else "")
            parms = parms[0] if isinstance(parms, list) and parms else parms
        if filters is None:
            return data
        if filters != "/FlateDecode":
            return None
        try:
            data = zlib.decompressobj().decompress(data)
        except zlib.error:
            return None
        if isinstance(parms, dict) and parms.get("/Predictor", 1) >= 10:
            data = _unpredict(data, parms.get("/Columns", 1))
        return data

    def filters(self, ref):
        """The names of a stream's filters as they stand in the file (qpdf undoes some and forgets them)."""
        match = re.match(r"(\d+) (\d+) R$", str(ref))
        found = self.objects.get((int(match[1]), int(match[2]))) if match else None
        if found is None or not isinstance(found.value, dict):
            return []
        value = self._follow_ref(found.value.get("/Filter"))
        return [self._follow_ref(v) for v in value] if isinstance(value, list) else [value] if value else []

    def _follow_ref(self, value):
        if isinstance(value, Ref):
            found = self.objects.get(tuple(value))
            return found.value if found else None
        return value

    def values(self):
        """(object, value) of every object, those of object streams too."""
        yield "trailer", self.trailers[0] if self.trailers else {}
        for found in self.objects.values():
            yield found.name, found.value
            if isinstance(found.value, dict) and found.value.get("/Type") == "/ObjStm":
                data = self.stream_data(found)
                if data is None:
                    continue
                lexer = Lexer(data)
                count, first = found.value.get("/N"), found.value.get("/First")
                if not isinstance(count, int) or not isinstance(first, int):
                    continue
                pairs = [lexer.next() for _ in range(2 * count)]
                for number, offset in zip(pairs[0::2], pairs[1::2]):
                    if isinstance(offset, int):
                        yield f"{number} 0 R", value(Lexer(data, first + offset))

    def atoms(self):
        """(object, atom) of every string, number and name; keys are names too."""
        for name, whole in self.values():
            stack = [whole]
            while stack:
                item = stack.pop()
                if isinstance(item, dict):
                    for key in item:
                        yield name, key
                    stack.extend(item.values())
                elif isinstance(item, list):
                    stack.extend(item)
                elif isinstance(item, (String, int, float)) and not isinstance(item, Ref):
                    yield name, item
                elif isinstance(item, str) and not isinstance(item, Word):
                    yield name, item


def _unpredict(data, columns):
    """PNG predictors (only Up and None occur in cross-reference streams; the others are undone as well)."""
    out, above, width = bytearray(), bytearray(columns), columns + 1
    for at in range(0, len(data) - columns, width):
        kind, row = data[at], bytearray(data[at + 1:at + width])
        for i in range(columns):
            left = row[i - 1] if i else 0
            if kind == 1:
                row[i] = (row[i] + left) & 255
            elif kind == 2:
                row[i] = (row[i] + above[i]) & 255
            elif kind == 3:
                row[i] = (row[i] + (left + above[i]) // 2) & 255
            elif kind == 4:
                row[i] = (row[i] + _paeth(left, above[i], above[i - 1] if i else 0)) & 255
        out += row
        above = row
    return bytes(out)


def _paeth(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda x: abs(guess - x))
