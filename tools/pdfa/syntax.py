"""File structure: header, trailer, cross-reference table, spelling of objects and streams, limits.

Looks at the bytes (rawfile.py): the JSON shows the file after qpdf has mended it.
"""

import re

from .document import is_number
from .lexer import String

_HEADER = re.compile(rb"%PDF-1\.[0-7](\r\n|\r|\n)")
_COMMENT = re.compile(rb"%[^\r\n]*(\r\n|\r|\n)")
_EOL = (b"\r", b"\n")
_FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode",
            "/JBIG2Decode", "/DCTDecode", "/JPXDecode"}
_DIGEST = ("/DigestLocation", "/DigestMethod", "/DigestValue")


def check(doc, raw, report):
    _header(doc.bytes, report)
    _end(doc, raw, report)
    _tables(doc.bytes, raw, report)
    for found in raw.objects.values():
        _spacing(doc.bytes, found, report)
        if found.keyword is not None:
            _stream(raw, found, report)
    _filters(doc, raw, report)
    _atoms(raw, report)
    _sizes(doc, report)
    _permissions(doc, report)


def _header(data, report):
    first = _HEADER.match(data)
    if first is None:
        report.add("header", "byte 0", f"the file starts with {data[:10]!r}")
        if not re.compile(rb"%PDF-\d\.\d").match(data):
            report.add("header-1", "byte 0", f"the file starts with {data[:10]!r}")
        first = re.compile(rb"%PDF-\d\.\d[^\r\n]*(\r\n|\r|\n)").search(data[:1024])
    if first is None:
        return
    line = _COMMENT.match(data, first.end())
    if line is None or len(line[0]) < 6 or any(byte < 128 for byte in line[0][1:5]):
        report.add("binary-comment", f"byte {first.end()}", "no comment with four bytes above 127")


def _end(doc, raw, report):
    data = doc.bytes
    at = data.rfind(b"%%EOF")
    if at < 0:
        report.add("after-eof", "end of file", "no %%EOF")
    elif data[at + 5:] not in (b"", b"\n", b"\r", b"\r\n"):
        report.add("after-eof", f"byte {at + 5}", "bytes after %%EOF")
    ids = doc.get(doc.trailer, "/ID")
    values = [doc.resolve(v) for v in ids] if isinstance(ids, list) else []
    if len(values) != 2 or any(v in (None, "u:", "b:") for v in values):
        report.add("file-id", "trailer", "no /ID, or an empty one")
    if any("/Encrypt" in trailer for trailer in raw.trailers) or "/Encrypt" in doc.trailer:
        report.add("encrypt", "trailer", "/Encrypt")
        bits = doc.get(doc.trailer, "/Encrypt", "/P")
        if not isinstance(bits, int) or not bits & 512:
            report.add("encryption-access", "trailer", "bit 10 of /P is not set")


def _tables(data, raw, report):
    for at, kind in raw.sections:
        if kind == "stream":
            report.add("xref-stream", f"byte {at}", "cross-reference stream")
            continue
        if not re.compile(rb"xref(\r\n|\r|\n)\d").match(data, at):
            report.add("xref-eol", f"byte {at}", "the keyword xref is not followed by one end of line")
        at = re.compile(rb"xref\s*").match(data, at).end()
        while True:
            head = re.compile(rb"[ \t]*(\d+)(\s+)(\d+)[ \t]*(\r\n|\r|\n)(?=\d{10} |\s*trailer|\s*\d)").match(data, at)
            if head is None:
                break
            if head[2] != b" ":
                report.add("xref-spaces", f"byte {at}", "a subsection header has not one space")
            at = head.end()
            for _ in range(int(head[3])):
                row = re.compile(rb"\s*\d{10}\s\d{5}\s[nf]\s*").match(data, at)
                if row is None:
                    break
                at = row.end()


def _spacing(data, found, report):
    first, second = found.head[2], found.head[4]
    if len(first) != 1 or len(second) != 1:
        report.add("object-spacing", found.name, "not one white-space character inside 'N G obj'")
    if found.start and data[found.start - 1:found.start] not in _EOL:
        report.add("object-spacing", found.name, "no end of line before the object number")
    if data[found.head.end():found.head.end() + 1] not in _EOL:
        report.add("object-spacing", found.name, "no end of line after obj")
    at = data.find(b"endstream", found.keyword) if found.keyword else found.end
    at = data.find(b"endobj", max(at, found.head.end()))
    if at < 0:
        report.add("object-spacing", found.name, "no endobj")
    elif data[at - 1:at] not in _EOL or data[at + 6:at + 7] not in _EOL:
        report.add("object-spacing", found.name, "no end of line around endobj")


def _stream(raw, found, report):
    data = raw.data
    if data[found.keyword:found.keyword + 1] != b"\n" and data[found.keyword:found.keyword + 2] != b"\r\n":
        report.add("stream-eol", found.name, "the keyword stream is not followed by CRLF or LF")
    start, length = raw.data_start(found), raw.length(found)
    if length is None:
        report.add("stream-length", found.name, "no /Length")
        return
    end = start + length
    if re.compile(rb"(\r\n|\r|\n)endstream").match(data, end):
        return
    # Which of the two it is: a wrong length, or the right one with no end of line (or more than that).
    at = data.find(b"endstream", start)
    if at < 0:
        report.add("stream-length", found.name, "no endstream")
        return
    if data[at - 1:at] not in _EOL:
        report.add("stream-eol", found.name, "no end of line before endstream")
    before = data[start:at]
    for eol in (b"\r\n", b"\n", b"\r"):
        if before.endswith(eol):
            before = before[:-len(eol)]
            break
    if len(before) != length:
        report.add("stream-length", found.name, f"/Length {length}, {len(before)} bytes stand there")


def _filters(doc, raw, report):
    for number, holder in doc.objects.items():
        if not hasattr(holder, "dict"):
            continue
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if holder.dict.get(key) is not None:
                report.add("stream-external", number, f"the stream has {key}")
        parms = doc.array(holder, "/DecodeParms")
        for i, name in enumerate(raw.filters(number)):
            if name == "/Crypt":
                kind = doc.get(parms[i], "/Name") if i < len(parms) else None
                if kind not in (None, "/Identity"):
                    report.add("filter", number, f"Crypt {kind}")
            elif name not in _FILTERS:
                report.add("filter", number, f"filter {name}")
            if name == "/LZWDecode":
                report.add("filter-lzw", number, "LZWDecode")


def atom(report, where, value):
    """Rules on one string, number or name; content streams are judged with the same words."""
    if isinstance(value, String):
        if value.digits is not None:
            if value.digits % 2:
                report.add("hex-odd", where, f"{value.digits} digits")
            if not value.clean:
                report.add("hex-digits", where, "a character that is no hexadecimal digit")
        if len(value) > 32767:
            report.add("string-length", where, f"{len(value)} bytes")
        if len(value) > 65535:
            report.add("string-length-1", where, f"{len(value)} bytes")
    elif isinstance(value, float):
        if abs(value) > 3.403e38:
            report.add("real-large", where, str(value))
        if abs(value) > 32767:
            report.add("real-large-1", where, str(value))
        if 0 < abs(value) < 1.175e-38:
            report.add("real-small", where, str(value))
    elif isinstance(value, int):
        if not -2**31 <= value < 2**31:
            report.add("integer", where, str(value))
    elif isinstance(value, str) and len(value.encode("utf-8", "surrogateescape")) > 128:  # and the slash
        report.add("name-length", where, value[:20] + "…")


def _atoms(raw, report):
    for number, value in raw.atoms():
        atom(report, number, value)


def _sizes(doc, report):
    for number, entries in doc.everything():
        if len(entries) > 4095:
            report.add("dictionary-size", number, f"{len(entries)} entries")
        for value in entries.values():
            if isinstance(value, list) and len(value) > 8191:
                report.add("array-size", number, f"{len(value)} elements")
    for number, value in doc.objects.items():
        if isinstance(value, list) and len(value) > 8191:
            report.add("array-size", number, f"{len(value)} elements")
    if len(doc.objects) > 8388607:
        report.add("objects", "file", f"{len(doc.objects)} objects")
    for page, entries, inherited in doc.pages:
        boxes = {key: inherited.get(key) for key in ("/MediaBox", "/CropBox")}
        boxes.update((key, entries.get(key)) for key in ("/BleedBox", "/TrimBox", "/ArtBox"))
        for key, box in boxes.items():
            box = doc.resolve(box)
            values = [doc.resolve(v) for v in box] if isinstance(box, list) else []
            if len(values) != 4 or not all(map(is_number, values)):
                continue
            for size in (abs(values[2] - values[0]), abs(values[3] - values[1])):
                if not 3 <= size <= 14400:
                    report.add("page-size", page, f"{key} measures {size}")


def _permissions(doc, report):
    perms = doc.entries(doc.get(doc.catalog, "/Perms"))
    for key in perms:
        if key not in ("/UR3", "/DocMDP"):
            report.add("perms", "catalog", f"/Perms {key}")
    if "/DocMDP" not in perms:
        return
    for number, entries in doc.everything():
        if entries.get("/Type") == "/SigRef" or "/TransformMethod" in entries:
            for key in _DIGEST:
                if key in entries:
                    report.add("perms-digest", number, key)
