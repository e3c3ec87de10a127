"""XMP packets: form, properties and types, identification; Info against XMP (PDF/A-1 and ours)."""

import re
from datetime import datetime, timedelta, timezone

from . import extension, xmp, xmp_types
from .document import Stream, text

_PDF_DATE = re.compile(
    r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?")
_XMP_DATE = re.compile(
    r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?$")
_INFO = {"/Title": ("info-title", xmp_types.DC, "title"), "/Subject": ("info-subject", xmp_types.DC, "description"),
         "/Keywords": ("info-keywords", xmp_types.PDF, "Keywords"),
         "/Creator": ("info-creator", xmp_types.XMP, "CreatorTool"),
         "/Producer": ("info-producer", xmp_types.PDF, "Producer")}
_DATES = {"/CreationDate": ("info-created", "CreateDate"), "/ModDate": ("info-modified", "ModifyDate")}


def claims(doc):
    """The flavours that the file's XMP claims."""
    try:
        main = _main_properties(doc)
    except xmp.Malformed:
        return []
    found = []
    part = xmp.find(main, xmp_types.PDFA_ID, "part")
    level = xmp.find(main, xmp_types.PDFA_ID, "conformance")
    if part and level:
        found.append(f"a{part.value.text.strip()}{level.value.text.strip().lower()}")
    if xmp.find(main, xmp_types.PDFUA_ID, "part"):
        found.append("ua1")
    return found


def _main_properties(doc):
    stream = doc.get(doc.catalog, "/Metadata")
    if not isinstance(stream, Stream):
        return []
    return xmp.parse(stream.data.decode(xmp.encoding(stream.data), "replace"))


def check(doc, raw, report, flavours):
    stream = doc.get(doc.catalog, "/Metadata")
    if not isinstance(stream, Stream) or doc.get(stream, "/Type") != "/Metadata" \
            or doc.get(stream, "/Subtype") != "/XML":
        report.add("metadata", "catalog", "no /Metadata stream of /Type /Metadata, /Subtype /XML")
    main, schemas = [], extension.Schemas()
    if isinstance(stream, Stream):
        where = doc.raw(doc.catalog, "/Metadata")
        if raw.filters(where):
            report.add("metadata-filter", where, "/Filter")
            report.add("own-metadata", where, "XMP is compressed")
        main = _packet(stream.data, doc.raw(doc.catalog, "/Metadata"), report)
        schemas = extension.read(main or [], "XMP", report)
        _judge(main or [], "XMP", [schemas], report)
    for number, value in doc.objects.items():
        if isinstance(value, Stream) and value is not stream and number in doc.reachable \
                and doc.get(value, "/Type") == "/Metadata" and doc.get(value, "/Subtype") == "/XML":
            properties = _packet(value.data, number, report) or []
            own = extension.read(properties, number, report, schemas)
            _judge(properties, number, [schemas, own], report)
    if main is None:
        return
    _identification(main, report, flavours)
    title = xmp.find(main, xmp_types.DC, "title")
    if title is None:
        report.add("title", "XMP", "no dc:title")
    elif not (xmp.default_text(title.value) or "").strip():
        report.add("own-metadata", "XMP", "dc:title is empty")
    if text(doc.get(doc.catalog, "/Lang")) is None:
        for item in main:
            # Texts of another language in the same Alt say which one the default is.
            languages = {i.language for i in item.value.items}
            if "x-default" in languages and len(languages) == 1:
                report.add("language-xmp", "XMP", f"{item.prefix}:{item.local} has an x-default text")
    _info(doc, main, report)


def _packet(data, where, report):
    """Properties of a packet; None where it cannot be parsed."""
    coding = xmp.encoding(data)
    if coding != "utf-8":
        report.add("xmp-utf8", where, coding)
    try:
        content = data.decode(coding)
    except UnicodeDecodeError:
        report.add("xmp-form", where, f"not {coding}")
        return None
    attributes = xmp.header(content)
    if "bytes" in attributes:
        report.add("packet-bytes", where, f"bytes={attributes['bytes']!r}")
    if "encoding" in attributes:
        report.add("packet-encoding", where, f"encoding={attributes['encoding']!r}")
    try:
        return xmp.parse(content.strip("\0 \t\r\n\ufeff"))
    except xmp.Malformed as error:
        report.add("xmp-form", where, str(error))
        return None


def _judge(properties, where, schemas, report):
    for item in properties:
        name = f"{item.prefix}:{item.local}"
        kind, own = xmp_types.SCHEMAS.get(item.uri, {}).get(item.local), None
        if kind is None:
            for schema in schemas:
                if item.local in schema.properties.get(item.uri, {}):
                    kind, own = schema.properties[item.uri][item.local], schema.types.get(item.uri)
        if kind is None:
            report.add("xmp-property", where, f"{name} is neither predefined nor described")
            if item.uri not in (xmp_types.XMP, xmp_types.MM):
                report.add("xmp-property-1", where, f"{name} is neither predefined nor described")
        elif not xmp_types.fits(item.value, kind, own):
            report.add("xmp-type", where, f"{name} is not of type {kind}")


def _identification(main, report, flavours):
    names = {"part": "pdfa-prefix", "conformance": "pdfa-level-prefix", "amd": "pdfa-amd-prefix",
             "corr": "pdfa-corr-prefix"}
    own = [item for item in main if item.uri == xmp_types.PDFA_ID]
    if not own:
        report.add("pdfa-id", "XMP", "no PDF/A identification")
    for item in own:
        if item.prefix != "pdfaid" and item.local in names:
            report.add(names[item.local], "XMP", f"prefix {item.prefix}")
    for flavour in flavours:
        if own and flavour.startswith("a"):
            _is(own, "part", {flavour[1]}, "pdfa-part", report)
            # A file of a higher level satisfies the lower one.
            better = {"a": "A", "u": "AU", "b": "ABU"}[flavour[2]]
            _is(own, "conformance", set(better), "pdfa-level", report)
    names = {"part": "pdfua-prefix", "amd": "pdfua-amd-prefix", "corr": "pdfua-corr-prefix"}
    own = [item for item in main if item.uri == xmp_types.PDFUA_ID]
    if not own:
        report.add("pdfua-id", "XMP", "no PDF/UA identification")
    else:
        _is(own, "part", {"1"}, "pdfua-part", report)
    for item in own:
        if item.prefix != "pdfuaid" and item.local in names:
            report.add(names[item.local], "XMP", f"prefix {item.prefix}")


def _is(properties, local, allowed, key, report):
    found = [item.value.text for item in properties if item.local == local]
    if not found or found[0].strip() not in allowed:
        report.add(key, "XMP", f"{local} is {found[0] if found else 'missing'!r}, not {sorted(allowed)}")


def _info(doc, main, report):
    info = doc.get(doc.trailer, "/Info")
    if not isinstance(info, dict):
        return

    def differs(key, what):
        report.add(key, "Info", what)
        report.add("own-metadata", "Info", what)

    for entry, (key, uri, local) in _INFO.items():
        ours = text(doc.get(info, entry))
        item = xmp.find(main, uri, local)
        theirs = xmp.default_text(item.value) if item else None
        if ours is not None and ours != theirs:
            differs(key, f"{entry} {ours!r}, XMP {theirs!r}")
    author = text(doc.get(info, "/Author"))
    item = xmp.find(main, xmp_types.DC, "creator")
    creators = [i.text for i in item.value.items] if item else []
    if author is not None and creators != [author]:
        differs("info-author", f"/Author {author!r}, XMP {creators!r}")
    for entry, (key, local) in _DATES.items():
        ours = text(doc.get(info, entry))
        item = xmp.find(main, xmp_types.XMP, local)
        theirs = item.value.text if item else ""
        if ours is not None and _moment(_PDF_DATE, ours) != _moment(_XMP_DATE, theirs):
            differs(key, f"{entry} {ours!r}, XMP {theirs!r}")


def _moment(pattern, written):
    """The moment a date names, None where it is no date."""
    match = pattern.match(written.strip())
    if match is None:
        return None
    numbers = [int(g) if g else default for g, default in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0))]
    shift = timedelta()
    if match[8]:
        shift = timedelta(hours=int(match[9]), minutes=int(match[10] or 0))
        shift = -shift if match[8] == "-" else shift
    try:
        return datetime(*numbers, tzinfo=timezone(shift))
    except ValueError:
        return (tuple(numbers), shift)
