"""Embedded files: file specifications, MIME types, relationships (PDF/A-3), PDF/UA names."""

import re

from .document import Stream, is_name, is_ref, text

_MIME = re.compile(r"/[-\w+.]+/[-\w+.]+$", re.A)
_RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}


def check(doc, report):
    associated, specifications = set(), []
    for number, entries in doc.everything():
        if number != "trailer" and number not in doc.reachable:
            continue
        for value in doc.array(entries, "/AF"):
            associated.add(value if is_ref(value) else id(doc.resolve(value)))
        if isinstance(doc.get(entries, "/EF"), dict):
            specifications.append((number, entries))
    listed = {v for _, v in doc.name_tree(doc.get(doc.catalog, "/Names", "/EmbeddedFiles"))
              if is_ref(v)}
    for number, entries in specifications:
        _specification(doc, number, entries, report)
        own = doc.objects.get(number)
        name = number if own is entries else id(entries)
        if name not in associated:
            report.add("ef-associated", number, "in no /AF")
        if number not in listed or not text(doc.get(entries, "/Desc")):
            report.add("own-attachment", number, "not in /EmbeddedFiles, or no /Desc")


def _specification(doc, number, entries, report):
    names = [text(doc.get(entries, key)) for key in ("/F", "/UF")]
    if None in names:
        report.add("ef-names", number, "no /F or no /UF")
    if not all(names):
        report.add("ef-names-filled", number, "/F or /UF missing or empty")
    report.add("ef-none", number, "/EF")
    relation = doc.get(entries, "/AFRelationship")
    if not is_name(relation):
        report.add("ef-relationship", number, f"/AFRelationship {relation}")
    if relation not in _RELATIONS:
        report.add("own-attachment", number, f"/AFRelationship {relation}")
    for value in doc.entries(doc.get(entries, "/EF")).values():
        stream = doc.resolve(value)
        if not isinstance(stream, Stream):
            continue
        kind = doc.get(stream, "/Subtype")
        if not isinstance(kind, str) or not _MIME.match(kind):
            report.add("ef-mime", value, f"/Subtype {kind}")
        if not _is_pdfa(stream.data):
            report.add("ef-is-pdfa", value, "the embedded file does not say that it is PDF/A-1 or -2")
        params = doc.entries(doc.get(stream, "/Params"))
        # A draft has no date, and no clock is asked.
        dated = "/ModDate" in doc.entries(doc.get(doc.trailer, "/Info"))
        if "/Size" not in params or (dated and "/ModDate" not in params):
            report.add("own-attachment", value, "/Params without /Size, or without /ModDate in a dated file")


def _is_pdfa(data):
    """What the file claims; whether it keeps to it is for a run of this tool over that file."""
    if not data.startswith(b"%PDF-"):
        return False
    return re.search(rb"pdfaid:part\s*(=\s*[\"']|>)\s*[12]\b", data) is not None
