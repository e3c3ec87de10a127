"""Fonts that show text: dictionaries, embedding, glyphs, widths, Unicode values."""

import re
import unicodedata
from typing import NamedTuple

from . import cmaps, font_rules
from .document import Stream, is_name, is_number, is_ref
from .glyph_names import ENCODINGS, MAC_CODES, character
from .sfnt import BadFont, Sfnt
from .type1 import Cff, Type1

SYMBOLIC, NON_SYMBOLIC = 4, 32
UNTOLD = "\u2026"  # a Unicode value that exists, in tables that are not at hand
_CJK = ("GB1", "CNS1", "Japan1", "Korea1", "KR")
_STANDARD_14 = re.compile(r"/(Courier|Helvetica|Times)(-(Roman|Bold|Italic|Oblique|BoldOblique|BoldItalic))?$"
                          r"|/(Symbol|ZapfDingbats)$")


class Glyph(NamedTuple):
    """What a shown code leads to. None: cannot be told. text None: no Unicode value."""
    present: bool | None = None
    program_width: float | None = None
    width: float | None = None
    notdef: bool = False
    text: str | None = UNTOLD


def program(doc, descriptor):
    """(key, program) of a FontDescriptor: the parsed program or None where there is none or it is broken."""
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        stream = doc.get(descriptor, key)
        if isinstance(stream, Stream):
            return key, _parse(stream.data)
    return None, None


def _parse(data):
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            sfnt = Sfnt(data)
            return Cff(sfnt.tables["CFF "]) if "CFF " in sfnt.tables else sfnt
        if data[:2] in (b"%!", b"\x80\1"):
            return Type1(data)
        if data[:1] == b"\1":
            return Cff(data)
    except BadFont:
        pass
    return None


def _there(sfnt, number, width, text):
    """Whether a TrueType program has a glyph. An empty outline is none where the text is to be seen."""
    if number >= sfnt.glyph_count:
        return False
    seen = text is not None and text != UNTOLD and any(unicodedata.category(c)[0] in "LNPS" for c in text)
    return bool(not seen or not width or sfnt.has_outline(number))


class Font:
    def __init__(self, doc, ref, entries):
        self.doc, self.entries = doc, entries
        self.ref = ref if is_ref(ref) else "font"
        self.kind = (doc.get(entries, "/Subtype") or "/")[1:]
        self.base = doc.get(entries, "/BaseFont")
        unicode_map = doc.get(entries, "/ToUnicode")
        self.to_unicode = cmaps.CMap(unicode_map.data) if isinstance(unicode_map, Stream) else None
        self.has_identity_unicode = unicode_map in ("/Identity-H", "/Identity-V")
        self.shown = {}   # code -> flags of content.py

    @property
    def is_standard(self):
        return isinstance(self.base, str) and _STANDARD_14.match(self.base) is not None

    def _mapped(self, code):
        if self.has_identity_unicode:
            return chr(code)
        return self.to_unicode.text(code) if self.to_unicode else None


class SimpleFont(Font):
    def __init__(self, doc, ref, entries):
        super().__init__(doc, ref, entries)
        self.descriptor = doc.entries(doc.get(entries, "/FontDescriptor"))
        self.file_key, self.program = program(doc, self.descriptor)
        flags = doc.get(self.descriptor, "/Flags")
        self.symbolic = bool(isinstance(flags, int) and flags & SYMBOLIC)
        encoding = doc.get(entries, "/Encoding")
        self.base_encoding = encoding if is_name(encoding) else doc.get(encoding, "/BaseEncoding")
        self.differences = self._differences(encoding)
        self.names = self._names()
        self.first = doc.get(entries, "/FirstChar")
        widths = doc.get(entries, "/Widths")
        self.widths = [doc.resolve(w) for w in widths] if isinstance(widths, list) else None

    def _differences(self, encoding):
        result, code = {}, 0
        for item in self.doc.array(encoding, "/Differences") if isinstance(encoding, dict) else []:
            item = self.doc.resolve(item)
            if isinstance(item, int):
                code = item
            elif is_name(item):
                result[code] = item[1:]
                code += 1
        return result

    def _names(self):
        names = dict(ENCODINGS.get(self.base_encoding, {}))
        if not names:
            built_in = getattr(self.program, "encoding", None)
            names = dict(built_in if built_in else {} if self.kind == "Type3" else
                         {} if self.kind == "TrueType" and self.symbolic else ENCODINGS["/StandardEncoding"])
        return names | self.differences

    def codes(self, data):
        return iter(data)

    def width(self, code):
        if self.widths is None or not isinstance(self.first, int):
            return None
        if 0 <= code - self.first < len(self.widths):
            width = self.widths[code - self.first]
            return width if is_number(width) else None
        missing = self.doc.get(self.descriptor, "/MissingWidth")
        return missing if is_number(missing) else 0

    def text(self, code):
        found = self._mapped(code)
        if found is not None:
            return found
        if self.kind == "TrueType" and (self.symbolic or self.base_encoding is None) and not self.differences:
            return None
        name = self.names.get(code)
        return character(name) if name else None

    def glyph(self, code):
        width, text = self.width(code), self.text(code)
        if isinstance(self.program, Sfnt):
            number = self._number(code)
            if number == 0:
                return Glyph(False, None, width, True, text)
            present = _there(self.program, number, width, text)
            return Glyph(present, self.program.width(number) if present else None, width, False, text)
        name = self.names.get(code)
        if self.program is None:
            return Glyph(None, None, width, name == ".notdef", text)
        if name is None or name == ".notdef":
            return Glyph(None, None, width, True, text)
        if isinstance(self.program, Cff) and self.program.is_cid or name not in self.program.glyphs:
            return Glyph(False if not getattr(self.program, "is_cid", False) else None, None, width, False, text)
        return Glyph(True, self.program.width(name), width, False, text)

    def _number(self, code):
        """The glyph of a code in a TrueType program (9.6.6.4)."""
        maps = self.program.cmaps
        name = self.names.get(code)
        if not self.symbolic and self.base_encoding and name is None:
            return 0
        if not self.symbolic or self.differences or self.base_encoding and (3, 0) not in maps and (1, 0) not in maps:
            if name is not None and name != ".notdef":
                shown = character(name)
                if (3, 1) in maps and shown:
                    number = maps[3, 1].get(ord(shown[0]))
                    if number:
                        return number
                if (1, 0) in maps and name in MAC_CODES:
                    number = maps[1, 0].get(MAC_CODES[name])
                    if number:
                        return number
                number = self.program.names().get(name)
                if number:
                    return number
            elif name == ".notdef":
                return 0
        if (3, 0) in maps:
            for base in (0, 0xF000, 0xF100, 0xF200):
                number = maps[3, 0].get(base + code)
                if number:
                    return number
        if (1, 0) in maps:
            number = maps[1, 0].get(code)
            if number:
                return number
        if self.symbolic:
            for table in maps.values():
                number = table.get(code)
                if number:
                    return number
        return 0


class Type3Font(SimpleFont):
    def __init__(self, doc, ref, entries):
        super().__init__(doc, ref, entries)
        self.procedures = doc.entries(doc.get(entries, "/CharProcs"))
        self.drawn = {}  # code -> width in d0 or d1, set by content.py

    def glyph(self, code):
        name = self.names.get(code)
        missing = name is None or "/" + name not in self.procedures
        return Glyph(None, self.drawn.get(code), self.width(code), name == ".notdef" or missing, self.text(code))


class CompositeFont(Font):
    def __init__(self, doc, ref, entries):
        super().__init__(doc, ref, entries)
        self.descendant = doc.entries((doc.array(entries, "/DescendantFonts") or [None])[0])
        self.descriptor = doc.entries(doc.get(self.descendant, "/FontDescriptor"))
        self.file_key, self.program = program(doc, self.descriptor)
        self.encoding = doc.get(entries, "/Encoding")
        self.cmap = cmaps.of(doc, self.encoding)
        gids = doc.get(self.descendant, "/CIDToGIDMap")
        self.gids = gids.data if isinstance(gids, Stream) else None
        self.widths = self._widths()
        default = doc.get(self.descendant, "/DW")
        self.default_width = default if is_number(default) else 1000
        self._cids = {}

    @property
    def is_beyond_cmap(self):
        """CIDs of a later supplement than the CMap's have no place in its tables."""
        own = self.doc.get(self.descendant, "/CIDSystemInfo", "/Supplement")
        theirs = self.doc.get(self.encoding, "/CIDSystemInfo", "/Supplement")
        return is_number(own) and is_number(theirs) and theirs < own

    def _widths(self):
        values = [self.doc.resolve(v) for v in self.doc.array(self.descendant, "/W")]
        result, at = {}, 0
        while at + 1 < len(values) and isinstance(values[at], int):
            if isinstance(values[at + 1], list):
                for i, width in enumerate(values[at + 1]):
                    result[values[at] + i] = self.doc.resolve(width)
                at += 2
            elif at + 2 < len(values) and isinstance(values[at + 1], int):
                for cid in range(values[at], min(values[at + 1], values[at] + 65536) + 1):
                    result[cid] = values[at + 2]
                at += 3
            else:
                break
        return result

    def codes(self, data):
        for size, code in self.cmap.codes(data):
            self._cids[code] = self.cmap.cid(size, code)
            yield code

    def number(self, cid):
        """The glyph of a CID in a TrueType program."""
        if self.gids is None:
            return cid
        return int.from_bytes(self.gids[2 * cid:2 * cid + 2], "big")

    def text(self, code):
        found = self._mapped(code)
        if found is not None:
            return found
        name = self.encoding[1:] if is_name(self.encoding) else ""
        ordering = font_rules.ordering(self.doc, self.descendant)
        if self.is_beyond_cmap:
            return None
        if ordering in _CJK or name in cmaps.PREDEFINED and not name.startswith("Identity"):
            return UNTOLD
        return None

    def glyph(self, code):
        cid, text = self._cids.get(code), self.text(code)
        if cid is None:
            return Glyph(text=text)
        width = self.widths.get(cid, self.default_width)
        width = width if is_number(width) else None
        if isinstance(self.program, Sfnt):
            number = self.number(cid)
            if number == 0:
                return Glyph(False, None, width, True, text)
            present = _there(self.program, number, width, text)
            return Glyph(present, self.program.width(number) if present else None, width, False, text)
        if isinstance(self.program, Cff):
            if cid == 0:
                return Glyph(None, None, width, True, text)
            names = list(self.program.glyphs)
            name = cid if self.program.is_cid else names[cid] if cid < len(names) else None
            present = name in self.program.glyphs
            return Glyph(present, self.program.width(name) if present else None, width, False, text)
        return Glyph(None, None, width, cid == 0, text)


def load(doc, ref):
    """The font behind a resource entry, None where it is no dictionary."""
    entries = doc.entries(ref)
    if not entries:
        return None
    kind = doc.get(entries, "/Subtype")
    if kind == "/Type0":
        return CompositeFont(doc, ref, entries)
    return Type3Font(doc, ref, entries) if kind == "/Type3" else SimpleFont(doc, ref, entries)
