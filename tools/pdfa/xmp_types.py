"""Predefined XMP properties (XMP 2005, as PDF/A-2 takes them) and the types of their values.

The schemas of pictures, sound and film stand in xmp_media.py.
"""

import re

from . import xmp_media

DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
MM = "http://ns.adobe.com/xap/1.0/mm/"
PDFA_ID = "http://www.aiim.org/pdfa/ns/id/"
PDFUA_ID = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_T = "http://ns.adobe.com/xap/1.0/sType/"

SCHEMAS = {
    DC: {"contributor": "bag ProperName", "coverage": "Text", "creator": "seq ProperName", "date": "seq Date",
         "description": "Lang Alt", "format": "MIMEType", "identifier": "Text", "language": "bag Locale",
         "publisher": "bag ProperName", "relation": "bag Text", "rights": "Lang Alt", "source": "Text",
         "subject": "bag Text", "title": "Lang Alt", "type": "bag Text"},
    XMP: {"Advisory": "bag XPath", "BaseURL": "URL", "CreateDate": "Date", "CreatorTool": "AgentName",
          "Identifier": "bag Text", "Label": "Text", "MetadataDate": "Date", "ModifyDate": "Date",
          "Nickname": "Text", "Rating": "Real", "Thumbnails": "alt Thumbnail"},
    "http://ns.adobe.com/xap/1.0/rights/": {
        "Certificate": "URL", "Marked": "Boolean", "Owner": "bag ProperName", "UsageTerms": "Lang Alt",
        "WebStatement": "URL"},
    MM: {"DerivedFrom": "ResourceRef", "DocumentID": "URI", "History": "seq ResourceEvent", "InstanceID": "URI",
         "ManagedFrom": "ResourceRef", "Manager": "AgentName", "ManageTo": "URI", "ManageUI": "URI",
         "ManagerVariant": "Text", "RenditionClass": "RenditionClass", "RenditionParams": "Text",
         "VersionID": "Text", "Versions": "seq Version", "LastURL": "URL", "RenditionOf": "ResourceRef",
         "SaveID": "Integer"},
    "http://ns.adobe.com/xap/1.0/bj/": {"JobRef": "bag Job"},
    "http://ns.adobe.com/xap/1.0/t/pg/": {
        "MaxPageSize": "Dimensions", "NPages": "Integer", "Fonts": "bag Font", "Colorants": "seq Colorant",
        "PlateNames": "seq Text"},
    PDF: {"Keywords": "Text", "PDFVersion": "Text", "Producer": "AgentName"},
    PDFA_ID: {"part": "Integer", "amd": "Text", "corr": "Text", "conformance": "Text"},
    EXTENSION: {"schemas": "bag struct"},
    **xmp_media.SCHEMAS,
}

# Fields of the structures that occur in the table: namespace and {name: type}.
STRUCTURES = {
    "ResourceRef": (_T + "ResourceRef#", {
        "instanceID": "URI", "documentID": "URI", "versionID": "Text", "renditionClass": "RenditionClass",
        "renditionParams": "Text", "manager": "AgentName", "managerVariant": "Text", "manageTo": "URI",
        "manageUI": "URI", "fromPart": "Text", "toPart": "Text", "partMapping": "Text", "maskMarkers": "Text",
        "filePath": "URI", "alternatePaths": "seq URI", "lastModifyDate": "Date", "originalDocumentID": "URI",
        "lastURL": "URL", "linkForm": "Text", "linkCategory": "Text", "placedXResolution": "Text",
        "placedYResolution": "Text", "placedResolutionUnit": "Text"}),
    "ResourceEvent": (_T + "ResourceEvent#", {
        "action": "Text", "instanceID": "URI", "parameters": "Text", "softwareAgent": "AgentName",
        "when": "Date", "changed": "Text"}),
    "Version": (_T + "Version#", {
        "comments": "Text", "event": "ResourceEvent", "modifyDate": "Date", "modifier": "ProperName",
        "version": "Text"}),
    "Job": (_T + "Job#", {"id": "Text", "name": "Text", "url": "URL"}),
    "Dimensions": (_T + "Dimensions#", {"w": "Real", "h": "Real", "unit": "Text"}),
    "Thumbnail": ("http://ns.adobe.com/xap/1.0/g/img/", {
        "height": "Integer", "width": "Integer", "format": "Text", "image": "Text"}),
    "Font": (_T + "Font#", {
        "fontName": "Text", "fontFamily": "Text", "fontFace": "Text", "fontType": "Text",
        "versionString": "Text", "composite": "Boolean", "fontFileName": "Text", "childFontFiles": "seq Text"}),
    "Colorant": ("http://ns.adobe.com/xap/1.0/g/", {
        "swatchName": "Text", "mode": "Text", "type": "Text", "cyan": "Real", "magenta": "Real",
        "yellow": "Real", "black": "Real", "red": "Integer", "green": "Integer", "blue": "Integer",
        "L": "Real", "A": "Integer", "B": "Integer"}),
    **xmp_media.STRUCTURES,
}

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$")
SIMPLE = {
    "Text": re.compile(r".*$", re.S), "ProperName": re.compile(r".*$", re.S),
    "AgentName": re.compile(r".*$", re.S), "XPath": re.compile(r".*$", re.S), "URI": re.compile(r".*$", re.S),
    "URL": re.compile(r".*$", re.S), "GUID": re.compile(r".*$", re.S), "any": re.compile(r".*$", re.S),
    "Integer": re.compile(r"[+-]?\d+$"), "Real": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)$"),
    "Rational": re.compile(r"-?\d+/-?\d+$"), "Boolean": re.compile(r"(True|False)$"), "Date": _DATE,
    "MIMEType": re.compile(r"[-\w+.]+/[-\w+.]+$"), "Locale": re.compile(r".*$", re.S),
    "RenditionClass": re.compile(
        r"(default|draft|low-res|proof|screen|thumbnail)?(:[a-z0-9\-]+)*.*$"),
}
_ARRAYS = {"bag": "Bag", "seq": "Seq", "alt": "Alt"}


def fits(value, kind, own=None):
    """Whether an XMP value is of the type. `own`: {type name: (namespace, {field: type})} of an extension."""
    kind = re.sub(r"^(open |closed )?choice (of )?", "", kind.strip(), flags=re.I).strip() or "Text"
    if kind.lower() == "lang alt":
        return value.kind == "Alt" and all(item.kind == "simple" and item.language for item in value.items)
    first, _, rest = kind.partition(" ")
    if first.lower() in _ARRAYS:
        return value.kind == _ARRAYS[first.lower()] and all(fits(i, rest, own) for i in value.items)
    if kind == "struct":
        return value.kind == "struct"
    if kind in SIMPLE:
        return value.kind == "simple" and SIMPLE[kind].match(value.text) is not None
    structure = (own or {}).get(kind) or STRUCTURES.get(kind)
    if structure is None:
        return True
    if value.kind != "struct":
        return False
    namespace, fields = structure
    return all(field.uri == namespace and field.local in fields and fits(field.value, fields[field.local] or "any", own)
               for field in value.fields)


def known(kind, own):
    """Whether a type's name means something, in the table or in the extension's own types."""
    kind = re.sub(r"^(open |closed )?choice (of )?", "", kind.strip(), flags=re.I).strip() or "Text"
    if kind.lower() == "lang alt":
        return True
    first, _, rest = kind.partition(" ")
    if first.lower() in _ARRAYS:
        return not rest or known(rest, own)
    return kind in SIMPLE or kind in STRUCTURES or kind in own
