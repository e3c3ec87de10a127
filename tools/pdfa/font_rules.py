"""The rules on fonts that are used; how a font is read stands in fonts.py."""

import re

from . import cmaps, fonts
from .document import Stream, is_name, text
from .glyph_names import character
from .sfnt import Sfnt
from .type1 import Cff

SEEN, HIDDEN, BARE = 1, 2, 4  # flags of a code: shown, shown in mode 3, shown outside ActualText
_KINDS = {"Type1", "MMType1", "TrueType", "Type3", "Type0", "CIDFontType0", "CIDFontType2"}
_FILES = {"/Type1C", "/CIDFontType0C", "/OpenType"}
_SUBSET = re.compile(r"/[A-Z]{6}\+")
_SYSTEMS = (("GB", "GB1"), ("B5|HKscs|ETen|CNS", "CNS1"), ("KSC|UniKS", "Korea1"),
            ("RKSJ|^EUC|^H$|^V$|UniJIS", "Japan1"))


def ordering(doc, entries):
    return text(doc.get(entries, "/CIDSystemInfo", "/Ordering"))


def check(doc, used, report):
    """`used`: every font that shows text."""
    for font in used:
        _dictionary(doc, font.entries, font.ref, font, report)
        seen = any(flags & SEEN for flags in font.shown.values())
        if isinstance(font, fonts.CompositeFont):
            _dictionary(doc, font.descendant, font.ref, None, report)
            _composite(doc, font, report)
        elif font.kind == "TrueType":
            _truetype(font, report)
        if font.kind != "Type3" and seen and font.file_key is None:
            report.add("font-embedded", font.ref, f"{font.base} is not embedded")
        if font.kind in ("Type1", "MMType1"):
            _charset(doc, font, report)
        for code, flags in sorted(font.shown.items()):
            _glyph(font, code, flags, report)
        _house(doc, font, report)


def _dictionary(doc, entries, where, simple, report):
    if doc.get(entries, "/Type") != "/Font":
        report.add("font-type", where, f"/Type {doc.get(entries, '/Type')}")
    kind = (doc.get(entries, "/Subtype") or "/")[1:]
    if kind not in _KINDS:
        report.add("font-subtype", where, f"/Subtype {kind}")
    if kind != "Type3" and not is_name(doc.get(entries, "/BaseFont")):
        report.add("font-name", where, "no /BaseFont")
    if isinstance(simple, fonts.SimpleFont) and not simple.is_standard:
        first, last = doc.get(entries, "/FirstChar"), doc.get(entries, "/LastChar")
        if not isinstance(first, int):
            report.add("font-first", where, "no /FirstChar")
        if not isinstance(last, int):
            report.add("font-last", where, "no /LastChar")
        if isinstance(first, int) and isinstance(last, int) and len(simple.widths or []) != last - first + 1:
            report.add("font-widths", where, f"{len(simple.widths or [])} widths for {first} to {last}")
    descriptor = doc.get(entries, "/FontDescriptor")
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        stream = doc.get(descriptor, key)
        if isinstance(stream, Stream):
            found = doc.get(stream, "/Subtype")
            if key == "/FontFile3" and found not in _FILES or key != "/FontFile3" and found not in _FILES | {None}:
                report.add("font-file", where, f"{key} of /Subtype {found}")


def _composite(doc, font, report):
    encoding = font.encoding
    if isinstance(encoding, Stream):
        system = {key: doc.get(encoding, "/CIDSystemInfo", key) for key in ("/Registry", "/Ordering", "/Supplement")}
        if not any(system.values()):
            system = font.cmap.system
        _system(doc, font, *system.values(), report)
        mode = doc.get(encoding, "/WMode") or 0
        if font.cmap.wmode != mode:
            report.add("cmap-wmode", font.ref, f"WMode {font.cmap.wmode} in the CMap, {mode} in its dictionary")
        _used(doc, font, doc.get(encoding, "/UseCMap") or font.cmap.uses, report)
        if font.cmap.highest_cid > 65535:
            report.add("cid", font.ref, f"CID {font.cmap.highest_cid}")
    elif is_name(encoding):
        name = encoding[1:]
        if name not in cmaps.PREDEFINED:
            report.add("cmap-embedded", font.ref, f"CMap {name} is neither predefined nor embedded")
        elif not name.startswith("Identity"):
            wanted = next((o for pattern, o in _SYSTEMS if re.search(pattern, name)), None)
            if ordering(doc, font.descendant) != wanted:
                for key in ("cid-system", "cid-system-1"):
                    report.add(key, font.ref, f"CMap {name}, CIDFont {ordering(doc, font.descendant)}")
    if doc.get(font.descendant, "/Subtype") == "/CIDFontType2" and font.file_key:
        gids = doc.get(font.descendant, "/CIDToGIDMap")
        if gids != "/Identity" and not isinstance(gids, Stream):
            report.add("cid-to-gid", font.ref, f"/CIDToGIDMap {gids}")
    _cidset(doc, font, report)


def _system(doc, font, registry, own_ordering, supplement, report):
    system = doc.entries(doc.get(font.descendant, "/CIDSystemInfo"))
    theirs = [text(doc.get(system, "/Registry")), ordering(doc, font.descendant), doc.get(system, "/Supplement")]
    ours = [text(registry), text(own_ordering), supplement]
    if None in ours[:2] or ours[:2] != theirs[:2]:
        report.add("cid-system-1", font.ref, f"CMap {ours}, CIDFont {theirs}")
    if None in ours or None in theirs or ours[:2] != theirs[:2] or theirs[2] > ours[2]:
        report.add("cid-system", font.ref, f"CMap {ours}, CIDFont {theirs}")


def _used(doc, font, used, report):
    if used is None:
        return
    name = doc.get(used, "/CMapName") if isinstance(used, Stream) else used
    if not is_name(name) or name[1:] not in cmaps.PREDEFINED:
        report.add("cmap-use", font.ref, f"usecmap {name}")


def _cidset(doc, font, report):
    name = font.base if is_name(font.base) else ""
    stream = doc.get(font.descriptor, "/CIDSet")
    subset = _SUBSET.match(doc.get(font.descendant, "/BaseFont") or name)
    if font.file_key is None or not subset:
        return
    if not isinstance(stream, Stream):
        report.add("cidset-1", font.ref, "no /CIDSet")
        return
    listed = {8 * i + bit for i, byte in enumerate(stream.data) for bit in range(8) if byte & 128 >> bit}
    if isinstance(font.program, Sfnt):
        if font.gids is None:
            there = set(range(font.program.glyph_count))
        else:
            there = {cid for cid in range(len(font.gids) // 2) if font.number(cid)}
    elif isinstance(font.program, Cff) and font.program.is_cid:
        there = set(font.program.glyphs)
    elif isinstance(font.program, Cff):
        there = set(range(len(font.program.glyphs)))
    else:
        return
    wrong = sorted((listed ^ there) - {0})
    if wrong:
        report.add("cidset", font.ref, f"/CIDSet and the program differ, first at CID {wrong[0]}")


def _charset(doc, font, report):
    if font.program is None or not is_name(font.base) or not _SUBSET.match(font.base):
        return
    listed = text(doc.get(font.descriptor, "/CharSet"))
    if listed is None:
        report.add("charset-1", font.ref, "no /CharSet")
        return
    if getattr(font.program, "is_cid", True) or not hasattr(font.program, "glyphs"):
        return
    names = {name for name in listed.replace(" ", "").split("/") if name} - {".notdef"}
    there = set(font.program.glyphs) - {".notdef"}
    if names != there:
        what = f"/CharSet and the program differ: {' '.join(sorted(names ^ there)[:5])}"
        report.add("charset", font.ref, what)


def _truetype(font, report):
    maps = font.program.cmaps if isinstance(font.program, Sfnt) else None
    if font.symbolic:
        if "/Encoding" in font.entries:
            report.add("truetype-symbolic", font.ref, "a symbolic font with /Encoding")
        if maps is not None and len(maps) != 1:
            report.add("truetype-cmaps-1", font.ref, f"{len(maps)} cmaps")
            if (3, 0) not in maps:
                report.add("truetype-cmaps", font.ref, f"{len(maps)} cmaps, none of them (3,0)")
        return
    if maps is not None and not len(maps) > ((3, 0) in maps):
        report.add("truetype-cmap", font.ref, f"cmaps {sorted(maps)}")
    known = font.base_encoding in ("/MacRomanEncoding", "/WinAnsiEncoding")
    if not known or font.differences:
        report.add("truetype-encoding-1", font.ref, f"encoding {font.base_encoding}, or Differences")
    strange = [name for name in font.differences.values() if character(name) is None and name != ".notdef"]
    if not known or strange or font.differences and maps is not None and (3, 1) not in maps:
        report.add("truetype-encoding", font.ref,
                   f"encoding {font.base_encoding}; names in no list: {' '.join(strange[:5])}")


def _glyph(font, code, flags, report):
    glyph = font.glyph(code)
    where = font.ref
    if flags & SEEN:
        if glyph.present is False:
            report.add("glyph-present", where, f"code {code:#x}: no such glyph in the program")
        if glyph.program_width is not None and glyph.width is not None \
                and abs(glyph.program_width - glyph.width) > 1.0005:
            report.add("glyph-width", where,
                       f"code {code:#x}: width {glyph.width} in the dictionary, {glyph.program_width:.1f} in the program")
    if glyph.notdef:
        report.add("notdef", where, f"code {code:#x} shows .notdef")
    if glyph.text is None:
        for key in ("unicode",) if getattr(font, "is_beyond_cmap", False) else ("unicode", "unicode-1"):
            report.add(key, where, f"code {code:#x} has no Unicode value")
        return
    if any(c in "\0\ufeff\ufffe" for c in glyph.text):
        report.add("unicode-value", where, f"code {code:#x} is {glyph.text!r}")
    if flags & BARE and any(_private(c) for c in glyph.text):
        report.add("unicode-private", where, f"code {code:#x} is {glyph.text!r}, without ActualText")


def _private(character_):
    code = ord(character_)
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _house(doc, font, report):
    """How this program writes fonts."""
    if not isinstance(font, fonts.CompositeFont) or not isinstance(font.encoding, Stream) \
            or doc.get(font.encoding, "/CMapName") != "/vanthu-codes" or font.file_key != "/FontFile2" \
            or doc.get(font.descendant, "/Subtype") != "/CIDFontType2" or font.to_unicode is None \
            or "/CIDSet" in font.descriptor or font.to_unicode.largest_block > 100:
        report.add("own-encoding", font.ref, f"{font.base} is written in another way")
        return
    names = {font.base, doc.get(font.descendant, "/BaseFont"), doc.get(font.descriptor, "/FontName")}
    if len(names) > 1 or not _SUBSET.match(str(font.base)):
        report.add("own-font-name", font.ref, " ".join(map(str, names)))
    flags = doc.get(font.descriptor, "/Flags") or 0
    if bool(flags & fonts.SYMBOLIC) == bool(flags & fonts.NON_SYMBOLIC):
        report.add("own-font-flags", font.ref, f"/Flags {flags}")
