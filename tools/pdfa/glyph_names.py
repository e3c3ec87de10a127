"""Names of the Latin glyphs: the standard strings of CFF (which are ISO Adobe), the encodings of simple fonts,
and names as characters.

Instead of the whole Adobe Glyph List, names outside the Latin set are told by their form (Aacute, uni1EA0,
afii10017, Greek letters, …): enough to say that a name is *not* in the list.
"""

import re
import unicodedata

_ASCII = ("space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus "
          "comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal "
          "greater question at " + " ".join(map(chr, range(65, 91))) + " bracketleft backslash bracketright "
          "asciicircum underscore grave " + " ".join(map(chr, range(97, 123))) + " braceleft bar braceright "
          "asciitilde").split()
_MORE = {
    "quoteright": 0x2019, "quoteleft": 0x2018, "exclamdown": 0xA1, "cent": 0xA2, "sterling": 0xA3,
    "fraction": 0x2044, "yen": 0xA5, "florin": 0x192, "section": 0xA7, "currency": 0xA4, "quotedblleft": 0x201C,
    "guillemotleft": 0xAB, "guilsinglleft": 0x2039, "guilsinglright": 0x203A, "fi": 0xFB01, "fl": 0xFB02,
    "endash": 0x2013, "dagger": 0x2020, "daggerdbl": 0x2021, "periodcentered": 0xB7, "paragraph": 0xB6,
    "bullet": 0x2022, "quotesinglbase": 0x201A, "quotedblbase": 0x201E, "quotedblright": 0x201D,
    "guillemotright": 0xBB, "ellipsis": 0x2026, "perthousand": 0x2030, "questiondown": 0xBF, "acute": 0xB4,
    "circumflex": 0x2C6, "tilde": 0x2DC, "macron": 0xAF, "breve": 0x2D8, "dotaccent": 0x2D9, "dieresis": 0xA8,
    "ring": 0x2DA, "cedilla": 0xB8, "hungarumlaut": 0x2DD, "ogonek": 0x2DB, "caron": 0x2C7, "emdash": 0x2014,
    "AE": 0xC6, "ordfeminine": 0xAA, "Lslash": 0x141, "Oslash": 0xD8, "OE": 0x152, "ordmasculine": 0xBA,
    "ae": 0xE6, "dotlessi": 0x131, "lslash": 0x142, "oslash": 0xF8, "oe": 0x153, "germandbls": 0xDF,
    "onesuperior": 0xB9, "logicalnot": 0xAC, "mu": 0xB5, "trademark": 0x2122, "Eth": 0xD0, "onehalf": 0xBD,
    "plusminus": 0xB1, "Thorn": 0xDE, "onequarter": 0xBC, "divide": 0xF7, "brokenbar": 0xA6, "degree": 0xB0,
    "thorn": 0xFE, "threequarters": 0xBE, "twosuperior": 0xB2, "registered": 0xAE, "minus": 0x2212, "eth": 0xF0,
    "multiply": 0xD7, "threesuperior": 0xB3, "copyright": 0xA9,
}
_ACCENTED = ("Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute "
             "Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute "
             "Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde "
             "ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute "
             "ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis "
             "zcaron").split()
_MARKS = {"acute": 0x301, "circumflex": 0x302, "dieresis": 0x308, "grave": 0x300, "ring": 0x30A, "tilde": 0x303,
          "cedilla": 0x327, "caron": 0x30C, "breve": 0x306, "macron": 0x304, "ogonek": 0x328, "dotaccent": 0x307,
          "hungarumlaut": 0x30B, "commaaccent": 0x327, "horn": 0x31B, "dotbelow": 0x323, "hookabove": 0x309}
_OTHERS = {
    "Euro": 0x20AC, "nbspace": 0xA0, "sfthyphen": 0xAD, "Dcroat": 0x110, "dcroat": 0x111, "Hbar": 0x126,
    "hbar": 0x127, "Tbar": 0x166, "tbar": 0x167, "Eng": 0x14A, "eng": 0x14B, "kgreenlandic": 0x138,
    "Ldot": 0x13F, "ldot": 0x140, "napostrophe": 0x149, "longs": 0x17F, "ff": 0xFB00, "ffi": 0xFB03,
    "ffl": 0xFB04, "infinity": 0x221E, "notequal": 0x2260, "lessequal": 0x2264, "greaterequal": 0x2265,
    "partialdiff": 0x2202, "summation": 0x2211, "product": 0x220F, "integral": 0x222B, "radical": 0x221A,
    "approxequal": 0x2248, "lozenge": 0x25CA, "apple": 0xF8FF, "Ohm": 0x2126, "middot": 0xB7, "IJ": 0x132,
    "ij": 0x133, "dong": 0x20AB, "arrowright": 0x2192, "arrowleft": 0x2190, "arrowup": 0x2191,
    "arrowdown": 0x2193, "circle": 0x25CB, "filledbox": 0x25A0,
}
# Names of Symbol and ZapfDingbats: known, whatever they look like.
_SYMBOLS = set((
    "universal existential suchthat asteriskmath congruent therefore perpendicular radicalex thetasymbol1 Upsilon1 "
    "minute arrowdblleft arrowdblup arrowdblright arrowdbldown arrowboth arrowdblboth club diamond heart spade "
    "proportional equivalence arrowvertex arrowhorizex carriagereturn aleph Ifraktur Rfraktur weierstrass "
    "circlemultiply circleplus emptyset intersection union propersuperset reflexsuperset notsubset propersubset "
    "reflexsubset element notelement angle gradient registerserif copyrightserif trademarkserif dotmath logicaland "
    "logicalor angleleft angleright registersans copyrightsans trademarksans parenlefttp parenleftex parenleftbt "
    "bracketlefttp bracketleftex bracketleftbt bracelefttp braceleftmid braceleftbt braceex integraltp integralex "
    "integralbt parenrighttp parenrightex parenrightbt bracketrighttp bracketrightex bracketrightbt bracerighttp "
    "bracerightmid bracerightbt similar second theta1 phi1 omega1 sigma1 visiblespace")
    .split()) | {f"a{n}" for n in range(1, 207)}
_FORM = re.compile(r"uni(?:[0-9A-F]{4})+$|u[0-9A-F]{4,6}$")
_SUFFIX = re.compile(r"([A-Za-z])(" + "|".join(_MARKS) + r")$")


def _strings():
    ascii_names = list(_ASCII)
    ascii_names[7], ascii_names[64] = "quoteright", "quoteleft"
    more = list(_MORE)[2:]
    more.insert(more.index("quotedblleft"), "quotesingle")
    more.insert(more.index("acute"), "grave")
    return [".notdef", *ascii_names, *more, *_ACCENTED]


STANDARD_STRINGS = _strings()  # by SID, up to zcaron
assert len(STANDARD_STRINGS) == 229


def character(name):
    """The text a glyph name stands for; None for a name that is in no list."""
    name = name.split(".")[0] if not name.startswith(".") else name
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    if name in _SYMBOLS:
        return "\u2026"
    if _FORM.match(name):
        digits = name[3:] if name.startswith("uni") else name[1:]
        size = 4 if name.startswith("uni") else len(digits)
        codes = [int(digits[i:i + size], 16) for i in range(0, len(digits), size)]
        return "".join(chr(c) for c in codes) if max(codes) < 0x110000 else None
    accented = _SUFFIX.match(name)
    if accented:
        composed = unicodedata.normalize("NFC", accented[1] + chr(_MARKS[accented[2]]))
        if len(composed) == 1:
            return composed
    if re.match(r"afii\d{5}$", name):
        return "\u0416"  # some Cyrillic, Hebrew or Arabic letter: which one is asked nowhere
    for case, shown in (("CAPITAL", name[:1].isupper()), ("SMALL", name[:1].islower())):
        if shown and len(name) > 1:
            try:
                return unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
            except KeyError:
                pass
    return None


def _characters():
    table = {name: chr(32 + i) for i, name in enumerate(_ASCII)}
    table.update((name, chr(code)) for name, code in (_MORE | _OTHERS).items())
    for name in _ACCENTED:
        match = _SUFFIX.match(name)
        table[name] = unicodedata.normalize("NFC", match[1] + chr(_MARKS[match[2]]))
    return table


_CHARACTERS = _characters()
_NAMES = {text: name for name, text in reversed(_CHARACTERS.items())}


def _standard():
    codes = dict(zip(range(32, 127), STANDARD_STRINGS[1:96]))
    high = STANDARD_STRINGS[96:150]
    places = [*range(161, 176), *range(177, 181), *range(182, 190), 191, *range(193, 201), 202, 203, 205, 206, 207,
              208, 225, 227, 232, 233, 234, 235, 241, 245, 248, 249, 250, 251]
    codes.update(zip(places, high))
    return codes


def _of_codec(codec):
    codes = {}
    for code in range(32, 256):
        try:
            name = _NAMES.get(bytes([code]).decode(codec))
        except UnicodeDecodeError:
            continue
        if name:
            codes[code] = name
    return codes


ENCODINGS = {"/StandardEncoding": _standard(), "/WinAnsiEncoding": _of_codec("cp1252"),
             "/MacRomanEncoding": _of_codec("mac_roman")}
ENCODINGS["/WinAnsiEncoding"] |= {0xA0: "space", 0xAD: "hyphen"}
ENCODINGS["/WinAnsiEncoding"] |= {c: "bullet" for c in range(127, 160) if c not in ENCODINGS["/WinAnsiEncoding"]}
ENCODINGS["/MacRomanEncoding"] |= {0xCA: "space", 0xDB: "currency"}
MAC_CODES = {name: code for code, name in reversed(ENCODINGS["/MacRomanEncoding"].items())}
