"""Type 1 and CFF programs: names of the glyphs, their widths, the built-in encoding."""

import re
import struct

from .glyph_names import ENCODINGS, STANDARD_STRINGS
from .sfnt import BadFont

_GLYPH = re.compile(rb"/([^\s/{}<>\[\]()%]+)[ \t\r\n]+(\d+)[ \t\r\n]+(?:RD|-\||\S+)[ ]")
_DUP = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")


def _decrypt(data, key, skip):
    out = bytearray()
    for byte in data:
        out.append(byte ^ key >> 8)
        key = (byte + key) * 52845 + 22719 & 0xFFFF
    return bytes(out[skip:])


class Type1:
    """glyphs: {name: width}. encoding: {code: name}."""

    is_cid = False

    def __init__(self, data):
        if data[:1] == b"\x80":
            data = _unpack_pfb(data)
        head, _, rest = data.partition(b"eexec")
        if not rest:
            raise BadFont("no eexec")
        rest = rest.lstrip(b" \t\r\n") if rest[:1] not in b"\r\n " else rest[2 if rest[:2] == b"\r\n" else 1:]
        if re.match(rb"[0-9A-Fa-f\s]{8}", rest):
            digits = re.match(rb"[0-9A-Fa-f\s]*", rest)[0]
            digits = re.sub(rb"\s", b"", digits)
            rest = bytes.fromhex(digits[:len(digits) // 2 * 2].decode())
        private = _decrypt(rest, 55665, 4)
        skip = re.search(rb"/lenIV\s+(\d+)", private)
        skip = int(skip[1]) if skip else 4
        matrix = re.search(rb"/FontMatrix\s*\[\s*([-+.\deE]+)", head)
        scale = float(matrix[1]) * 1000 if matrix else 1.0
        start = private.find(b"/CharStrings")
        if start < 0:
            raise BadFont("no CharStrings")
        self.glyphs, at = {}, private.find(b"begin", start)
        while True:
            match = _GLYPH.search(private, at)
            if match is None:
                break
            code = private[match.end():match.end() + int(match[2])]
            at = match.end() + int(match[2])
            self.glyphs[match[1].decode("latin-1")] = _side_bearing(_decrypt(code, 4330, skip), scale)
        if re.search(rb"/Encoding\s+StandardEncoding", head):
            self.encoding = dict(ENCODINGS["/StandardEncoding"])
        else:
            self.encoding = {int(c): n.decode("latin-1") for c, n in _DUP.findall(head)}

    def width(self, name):
        return self.glyphs.get(name)


def _unpack_pfb(data):
    out, at = b"", 0
    while data[at:at + 1] == b"\x80" and data[at + 1:at + 2] in b"\1\2":
        size = struct.unpack_from("<I", data, at + 2)[0]
        out += data[at + 6:at + 6 + size]
        at += 6 + size
    return out


def _side_bearing(code, scale):
    """The width in hsbw or sbw."""
    stack, at = [], 0
    while at < len(code):
        byte = code[at]
        at += 1
        if byte >= 32:
            number, at = _number(code, at, byte)
            stack.append(number)
        elif byte == 13 and len(stack) >= 2:
            return stack[1] * scale
        elif byte == 12 and at < len(code):
            at += 1
            if code[at - 1] == 7 and len(stack) >= 3:
                return stack[2] * scale
            if code[at - 1] == 12 and len(stack) >= 2:
                divisor = stack.pop()
                stack[-1] = stack[-1] / divisor if divisor else 0
        else:
            return None
    return None


def _number(code, at, byte):
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + code[at] + 108, at + 1
    if byte <= 254:
        return -(byte - 251) * 256 - code[at] - 108, at + 1
    return struct.unpack_from(">i", code, at)[0], at + 4


class Cff:
    """glyphs: {name or CID: glyph number}; is_cid says which. encoding: {code: name}."""

    def __init__(self, data):
        try:
            self._read(data)
        except (struct.error, IndexError, KeyError, ValueError, TypeError, OverflowError) as error:
            raise BadFont(str(error)) from error

    def _read(self, data):
        self.data = data
        _, at = _index(data, data[2])
        tops, at = _index(data, at)
        strings, at = _index(data, at)
        self._global, _ = _index(data, at)
        self._strings = [s.decode("latin-1") for s in strings]
        top = _dict(tops[0])
        self._codes, _ = _index(data, top[17][0])
        self.is_cid = (12, 30) in top
        matrix = top.get((12, 7))
        self._scale = matrix[0] * 1000 if matrix and matrix[0] else 1.0
        names = self._charset(data, top.get(15, [0])[0])
        self.glyphs = {name: glyph for glyph, name in reversed(list(enumerate(names)))}
        self._names = names
        if self.is_cid:
            fonts, _ = _index(data, top[12, 36][0])
            self._privates = [self._private(data, _dict(font)) for font in fonts]
            self._select = _fd_select(data, top[12, 37][0], len(self._codes))
            self.encoding = {}
        else:
            self._privates = [self._private(data, top)]
            self._select = [0] * len(self._codes)
            self.encoding = self._encoding(data, top.get(16, [0])[0])

    def _string(self, sid):
        if sid < len(STANDARD_STRINGS):
            return STANDARD_STRINGS[sid]
        return self._strings[sid - 391] if 0 <= sid - 391 < len(self._strings) else f"sid{sid}"

    def _charset(self, data, at):
        count = len(self._codes)
        if at <= 2:
            return list(STANDARD_STRINGS[:count]) + [f"sid{i}" for i in range(229, count)]
        ids, kind, at = [0], data[at], at + 1
        while len(ids) < count:
            first = struct.unpack_from(">H", data, at)[0]
            at += 2
            left = 0
            if kind == 1:
                left, at = data[at], at + 1
            elif kind == 2:
                left, at = struct.unpack_from(">H", data, at)[0], at + 2
            ids.extend(range(first, first + left + 1))
        ids = ids[:count]
        return ids if self.is_cid else [".notdef"] + [self._string(i) for i in ids[1:]]

    def _encoding(self, data, at):
        if at <= 1:
            return dict(ENCODINGS["/StandardEncoding"])
        kind, count, result, glyph = data[at] & 127, data[at + 1], {}, 1
        at += 2
        for i in range(count):
            if kind == 0:
                codes = [data[at + i]]
            else:
                first, left = data[at + 2 * i], data[at + 2 * i + 1]
                codes = range(first, first + left + 1)
            for code in codes:
                if glyph < len(self._names):
                    result[code] = self._names[glyph]
                glyph += 1
        return result

    def _private(self, data, entries):
        size, at = (int(v) for v in entries.get(18, [0, 0]))
        private = _dict(data[at:at + size])
        local = _index(data, at + int(private[19][0]))[0] if 19 in private else []
        return private.get(20, [0])[0], private.get(21, [0])[0], local

    def width(self, name):
        glyph = self.glyphs.get(name)
        if glyph is None:
            return None
        default, nominal, local = self._privates[min(self._select[glyph], len(self._privates) - 1)]
        try:
            first = _Width(self._global, local).run(self._codes[glyph])
        except (struct.error, IndexError):
            return None  # a broken charstring has no width to compare
        return (default if first is None else nominal + first) * self._scale


class _Width:
    """Runs a Type 2 charstring up to the first operator that clears the stack: the width stands before it."""

    _STEMS = {1, 3, 18, 23, 19, 20}

    def __init__(self, global_subrs, local_subrs):
        self._subrs = {29: global_subrs, 10: local_subrs}
        self._stack = []

    def run(self, code):
        found = self._run(code, 0)
        return None if found is self else found

    def _run(self, code, depth):
        """The width, None for the default one, self when nothing was decided yet."""
        at = 0
        while at < len(code):
            byte = code[at]
            at += 1
            if byte == 28:
                self._stack.append(struct.unpack_from(">h", code, at)[0])
                at += 2
            elif byte == 255:
                self._stack.append(struct.unpack_from(">i", code, at)[0] / 65536)
                at += 4
            elif byte >= 32:
                number, at = _number(code, at, byte)
                self._stack.append(number)
            elif byte in (10, 29):
                subrs = self._subrs[byte]
                bias = 107 if len(subrs) < 1240 else 1131 if len(subrs) < 33900 else 32768
                index = int(self._stack.pop()) + bias
                if depth > 10 or not 0 <= index < len(subrs):
                    return None
                found = self._run(subrs[index], depth + 1)
                if found is not self:
                    return found
            elif byte == 11:
                return self
            else:
                wanted = len(self._stack) % 2 if byte in self._STEMS else \
                    {4: 1, 22: 1, 21: 2, 14: 0}.get(byte)
                if byte in self._STEMS:
                    return self._stack[0] if wanted else None
                if byte == 14 and len(self._stack) == 4:
                    return None
                if wanted is not None and len(self._stack) > wanted:
                    return self._stack[0]
                return None
        return self


def _index(data, at):
    count = struct.unpack_from(">H", data, at)[0]
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    offsets = [int.from_bytes(data[at + 3 + size * i:at + 3 + size * (i + 1)], "big") for i in range(count + 1)]
    base = at + 2 + size * (count + 1)
    return [data[base + a:base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def _dict(data):
    result, operands, at = {}, [], 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            key = byte
            if byte == 12:
                key, at = (12, data[at]), at + 1
            result[key], operands = operands, []
        elif byte == 28:
            operands.append(struct.unpack_from(">h", data, at)[0])
            at += 2
        elif byte == 29:
            operands.append(struct.unpack_from(">i", data, at)[0])
            at += 4
        elif byte == 30:
            text = ""
            while "f" not in text:
                text += f"{data[at]:02x}"
                at += 1
            text = text.split("f")[0].replace("a", ".").replace("c", "E-").replace("b", "E").replace("e", "-")
            operands.append(float(text.replace("E--", "E-") or 0))
        else:
            number, at = _number(data, at, byte)
            operands.append(number)
    return result


def _fd_select(data, at, count):
    if data[at] == 0:
        return list(data[at + 1:at + 1 + count])
    result = []
    ranges = struct.unpack_from(">H", data, at + 1)[0]
    for i in range(ranges):
        first, font = struct.unpack_from(">HB", data, at + 3 + 3 * i)
        last = struct.unpack_from(">H", data, at + 6 + 3 * i)[0]
        result.extend([font] * (last - first))
    return result
