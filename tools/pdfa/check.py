"""One file through all checks."""

from . import (annotations, attachments, catalog, colour, content, document, font_rules, house, metadata, rawfile,
               structure, syntax)
from .document import is_name
from .report import Report


def run(path, flavours=()):
    """(document, report) of a file; `flavours` matter for the identification only (default: what it claims)."""
    doc = document.Document(path)
    report = Report()
    flavours = list(flavours) or metadata.claims(doc)
    raw = rawfile.RawFile(doc.bytes)
    syntax.check(doc, raw, report)
    catalog.check(doc, report)
    metadata.check(doc, raw, report, flavours)
    tree = structure.Tree(doc)
    structure.check(doc, tree, report)
    intents = colour.Intents(doc, report)
    colours = colour.Colours(doc, report)
    drawn = content.Content(doc, tree, colours, report)
    drawn.run()
    drawn.blend_spaces(intents.space)
    structure.marks(doc, tree, drawn.marks, report)
    colours.judge(intents)
    used = [font for font in drawn.fonts.values() if font is not None and font.shown]
    font_rules.check(doc, used, report)
    annotations.check(doc, tree, report, intents.space)
    attachments.check(doc, report)
    _names(doc, tree, used, colours, report)
    house.check(doc, raw, report)
    return doc, report, flavours


def _names(doc, tree, used, colours, report):
    """6.1.8: names of fonts, colorants and structure types."""
    names = [(font.ref, font.base) for font in used]
    names += [(element, "/" + element.kind) for element in tree.elements]
    names += [("colour space", name) for name in colours.names]
    for where, name in names:
        if is_name(name) and any("\ud800" <= c <= "\udfff" for c in name):
            report.add("name-utf8", where, f"name {name!r}")
