"""Annotations, form fields and what PDF/UA wants of both."""

from .document import Stream, is_number, text

_TYPES = set("Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp "
             "Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact".split())
_TYPES_1 = set("Text Link FreeText Line Square Circle Highlight Underline Squiggly StrikeOut Stamp Ink Popup "
               "Widget PrinterMark TrapNet".split())
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW, _TOGGLE = 1, 2, 4, 32, 256


def check(doc, tree, report, output):
    catalog_language = text(doc.get(doc.catalog, "/Lang")) is not None
    for page, entries, inherited in doc.pages:
        annotations = doc.array(entries, "/Annots")
        if annotations and doc.get(entries, "/Tabs") != "/S":
            report.add("tabs", page, f"/Tabs {doc.get(entries, '/Tabs')}")
        crop = _box(doc, inherited.get("/CropBox") or inherited.get("/MediaBox"))
        for value in annotations:
            annotation = doc.entries(value)
            if annotation:
                _annotation(doc, annotation, value, report, output)
                _accessible(doc, tree, annotation, value, crop, catalog_language, report)
    _form(doc, report, catalog_language)
    _media(doc, report)


def _box(doc, value):
    value = doc.resolve(value)
    numbers = [doc.resolve(v) for v in value] if isinstance(value, list) else []
    if len(numbers) != 4 or not all(map(is_number, numbers)):
        return None
    return (min(numbers[0], numbers[2]), min(numbers[1], numbers[3]),
            max(numbers[0], numbers[2]), max(numbers[1], numbers[3]))


def inherited(doc, field, key):
    """A value of the field or of a parent field."""
    for _ in range(32):
        value = doc.get(field, key)
        if value is not None or field is None:
            return value
        field = doc.get(field, "/Parent")
    return None


def _annotation(doc, annotation, where, report, output):
    kind = (doc.get(annotation, "/Subtype") or "/")[1:]
    if kind not in _TYPES:
        report.add("annotation-type", where, f"annotation {kind}")
    if kind not in _TYPES_1:
        report.add("annotation-type-1", where, f"annotation {kind}")
    flags = doc.get(annotation, "/F")
    bad = _INVISIBLE | _HIDDEN | _NO_VIEW
    if not isinstance(flags, int):
        if kind != "Popup":
            report.add("annotation-flags", where, f"{kind} without /F")
    elif flags & (bad | _TOGGLE) or not flags & _PRINT:
        report.add("annotation-print", where, f"{kind}: /F {flags}")
    if doc.get(annotation, "/CA") not in (None, 1, 1.0):
        report.add("annotation-alpha", where, f"/CA {doc.get(annotation, '/CA')}")
    if ("/C" in annotation or "/IC" in annotation) and output != "RGB ":
        report.add("annotation-colour", where, "a colour without an RGB output intent")
    _appearance(doc, annotation, kind, where, report)
    if kind == "Widget":
        for key, rules in (("/A", ("widget-action", "widget-action-1")), ("/AA", ("widget-action", "widget-aa-1"))):
            if key in annotation:
                for rule in rules:
                    report.add(rule, where, f"widget with {key}")


def _appearance(doc, annotation, kind, where, report):
    box = _box(doc, annotation.get("/Rect"))
    empty = box is not None and box[0] == box[2] and box[1] == box[3]
    appearance = doc.get(annotation, "/AP")
    if not isinstance(appearance, dict):
        if not empty and kind not in ("Popup", "Link"):
            report.add("appearance", where, f"{kind} without /AP")
        if kind == "Widget":
            report.add("appearance-widget", where, "no /AP")
        return
    if set(appearance) != {"/N"}:
        report.add("appearance-normal", where, f"/AP has {' '.join(sorted(appearance))}")
        return
    normal = doc.get(appearance, "/N")
    if kind == "Widget" and inherited(doc, annotation, "/FT") == "/Btn":
        if not isinstance(normal, dict) or not any(isinstance(doc.resolve(v), Stream) for v in normal.values()):
            report.add("appearance-button", where, "/N is no dictionary of states")
    elif not isinstance(normal, Stream):
        report.add("appearance-stream", where, "/N is no stream")


def _accessible(doc, tree, annotation, where, crop, catalog_language, report):
    kind = (doc.get(annotation, "/Subtype") or "/")[1:]
    contents = text(doc.get(annotation, "/Contents"))
    element = tree.owner(doc.get(annotation, "/StructParent"))
    if contents is not None and not catalog_language and not (element and tree.language(element)):
        report.add("language-contents", where, "no language for /Contents")
    flags = doc.get(annotation, "/F")
    box = _box(doc, annotation.get("/Rect"))
    outside = box is not None and crop is not None and (
        box[0] >= crop[2] or box[1] >= crop[3] or box[2] <= crop[0] or box[3] <= crop[1])
    if outside or isinstance(flags, int) and flags & _HIDDEN:
        return
    standard = element.standard if element else None
    alt = text(doc.get(element.entries, "/Alt")) if element else None
    if kind == "Link":
        if standard != "Link":
            report.add("link-in-link", where, f"stands in {standard}")
        if not contents:
            report.add("link-contents", where, "no /Contents")
    elif kind == "Widget":
        if standard != "Form":
            report.add("widget-in-form", where, f"stands in {standard}")
        field = annotation if "/T" in annotation or "/Parent" not in annotation else doc.get(annotation, "/Parent")
        if not text(doc.get(field, "/TU")) and not alt:
            report.add("field-tu", where, "no /TU, no Alt")
    elif kind == "TrapNet":
        report.add("trapnet", where, "TrapNet")
    elif kind == "PrinterMark":
        if element:
            report.add("printer-mark", where, f"stands in {element}")
    if kind not in ("Widget", "PrinterMark", "Link", "Popup") and standard != "Annot":
        report.add("annot-in-annot", where, f"{kind} stands in {standard}")
    if kind not in ("Widget", "PrinterMark", "Popup") and not contents and not alt:
        report.add("annot-contents", where, f"{kind} without /Contents and Alt")


def _form(doc, report, catalog_language):
    form = doc.get(doc.catalog, "/AcroForm")
    if not isinstance(form, dict):
        return
    if doc.get(form, "/NeedAppearances") is True:
        report.add("need-appearances", "AcroForm", "/NeedAppearances true")
    for key in ("/DR", "/DA", "/NeedAppearances"):
        if key in form:
            report.add("own-field", "AcroForm", key)
    if "/XFA" in form:
        report.add("xfa", "AcroForm", "/XFA")
        parts = doc.array(form, "/XFA")
        data = b"".join(p.data for p in map(doc.resolve, parts) if isinstance(p, Stream))
        if b"dynamicRender>required<" in data.replace(b" ", b"").replace(b"\n", b""):
            report.add("xfa-dynamic", "AcroForm", "dynamic XFA")
    stack, seen = list(doc.array(form, "/Fields")), set()
    while stack:
        field = stack.pop()
        entries = doc.entries(field)
        if not entries or id(entries) in seen:
            continue
        seen.add(id(entries))
        stack.extend(doc.array(entries, "/Kids"))
        signature = doc.get(entries, "/V")
        if inherited(doc, entries, "/FT") == "/Sig":
            if isinstance(signature, dict):
                _signature(doc, signature, field, report)
            for key in ("/V", "/MK", "/DA", "/A", "/AA"):
                if key in entries:
                    report.add("own-field", field, key)
        if "/AA" in entries and doc.get(entries, "/Subtype") != "/Widget":
            report.add("field-aa", field, "/AA")
        if text(doc.get(entries, "/TU")) is not None and not catalog_language \
                and text(doc.get(entries, "/Lang")) is None:
            report.add("language-tu", field, "no language for /TU")


def _media(doc, report):
    for number, entries in doc.everything():
        if doc.get(entries, "/S") == "/MCD" and number in doc.reachable:
            if doc.get(entries, "/CT") is None:
                report.add("media-type", number, "no /CT")
            alt = [text(doc.resolve(v)) for v in doc.array(entries, "/Alt")]
            if not alt or len(alt) % 2 or any(not a for a in alt[1::2]) or None in alt:
                report.add("media-alt", number, "no /Alt")


def _signature(doc, entries, where, report):
    numbers = [doc.resolve(v) for v in doc.array(entries, "/ByteRange")]
    if len(numbers) != 4 or not all(map(is_number, numbers)) or numbers[0] != 0 or numbers[2] + numbers[3] != len(doc.bytes):
        report.add("signature-range", where, f"/ByteRange {numbers} of {len(doc.bytes)} bytes")
