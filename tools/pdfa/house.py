"""What a file of this program is besides conforming: one revision, nothing unused, PDF 1.7, read without a word."""


def check(doc, raw, report):
    if doc.warnings.strip():
        report.add("own-clean", "file", doc.warnings.strip().splitlines()[0])
    if not doc.bytes.startswith(b"%PDF-1.7"):
        report.add("own-version", "byte 0", repr(doc.bytes[:8]))
    if doc.bytes.count(b"startxref") != 1 or len(raw.sections) != 1:
        report.add("own-revision", "file", f"{len(raw.sections)} cross-reference sections")
    own = {number for (number, _) in raw.offsets}
    machinery = {f"{found.number} {found.generation} R" for found in raw.objects.values()
                 if isinstance(found.value, dict) and found.value.get("/Type") in ("/ObjStm", "/XRef")}
    there = {f"{n} {g} R" for n, g in raw.offsets} | {f"{n} 0 R" for n in raw.hidden if n not in own}
    for ref in sorted(there - machinery - doc.reachable):
        report.add("own-unused", ref, "nothing refers to it")
