"""PDF tokens, out of the bytes of a file, a content stream or a CMap.

Names are str with their slash and #xx undone, strings are String (bytes that remember how they were
spelt), everything else that is no number is a Word: operators, obj, true, null.
"""

import re
from typing import NamedTuple

SPACE = b"\0\t\n\f\r "
_TOKEN = re.compile(
    rb"(?P<skip>(?:[\0\t\n\f\r ]+|%[^\r\n]*)+)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<mark><<|>>|[\[\]{}])"
    rb"|(?P<hex><[^>]*>?)"
    rb"|(?P<string>\()"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(?P<stray>[)>])")
_STRING_PART = re.compile(rb"[^()\\]+|\\.?|[()]", re.S)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
            b"\n": b"", b"\r": b"", b"\r\n": b""}
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")


class Word(str):
    """A bare word."""


class Mark(str):
    """One of << >> [ ] { }."""


class String(bytes):
    """digits: number of characters between < and >, white space left out; None for (…)."""
    digits = None
    clean = True


class Integer(int):
    """An integer as spelt (a Real has a point)."""


class Ref(NamedTuple):
    number: int
    generation: int


END = Mark("")


def name_text(raw):
    """The name's text as qpdf --json gives it; bytes that are no UTF-8 are kept as surrogates."""
    return _NAME_CODE.sub(lambda m: bytes([int(m[1], 16)]), raw).decode("utf-8", "surrogateescape")


def _escape(match):
    what = match[1]
    if what in _LETTERS:
        return _LETTERS[what]
    if what[0:1].isdigit() and what[0] < 0x38:
        return bytes([int(what, 8) & 255])
    return what


class Lexer:
    def __init__(self, data, at=0):
        self.data, self.at, self.start = data, at, at

    def next(self):
        """The next token, END after the last; `start` is where it stands."""
        while True:
            match = _TOKEN.match(self.data, self.at)
            if match is None:
                self.start = self.at
                return END
            self.start, self.at = self.at, match.end()
            kind = match.lastgroup
            text = match[0]
            if kind == "skip":
                continue
            if kind == "number":
                return float(text) if b"." in text else Integer(text)
            if kind == "name":
                return name_text(text)
            if kind == "mark":
                return Mark(text.decode())
            if kind == "hex":
                return self._hex(text)
            if kind == "string":
                return self._string()
            return Word(text.decode("latin-1"))

    @staticmethod
    def _hex(text):
        inside = text[1:-1] if text.endswith(b">") else text[1:]
        inside = re.sub(rb"[\0\t\n\f\r ]", b"", inside)
        digits = _NOT_HEX.sub(b"0", inside)
        result = String(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        result.digits = len(inside)
        result.clean = digits == inside
        return result

    def _string(self):
        depth, parts = 1, []
        while True:
            match = _STRING_PART.match(self.data, self.at)
            if match is None:
                break
            self.at = match.end()
            part = match[0]
            if part == b"\\\r" and self.data[self.at:self.at + 1] == b"\n":
                self.at += 1
                continue
            if part.startswith(b"\\"):
                digits = re.compile(rb"[0-7]{1,3}").match(self.data, match.start() + 1)
                if digits:
                    self.at = digits.end()
                    part = b"\\" + digits[0]
                part = _ESCAPED.sub(_escape, part)
            elif part == b"(":
                depth += 1
            elif part == b")":
                depth -= 1
                if depth == 0:
                    break
            parts.append(part)
        return String(b"".join(parts))


def value(lexer, token=None):
    """One object of the file's syntax: dict, list, Ref and the tokens themselves."""
    if token is None:
        token = lexer.next()
    if isinstance(token, Mark):
        if token == "[":
            return _items(lexer, "]")
        if token == "<<":
            items = _items(lexer, ">>")
            return dict(zip((str(k) for k in items[0::2]), items[1::2]))
    if isinstance(token, Integer) and token >= 0:
        back = lexer.at
        generation = lexer.next()
        if isinstance(generation, Integer) and lexer.next() == "R":
            return Ref(int(token), int(generation))
        lexer.at = back
    return token


def _items(lexer, close):
    items = []
    while True:
        token = lexer.next()
        if token is END or token == close and isinstance(token, Mark):
            return items
        items.append(value(lexer, token))


class Operation(NamedTuple):
    operator: str
    operands: list
    at: int


_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")


def operations(data):
    """The operations of a content stream. An inline image is one: EI, its dictionary and its data."""
    lexer = Lexer(data)
    operands = []
    while True:
        token = lexer.next()
        if token is END:
            if operands:
                yield Operation("", operands, len(data))
            return
        if isinstance(token, Mark) and token in ("[", "<<"):
            operands.append(_plain(lexer, token))
        elif not isinstance(token, Word) or token in ("true", "false", "null"):
            operands.append({"true": True, "false": False, "null": None}.get(token, token)
                            if isinstance(token, Word) else token)
        elif token == "ID":
            start = lexer.at + 1
            end = _IMAGE_END.search(data, lexer.at)
            lexer.at = end.end() if end else len(data)
            yield Operation("EI", [dict(zip(map(str, operands[0::2]), operands[1::2])),
                                   data[start:end.start() if end else len(data)]], lexer.start)
            operands = []
        else:
            if token != "BI":
                yield Operation(str(token), operands, lexer.start)
            operands = []


def _plain(lexer, token):
    """Like value(), without references: there are none in a content stream."""
    if isinstance(token, Mark) and token in ("[", "<<"):
        items = []
        while True:
            inner = lexer.next()
            if inner is END or isinstance(inner, Mark) and inner in ("]", ">>"):
                break
            items.append(_plain(lexer, inner))
        return items if token == "[" else dict(zip(map(str, items[0::2]), items[1::2]))
    if isinstance(token, Word) and token in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[token]
    return token
