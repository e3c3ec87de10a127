"""TrueType and OpenType programs: the tables that the clauses need."""

import struct


class BadFont(Exception):
    pass


class Sfnt:
    def __init__(self, data):
        self.tables = {}
        try:
            count = struct.unpack_from(">H", data, 4)[0]
            for i in range(count):
                tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
                self.tables[tag.decode("latin-1")] = data[offset:offset + length]
            self.units = struct.unpack_from(">H", self.tables["head"], 18)[0] or 1000
            self.glyph_count = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
            self._metrics = struct.unpack_from(">H", self.tables["hhea"], 34)[0]
            self.hmtx = self.tables["hmtx"]
            self.cmaps = self._read_cmaps()
        except (struct.error, KeyError) as error:
            raise BadFont(str(error)) from error

    def width(self, glyph):
        """In thousandths of an em; None where the table is too short."""
        at = 4 * min(glyph, self._metrics - 1)
        if at < 0 or at + 2 > len(self.hmtx):
            return None
        return struct.unpack_from(">H", self.hmtx, at)[0] * 1000 / self.units

    def has_outline(self, glyph):
        """Whether loca gives the glyph any bytes; True where there is no loca."""
        loca = self.tables.get("loca", b"")
        long = self.tables["head"][50:52] == b"\0\1"
        size = 4 if long else 2
        at = size * glyph
        if at + 2 * size > len(loca):
            return not loca
        first, last = struct.unpack_from(">II" if long else ">HH", loca, at)
        return last > first

    def _read_cmaps(self):
        """{(platform, encoding): {code: glyph}}."""
        table = self.tables.get("cmap", b"")
        if len(table) < 4:
            return {}
        found = {}
        for i in range(struct.unpack_from(">H", table, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * i)
            try:
                found[platform, encoding] = _subtable(table, offset)
            except struct.error:
                found[platform, encoding] = {}
        return found

    def names(self):
        """{name: glyph} of a version 2 post table with own names."""
        post, result = self.tables.get("post", b""), {}
        if len(post) < 34 or post[:4] != b"\0\2\0\0":
            return result
        count = struct.unpack_from(">H", post, 32)[0]
        indices = struct.unpack_from(f">{count}H", post, 34)
        strings, at = [], 34 + 2 * count
        while at < len(post):
            strings.append(post[at + 1:at + 1 + post[at]].decode("latin-1"))
            at += 1 + post[at]
        for glyph, index in enumerate(indices):
            if 0 <= index - 258 < len(strings):
                result[strings[index - 258]] = glyph
        return result


def _subtable(table, at):
    kind = struct.unpack_from(">H", table, at)[0]
    if kind == 0:
        return {code: glyph for code, glyph in enumerate(table[at + 6:at + 262]) if glyph}
    if kind == 6:
        first, count = struct.unpack_from(">HH", table, at + 6)
        glyphs = struct.unpack_from(f">{count}H", table, at + 10)
        return {first + i: glyph for i, glyph in enumerate(glyphs) if glyph}
    if kind == 12:
        result = {}
        for i in range(struct.unpack_from(">I", table, at + 12)[0]):
            first, last, glyph = struct.unpack_from(">III", table, at + 16 + 12 * i)
            for code in range(first, min(last, first + 0x10000) + 1):
                result[code] = glyph + code - first
        return result
    if kind != 4:
        return {}
    double = struct.unpack_from(">H", table, at + 6)[0]
    segments = double // 2
    ends = struct.unpack_from(f">{segments}H", table, at + 14)
    starts = struct.unpack_from(f">{segments}H", table, at + 16 + double)
    deltas = struct.unpack_from(f">{segments}H", table, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    ranges = struct.unpack_from(f">{segments}H", table, ranges_at)
    result = {}
    for i in range(segments):
        for code in range(starts[i], ends[i] + 1):
            if ranges[i] == 0:
                glyph = (code + deltas[i]) & 0xFFFF
            else:
                place = ranges_at + 2 * i + ranges[i] + 2 * (code - starts[i])
                if place + 2 > len(table):
                    continue
                glyph = struct.unpack_from(">H", table, place)[0]
                glyph = (glyph + deltas[i]) & 0xFFFF if glyph else 0
            if glyph:
                result[code] = glyph
    return result
