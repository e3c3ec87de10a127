"""CMaps: codes of a string, CIDs of codes, and ToUnicode."""

from .document import Stream
from .lexer import END, Integer, Lexer, Mark, String, Word

PREDEFINED = set((
    "Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V "
    "GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V "
    "ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H "
    "UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H "
    "Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H "
    "UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H "
    "KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V").split())


class CMap:
    """Read from the text of a CMap. codes(): the codes of a string; cid(): None where it is not told."""

    def __init__(self, data):
        self.spaces, self.ranges, self.texts, self.text_ranges = [], [], {}, []
        self.wmode, self.highest_cid, self.uses, self.system = 0, 0, None, {}
        self.largest_block = 0   # entries of a bfchar or bfrange
        lexer, stack = Lexer(data), []
        while True:
            token = lexer.next()
            if token is END:
                return
            if isinstance(token, Word):
                self._word(token, stack)
                if token not in ("def", "dict", "dup", "begin"):
                    stack = []
            elif token == "[" and isinstance(token, Mark):
                items = []
                while True:
                    item = lexer.next()
                    if item is END or item == "]":
                        break
                    items.append(item)
                stack.append(items)
            else:
                stack.append(token)

    def _word(self, word, stack):
        if word == "def":
            for key, item in zip(stack[-2:], stack[-1:]):
                self._define(key, item)
            for key, item in zip(stack, stack[1:]):
                if key in ("/Registry", "/Ordering", "/Supplement", "/WMode"):
                    self._define(key, item)
        elif word == "usecmap" and stack:
            self.uses = stack[-1]
        elif word == "endcodespacerange":
            self.spaces.extend((first, last) for first, last in zip(stack[0::2], stack[1::2])
                               if isinstance(first, String) and isinstance(last, String))
        elif word == "endcidrange":
            for first, last, cid in zip(stack[0::3], stack[1::3], stack[2::3]):
                if isinstance(first, String) and isinstance(last, String) and isinstance(cid, Integer):
                    low, high = int.from_bytes(first, "big"), int.from_bytes(last, "big")
                    self.ranges.append((len(first), low, high, int(cid)))
                    self.highest_cid = max(self.highest_cid, cid + high - low)
        elif word == "endcidchar":
            for code, cid in zip(stack[0::2], stack[1::2]):
                if isinstance(code, String) and isinstance(cid, Integer):
                    number = int.from_bytes(code, "big")
                    self.ranges.append((len(code), number, number, int(cid)))
                    self.highest_cid = max(self.highest_cid, cid)
        elif word == "endbfchar":
            self.largest_block = max(self.largest_block, len(stack) // 2)
            for code, text in zip(stack[0::2], stack[1::2]):
                if isinstance(code, String):
                    self.texts[int.from_bytes(code, "big")] = _text(text)
        elif word == "endbfrange":
            self.largest_block = max(self.largest_block, len(stack) // 3)
            for first, last, target in zip(stack[0::3], stack[1::3], stack[2::3]):
                if isinstance(first, String) and isinstance(last, String):
                    self.text_ranges.append((int.from_bytes(first, "big"), int.from_bytes(last, "big"), target))

    def _define(self, key, item):
        if key == "/WMode" and isinstance(item, Integer):
            self.wmode = int(item)
        elif key in ("/Registry", "/Ordering", "/Supplement"):
            self.system[key] = item

    def codes(self, data):
        """(length, code) of each character of a string."""
        at, lengths = 0, sorted({len(first) for first, _ in self.spaces}) or [2]
        while at < len(data):
            size = next((n for n in lengths if self._in_space(data[at:at + n])), lengths[0])
            yield size, int.from_bytes(data[at:at + size], "big")
            at += size

    def _in_space(self, code):
        return any(len(first) == len(code) and all(a <= b <= c for a, b, c in zip(first, code, last))
                   for first, last in self.spaces)

    def cid(self, size, code):
        for length, low, high, cid in self.ranges:
            if length == size and low <= code <= high:
                return cid + code - low
        return None if self.uses else 0

    def text(self, code):
        """The text ToUnicode gives a code, None without one."""
        if code in self.texts:
            return self.texts[code]
        for low, high, target in self.text_ranges:
            if low <= code <= high:
                if isinstance(target, list):
                    return _text(target[code - low]) if code - low < len(target) else None
                if isinstance(target, String) and target:
                    number = int.from_bytes(target, "big") + code - low
                    return _text(number.to_bytes(max(len(target), (number.bit_length() + 7) // 8), "big"))
        return None


def _text(value):
    if not isinstance(value, bytes):
        return None
    if len(value) == 1:
        return chr(value[0])
    return value.decode("utf-16-be", "replace")


class Identity:
    """Identity-H and Identity-V, and other predefined CMaps, whose tables are not at hand: no CIDs then."""

    uses = None

    def __init__(self, known):
        self._known = known

    def codes(self, data):
        for at in range(0, len(data) - 1, 2):
            yield 2, data[at] << 8 | data[at + 1]
        if len(data) % 2:
            yield 1, 0x10000 | data[-1]  # half a code: no character at all

    def cid(self, size, code):
        if size == 1:
            return 0
        return code if self._known else None


def of(doc, value):
    """The CMap of a Type 0 font's /Encoding."""
    value = doc.resolve(value)
    if isinstance(value, Stream):
        return CMap(value.data)
    return Identity(value in ("/Identity-H", "/Identity-V"))
