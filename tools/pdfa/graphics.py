"""Graphics state dictionaries, halftones, images and forms that the content uses."""

from . import jpx
from .document import Stream, is_name

BLEND_MODES = set(("/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn /HardLight "
                   "/SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity").split())
_INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
_PRIMARY = {"/Cyan", "/Magenta", "/Yellow", "/Black", None}
_INLINE = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/DCTDecode",
           "/AHx", "/A85", "/Fl", "/RL", "/CCF", "/DCT"}


def intent(value, where, report):
    if value is not None and value not in _INTENTS:
        report.add("rendering-intent", where, f"rendering intent {value}")


def state(doc, entries, where, report):
    """Rules on an ExtGState; True when it makes transparent."""
    if "/TR" in entries:
        report.add("gs-tr", where, "/TR")
    if doc.get(entries, "/TR2") not in (None, "/Default"):
        report.add("gs-tr2", where, "/TR2")
    if "/HTP" in entries:
        report.add("gs-htp", where, "/HTP")
    intent(doc.get(entries, "/RI"), where, report)
    halftone = doc.get(entries, "/HT")
    if halftone is not None and not is_name(halftone):
        _halftone(doc, halftone, None, where, report)
    modes = [doc.resolve(m) for m in doc.array(entries, "/BM")]
    for mode in modes:
        if mode not in BLEND_MODES:
            report.add("blend-mode", where, f"blend mode {mode}")
    alpha = [doc.get(entries, key) for key in ("/CA", "/ca")]
    mask = doc.get(entries, "/SMask")
    if mask not in (None, "/None"):
        report.add("gs-smask", where, "/SMask")
    if any(mode not in ("/Normal", "/Compatible") for mode in modes):
        report.add("gs-blend", where, f"/BM {modes}")
    if any(a is not None and abs(a - 1) > 1e-6 for a in alpha):
        report.add("gs-alpha", where, f"/CA, /ca {alpha}")
    return mask not in (None, "/None") or any(m not in ("/Normal", "/Compatible") for m in modes) \
        or any(a is not None and a < 1 for a in alpha)


def _halftone(doc, value, colorant, where, report):
    kind = doc.get(value, "/HalftoneType")
    if kind not in (1, 5):
        report.add("halftone-type", where, f"HalftoneType {kind}")
    if doc.get(value, "/HalftoneName") is not None:
        report.add("halftone-name", where, "HalftoneName")
    if colorant != "/Default":
        transfer = doc.get(value, "/TransferFunction")
        if (transfer is None) != (colorant in _PRIMARY):
            report.add("halftone-transfer", where, f"TransferFunction of colorant {colorant}")
    if kind == 5:
        for key, inner in doc.entries(value).items():
            if isinstance(doc.resolve(inner), (dict, Stream)):
                _halftone(doc, inner, key, where, report)


def image(doc, stream, where, report):
    """Rules on an image XObject and its masks."""
    entries = stream.dict
    if "/Alternates" in entries:
        report.add("image-alternates", where, "/Alternates")
    if "/OPI" in entries:
        report.add("image-opi", where, "/OPI")
    if doc.get(entries, "/Interpolate") is True:
        report.add("image-interpolate", where, "/Interpolate true")
    bits = doc.get(entries, "/BitsPerComponent")
    if doc.get(entries, "/ImageMask") is True:
        if bits not in (None, 1):
            report.add("mask-bits", where, f"{bits} bits")
    elif bits not in (None, 1, 2, 4, 8, 16):
        report.add("image-bits", where, f"{bits} bits")
    intent(doc.get(entries, "/Intent"), where, report)
    if "/JPXDecode" in [doc.resolve(name) for name in doc.array(entries, "/Filter")]:
        jpx.check(doc, stream, where, report)
    for key in ("/SMask", "/Mask"):
        mask = doc.get(entries, key)
        if isinstance(mask, Stream):
            if key == "/SMask":
                report.add("image-smask", where, "/SMask")
            image(doc, mask, where, report)


def inline(doc, entries, where, report):
    """Rules on an inline image; its colour space is the caller's."""
    for key in ("/F", "/Filter"):
        names = entries.get(key, [])
        for name in names if isinstance(names, list) else [names]:
            if name not in _INLINE:
                report.add("inline-filter", where, f"inline image with {name}")
            if name in ("/LZW", "/LZWDecode"):
                report.add("inline-lzw", where, f"inline image with {name}")
    if entries.get("/I", entries.get("/Interpolate")) is True:
        report.add("image-interpolate", where, "inline image with Interpolate")
    bits = entries.get("/BPC", entries.get("/BitsPerComponent"))
    if entries.get("/IM", entries.get("/ImageMask")) is True:
        if bits not in (None, 1):
            report.add("mask-bits", where, f"{bits} bits")
    elif bits not in (None, 1, 2, 4, 8, 16):
        report.add("image-bits", where, f"{bits} bits")
    intent(entries.get("/Intent"), where, report)


def form(doc, stream, where, report):
    """Rules on a form XObject."""
    entries = stream.dict
    if "/PS" in entries or "/OPI" in entries or doc.get(entries, "/Subtype2") == "/PS":
        report.add("form-ps", where, "/PS, /OPI or /Subtype2 /PS")
    if "/OPI" in entries:
        report.add("image-opi", where, "/OPI")
    if "/Ref" in entries:
        report.add("form-ref", where, "/Ref")
    if doc.get(entries, "/Group", "/S") == "/Transparency":
        report.add("group-transparency", where, "/Group")
