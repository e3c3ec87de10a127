"""What Word makes of a document when every tracked change is accepted, or every one is rejected."""

import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
for prefix, uri in (("w", W[1:-1]), ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
                    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
                    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
                    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")):
    ET.register_namespace(prefix, uri)
# What a change of properties does not hold, so that it stays.
STAYS = {"rPr": (), "pPr": ("rPr", "sectPr"), "sectPr": ("headerReference", "footerReference")}


def settled(root, accept):
    gone, unwrapped = (W + "del", W + "ins") if accept else (W + "ins", W + "del")
    for parent in root.iter():
        children = []
        for child in list(parent):
            if child.tag == gone:
                continue
            # The runs of a change; the mark of a paragraph has none.
            children.extend(child if child.tag == unwrapped else [child])
        parent[:] = children
    for element in root.iter(W + "delText"):
        element.tag = W + "t"
    for kind, stays in STAYS.items():
        for properties in root.iter(W + kind):
            change = properties.find(W + kind + "Change")
            if change is None:
                continue
            properties.remove(change)
            if accept:
                continue
            kept = [one for one in properties if one.tag in [W + name for name in stays]]
            old = list(change.find(W + kind))
            properties[:] = kept + old if kind == "sectPr" else old + kept
    return root


def write_settled(source, target, accept):
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                content = ET.tostring(settled(ET.fromstring(content), accept), encoding="UTF-8", xml_declaration=True)
            out.writestr(name, content)


def looks(path):
    """Every stretch of text with its properties, and those of paragraphs and sections: what two files
    must share to look the same. Runs that were cut are joined."""
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    result = []
    for element in root.iter():
        name = element.tag.removeprefix(W)
        if name in ("pPr", "sectPr"):
            result.append((name, [ET.tostring(one) for one in element if one.tag != W + "rPr"]))
        elif name == "r":
            properties = element.find(W + "rPr")
            look = [] if properties is None else [ET.tostring(one) for one in properties]
            for child in element:
                shown = (child.text or "") if child.tag == W + "t" else ET.tostring(child)
                if child.tag == W + "rPr" or child.tag == W + "commentReference":
                    continue
                if result and result[-1][0] == "text" and result[-1][1] == look and isinstance(shown, str) and \
                        isinstance(result[-1][2], str):
                    result[-1] = ("text", look, result[-1][2] + shown)
                else:
                    result.append(("text", look, shown))
        elif name == "p":
            result.append(("paragraph",))
    return [one for one in result if one not in (("text", [], ""), ("pPr", []), ("sectPr", []))]
