"""What goes wrong in a PDF, one mistake a row: of the objects (MISTAKES) and of the spelling (SPELLING).

Each row: the flavour, the clause that must be among the findings, and the change; edit.py says how.
"""

import re

from edit import profile

LINK = {"/Type": "/Annot", "/Subtype": "/Link", "/Rect": [100, 100, 200, 120], "/F": 4, "/Contents": "u:Link",
        "/Border": [0, 0, 0], "/Dest": "u:x"}


def field(objects, **changes):
    """An unsigned signature field that satisfies everything, but for the changes."""
    form = objects.add({"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 100, 20], "/Resources": {}}, b"")
    entries = {"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/T": "u:ky", "/TU": "u:Signature",
               "/F": 4, "/Rect": [100, 100, 200, 120], "/AP": {"/N": form}}
    entries.update(("/" + key, value) for key, value in changes.items())
    ref = objects.annotate({k: v for k, v in entries.items() if v is not None}, "/Form")
    objects.catalog["/AcroForm"] = {"/Fields": [ref], "/SigFlags": 1}


def first(objects, kind):
    return objects[objects.of("/S", kind)[0]]


def unicode_of(text):
    """Every glyph of the first font is mapped to a text."""
    def change(o):
        ref = o[o.font]["/ToUnicode"]
        mapped = re.sub(rb"(<(?:[0-9A-F]{2}){1,2}>)<[0-9A-F]+>\n", rb"\1<" + text + rb">\n", o.data(ref))
        o.set_data(ref, mapped)
    return change


def show(code):
    """The first font shows one more glyph."""
    def change(o):
        name = next(k for k, v in o[o[o.pages[0]]["/Resources"]]["/Font"].items() if v == o.font)
        o.set_data(o.content, o.data(o.content) +
                   b"\n/Artifact<</Type/Layout>>BDC BT %s 9 Tf <%s> Tj ET EMC" % (name.encode(), code))
    return change


def draw(operators):
    def change(o):
        o.set_data(o.content, o.data(o.content) + b"\n" + operators)
    return change


def catalog(key, value):
    def change(o):
        if value is None:
            del o.catalog[key]
        else:
            o.catalog[key] = value
    return change


def xmp(old, new, times=1):
    return lambda o: [o.replace(o.metadata, old, new) for _ in range(times)]


def intent(**header):
    def change(o):
        o.set_data(o[o.catalog["/OutputIntents"][0]]["/DestOutputProfile"], profile(**header))
    return change


def retag(old, new):
    """The first element of a type gets another."""
    def change(o):
        first(o, old)["/S"] = new
    return change


def long_title(o):
    o[o[o.catalog["/Outlines"]]["/First"]]["/Title"] = "u:" + "x" * 40000


def inherit_resources(o):
    parent = o[o.catalog["/Pages"]]
    for page in o.pages:
        parent["/Resources"] = o[page].pop("/Resources")


def wrong_widths(o):
    o.descendant["/W"] = [0, 65535, 333]


def same_note(o):
    top = o.structure["/K"]
    for _ in range(2):
        o[top]["/K"].append(o.add({"/S": "/Note", "/P": top, "/ID": "u:n"}))


def no_scope(o):
    for ref in o.of("/S", "/TH"):
        o[ref]["/A"].pop("/Scope")


def uncounted(o):
    for ref in o.of("/S", "/L"):
        o[ref].pop("/A")


def figure(o):
    top = o.structure["/K"]
    o[top]["/K"].append(o.add({"/S": "/Figure", "/P": top}))


def share_parents(o):
    o[o.pages[1]]["/StructParents"] = o[o.pages[0]]["/StructParents"]


def with_id(o):
    first(o, "/H1")["/ID"] = "u:heading"


def paint_twice(o):
    form = o.add({"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 9, 9], "/Resources": {},
                  "/StructParents": 0}, b"/P<</MCID 0>>BDC EMC")
    resources = o[o[o.pages[0]]["/Resources"]]
    resources["/XObject"] = {"/X": form}
    o.set_data(o.content, o.data(o.content) + b"\n/X Do /X Do")


def transparent(o):
    resources = o[o[o.pages[0]]["/Resources"]]
    resources["/ExtGState"] = {"/G": {"/BM": "/Odd"}}
    o.set_data(o.content, b"/G gs\n" + o.data(o.content))


def painted_in(space):
    """Paints in a colour space; `space` makes it from the objects."""
    def change(o):
        o[o[o.pages[0]]["/Resources"]]["/ColorSpace"] = {"/C": space(o)}
        o.set_data(o.content, o.data(o.content) + b"\n/Artifact<</Type/Layout>>BDC /C cs 0 0 9 9 re f EMC")
    return change


def device_n(o):
    names = [f"/N{i}" for i in range(33)]
    return ["/DeviceN", names, "/DeviceGray", o.add({"/FunctionType": 4, "/Domain": [0, 1] * 33, "/Range": [0, 1]}, b"{}")]


def an_image(**changes):
    def change(o):
        entries = {"/Type": "/XObject", "/Subtype": "/Image", "/Width": 1, "/Height": 1, "/BitsPerComponent": 8,
                   "/ColorSpace": "/DeviceGray"}
        entries.update(("/" + key, value) for key, value in changes.items())
        o[o[o.pages[0]]["/Resources"]]["/XObject"] = {"/I": o.add(entries, b"\0")}
        o.set_data(o.content, o.data(o.content) + b"\n/Artifact<</Type/Layout>>BDC /I Do EMC")
    return change


def simple_font(**changes):
    """A simple font shows one character."""
    def change(o):
        entries = {"/Type": "/Font", "/Subtype": "/TrueType", "/BaseFont": "/ABCDEF+Own", "/FirstChar": 65,
                   "/LastChar": 65, "/Widths": [500], "/Encoding": "/WinAnsiEncoding",
                   "/FontDescriptor": {"/Type": "/FontDescriptor", "/FontName": "/ABCDEF+Own", "/Flags": 32,
                                       "/FontFile2": o.descriptor["/FontFile2"]}}
        entries.update(("/" + key, value) for key, value in changes.items())
        o[o[o.pages[0]]["/Resources"]]["/Font"]["/S"] = {k: v for k, v in entries.items() if v is not None}
        o.set_data(o.content, o.data(o.content) + b"\n/Artifact<</Type/Layout>>BDC BT /S 9 Tf (A) Tj ET EMC")
    return change


def table(*parts):
    """A table of the parts: rows of (type, attributes), or (type of part, rows)."""
    def element(o, parent, kind, kids=(), **attributes):
        ref = o.add({"/S": "/" + kind, "/P": parent})
        if attributes:
            o[ref]["/A"] = {"/O": "/Table"} | {"/" + key: value for key, value in attributes.items()}
        o[ref]["/K"] = [kid(ref) for kid in kids]
        return ref

    def row(o, cells):
        return lambda parent: element(o, parent, "TR", [
            lambda above, kind=kind, attributes=attributes: element(o, above, kind, **attributes)
            for kind, attributes in cells])

    def part(o, item):
        if isinstance(item, tuple):
            return lambda parent: element(o, parent, item[0], [row(o, cells) for cells in item[1]])
        return row(o, item)

    def change(o):
        top = o.structure["/K"]
        o[top]["/K"].append(element(o, top, "Table", [part(o, item) for item in parts]))
    return change


TH, TD = ("TH", {"Scope": "/Column"}), ("TD", {})


def in_utf16(o):
    o.set_data(o.metadata, ("\ufeff" + o.data(o.metadata).decode("utf-8").replace("\ufeff", "")).encode("utf-16-le"))


def more_xmp(text):
    return xmp(b"</rdf:RDF>", b'<rdf:Description rdf:about="">' + text + b"</rdf:Description></rdf:RDF>")


def identified(prefix, namespace, local):
    return more_xmp(b'<%s:%s xmlns:%s="http://www.aiim.org/%s/ns/id/">1</%s:%s>' % (
        prefix, local, prefix, namespace, prefix, local))


def layers(**configuration):
    """One layer; its default configuration, and another of the same name."""
    def change(o):
        group = o.add({"/Type": "/OCG", "/Name": "u:Layer"})
        entries = {"/Name": "u:One", "/Order": [group]}
        entries.update(("/" + key, value) for key, value in configuration.items())
        o.catalog["/OCProperties"] = {"/OCGs": [group], "/D": entries, "/Configs": [{"/Name": "u:One"}]}
    return change


# Flavour, clause that must be found, change of the objects.
MISTAKES = [
    ("a2a", "6.1.13-3", long_title),
    ("a2a", "6.1.13-4", lambda o: o.catalog.update({"/" + "n" * 128: 1})),
    ("a2a", "6.1.13-8", draw(b"q " * 29 + b"Q " * 29)),
    ("a2a", "6.1.13-11", lambda o: o[o.pages[0]].update({"/MediaBox": [0, 0, 2, 2]})),
    ("a2a", "6.2.2-1", draw(b"1 nonsense")),
    ("a2a", "6.2.2-2", inherit_resources),
    ("a2a", "6.2.3-1", intent(device=b"link")),
    ("a2a", "6.2.3-1", intent(version=5)),
    ("a2a", "6.2.4.3-4", catalog("/OutputIntents", None)),
    ("a2a", "6.2.4.3-2", lambda o: (intent(space=b"GRAY")(o), draw(b"1 0 0 rg")(o))),
    ("a2a", "6.2.4.3-3", draw(b"0 0 0 1 k")),
    ("a2a", "6.2.6-1", draw(b"/Mine ri")),
    ("a2a", "6.1.12-1", catalog("/Perms", {"/Other": {}})),
    ("a2a", "6.1.13-1", draw(b"3000000000 w")),
    ("a2a", "6.1.13-2", draw(b"4" + b"0" * 38 + b".0 w")),
    ("a2a", "6.1.13-5", draw(b"0." + b"0" * 40 + b"1 w")),
    ("a2a", "6.1.13-9", painted_in(device_n)),
    ("a2a", "6.2.3-3", lambda o: o.catalog["/OutputIntents"].append({"/S": "/GTS_PDFX", "/DestOutputProfileRef": {}})),
    ("a2a", "6.2.4.2-1", painted_in(lambda o: ["/ICCBased", o.add({"/N": 3}, profile(device=b"link"))])),
    ("a2a", "6.2.4.4-1", painted_in(device_n)),
    ("a2a", "6.2.8-1", an_image(Alternates=[])),
    ("a2a", "6.2.8-3", an_image(Interpolate=True)),
    ("a2a", "6.2.8-4", an_image(BitsPerComponent=3)),
    ("a2a", "6.2.8-5", an_image(ImageMask=True)),
    ("a2a", "6.2.11.2-1", lambda o: o[o.font].update({"/Type": "/Fount"})),
    ("a2a", "6.2.11.2-2", lambda o: o.descendant.update({"/Subtype": "/CIDFontType9"})),
    ("a2a", "6.2.11.2-3", lambda o: o[o.font].pop("/BaseFont")),
    ("a2a", "6.2.11.2-4", simple_font(FirstChar=None)),
    ("a2a", "6.2.11.2-5", simple_font(LastChar=None)),
    ("a2a", "6.2.11.2-6", simple_font(Widths=[500, 500])),
    ("a2a", "6.2.11.2-7", lambda o: o[o.descriptor["/FontFile2"]].update({"/Subtype": "/Odd"})),
    ("a2a", "6.2.11.6-2", simple_font(Encoding="/StandardEncoding")),
    ("a2a", "6.2.10-1", transparent),
    ("a2a", "6.2.11.3.2-1", lambda o: o.descendant.pop("/CIDToGIDMap")),
    ("a2a", "6.2.11.4.1-1", lambda o: o.descriptor.pop("/FontFile2")),
    ("a2a", "6.2.11.4.1-2", show(b"EF")),
    ("a2a", "6.2.11.4.2-2", lambda o: o.descriptor.update({"/CIDSet": o.add({}, b"\x80")})),
    ("a2a", "6.2.11.5-1", wrong_widths),
    ("a2a", "6.2.11.7.2-1", lambda o: o[o.font].pop("/ToUnicode")),
    ("a2a", "6.2.11.7.2-2", unicode_of(b"FEFF")),
    ("a2a", "6.2.11.7.3-1", unicode_of(b"F0B7")),
    ("a2a", "6.2.11.8-1", show(b"00")),
    ("a2a", "6.3.1-1", lambda o: o.annotate({"/Type": "/Annot", "/Subtype": "/Sound", "/Rect": [0, 0, 9, 9], "/F": 4})),
    ("a2a", "6.3.2-1", lambda o: o.annotate({k: v for k, v in LINK.items() if k != "/F"}, "/Link")),
    ("a2a", "6.3.2-2", lambda o: o.annotate(LINK | {"/F": 6}, "/Link")),
    ("a2a", "6.3.3-1", lambda o: field(o, AP=None)),
    ("a2a", "6.3.3-2", lambda o: field(o, AP={"/N": o.add({"/Subtype": "/Form"}, b""), "/D": {}})),
    ("a2a", "6.3.3-4", lambda o: field(o, AP={"/N": {}})),
    ("a2a", "6.4.2-2", catalog("/NeedsRendering", True)),
    ("a2a", "6.4.3-1", lambda o: field(o, V={"/Type": "/Sig", "/ByteRange": [0, 1, 2, 3]})),
    ("a2a", "6.4.1-1", lambda o: field(o, A={"/S": "/Named", "/N": "/NextPage"})),
    ("a2a", "6.4.1-3", lambda o: (field(o), o.catalog["/AcroForm"].update({"/NeedAppearances": True}))),
    ("a2a", "6.5.1-1", catalog("/OpenAction", {"/S": "/JavaScript", "/JS": "u:1"})),
    ("a2a", "6.5.2-1", catalog("/AA", {})),
    ("a2a", "6.5.2-2", lambda o: o[o.pages[0]].update({"/AA": {}})),
    ("a2a", "6.6.2.1-3", xmp(b"<?xpacket begin", b'<?xpacket encoding="UTF-8" begin')),
    ("a2a", "6.6.2.1-5", in_utf16),
    ("a2a", "6.6.2.3.2-1", xmp(b"<pdfaSchema:schema>", b"<pdfaSchema:more>1</pdfaSchema:more><pdfaSchema:schema>")),
    ("a2a", "6.6.2.3.3-1", xmp(b"pdfaExtension:schemas>", b"pdfaExtension:schema>", 2)),
    ("a2a", "6.6.2.3.3-3", xmp(b">http://www.aiim.org/pdfua/ns/id/<", b">none<")),
    ("a2a", "6.6.2.3.3-8", xmp(b">Integer<", b">Whole<")),
    ("a2a", "6.6.4-4", xmp(b"pdfaid", b"paid", 5)),
    ("a2a", "6.6.4-6", identified(b"x", b"pdfa", b"amd")),
    ("a2a", "6.6.4-7", identified(b"x", b"pdfa", b"corr")),
    ("a2a", "6.6.2.1-1", catalog("/Metadata", None)),
    ("a2a", "6.6.2.1-2", xmp(b"<?xpacket begin", b'<?xpacket bytes="9" begin')),
    ("a2a", "6.6.2.1-4", xmp(b"<dc:", b"<\x01dc:")),
    ("a2a", "6.6.2.3.1-1", xmp(b"/pdfua/ns/id/</pdfaSchema", b"/other/</pdfaSchema")),
    ("a2a", "6.6.2.3.1-2", xmp(b"rdf:Seq", b"rdf:Bag", 2)),
    ("a2a", "6.6.2.3.3-9", xmp(b">internal<", b">both<")),
    ("a2a", "6.6.4-2", xmp(b">2</pdfaid:part>", b">1</pdfaid:part>")),
    ("a2a", "6.6.4-3", xmp(b">A</pdfaid:conf", b">B</pdfaid:conf")),
    ("a2a", "6.7.2.2-1", catalog("/MarkInfo", {"/Marked": False})),
    ("a2a", "6.7.3.3-1", catalog("/StructTreeRoot", None)),
    ("a2a", "6.7.3.4-1", retag("/P", "/Absatz")),
    ("a2a", "6.7.3.4-2", lambda o: (retag("/P", "/X")(o), o.structure.update({"/RoleMap": {"/X": "/Y", "/Y": "/X"}}))),
    ("a2a", "6.7.4-1", catalog("/Lang", "u:vi_VN")),
    ("a2a", "6.8-5", lambda o: o.attach()),
    ("a3a", "6.8-1", lambda o: o[o.attach()].update({"/Subtype": "/json"})),
    ("a3a", "6.8-2", lambda o: o.attach(UF=None)),
    ("a3a", "6.8-3", lambda o: o.attach(AFRelationship=None)),
    ("a3a", "6.8-4", lambda o: (o.attach(), o.catalog.pop("/AF"))),
    ("a2a", "6.9-1", catalog("/OCProperties", {"/OCGs": [], "/D": {}})),
    ("a2a", "6.9-2", layers()),
    ("a2a", "6.9-3", layers(Order=[])),
    ("a2a", "6.9-4", layers(AS=[])),
    ("a2a", "6.10-1", catalog("/Names", {"/AlternatePresentations": {}})),
    ("a2a", "6.10-2", lambda o: o[o.pages[0]].update({"/PresSteps": {}})),
    ("a2a", "6.11-1", catalog("/Requirements", [])),
    ("ua1", "5-2", xmp(b">1</pdfuaid:part>", b">2</pdfuaid:part>")),
    ("ua1", "5-4", identified(b"x", b"pdfua", b"amd")),
    ("ua1", "5-5", identified(b"x", b"pdfua", b"corr")),
    ("ua1", "5-1", xmp(b"pdfua/ns/id/\"", b"pdfub/ns/id/\"")),
    ("ua1", "7.1-1", lambda o: o.replace(o.content, b"BDC\n", b"BDC\n/Artifact BMC EMC\n")),
    ("ua1", "7.1-2", lambda o: o.set_data(o.content, b"/Artifact BMC " + o.data(o.content) + b" EMC")),
    ("ua1", "7.1-3", draw(b"0 0 m 9 9 l S")),
    ("ua1", "7.1-7", lambda o: o.structure.update({"/RoleMap": {"/P": "/Span"}})),
    ("ua1", "7.1-9", xmp(b"dc:title>", b"dc:rights>", 2)),
    ("ua1", "7.1-10", catalog("/ViewerPreferences", {})),
    ("ua1", "7.1-12", lambda o: first(o, "/P").pop("/P")),
    ("ua1", "7.2-2", catalog("/Lang", None)),
    ("ua1", "7.2-13", table(("TFoot", [[TD]]))),
    ("ua1", "7.2-14", table(("THead", [[TH]]))),
    ("ua1", "7.2-11", table(("THead", [[TH]]), ("THead", [[TH]]), ("TBody", [[TD]]))),
    ("ua1", "7.2-15", table([TH, ("TH", {"Scope": "/Column", "RowSpan": 2}), TH], [("TD", {"ColSpan": 2}), TD])),
    ("ua1", "7.2-41", table([TH, ("TH", {"Scope": "/Column", "RowSpan": 9})], [TD])),
    ("ua1", "7.2-42", table([TH], [TD, TD])),
    ("ua1", "7.2-43", table([TH, TH], [TD])),
    ("ua1", "7.2-37", lambda o: (table(("TBody", [[TD]]))(o), o[o.of("/S", "/TBody")[0]]["/K"].append(
        o.add({"/S": "/P", "/P": o.of("/S", "/TBody")[0]})))),
    ("ua1", "7.2-6", lambda o: (table(("TBody", [[TD]]))(o), o[o[o.of("/S", "/TBody")[0]]["/P"]].update({"/S": "/Div"}))),
    ("ua1", "7.5-2", table([("TH", {})], [("TD", {"Headers": ["u:nobody"]})])),
    ("ua1", "7.2-25", lambda o: (field(o), o.catalog.pop("/Lang"))),
    ("ua1", "7.2-33", catalog("/Lang", None)),
    ("ua1", "7.2-10", lambda o: first(o, "/TD").update({"/S": "/P"})),
    ("ua1", "7.2-34", catalog("/Lang", None)),
    ("ua1", "7.2-17", retag("/L", "/Div")),
    ("ua1", "7.2-20", retag("/LBody", "/P")),
    ("ua1", "7.2-29", catalog("/Lang", "u:")),
    ("ua1", "7.3-1", figure),
    ("ua1", "7.4.2-1", retag("/H1", "/H3")),
    ("ua1", "7.4.4-2", retag("/H1", "/H")),
    ("ua1", "7.5-1", no_scope),
    ("ua1", "7.9-2", same_note),
    ("ua1", "7.11-1", lambda o: o.attach(F="u:")),
    ("ua1", "7.18.1-3", lambda o: field(o, TU=None)),
    ("ua1", "7.18.3-1", lambda o: (o.annotate(LINK, "/Link"), o[o.pages[0]].pop("/Tabs"))),
    ("ua1", "7.18.4-2", lambda o: (field(o), first(o, "/Form").update({"/K": [first(o, "/Form")["/K"], 0]}))),
    ("ua1", "7.18.4-1", lambda o: (field(o), first(o, "/Form").update({"/S": "/P"}))),
    ("ua1", "7.18.5-1", lambda o: o.annotate(LINK, "/P")),
    ("ua1", "7.18.5-2", lambda o: o.annotate({k: v for k, v in LINK.items() if k != "/Contents"}, "/Link")),
    ("ua1", "7.20-2", paint_twice),
    ("own", "own-action", catalog("/OpenAction", {"/S": "/GoTo", "/D": "u:x"})),
    ("own", "own-artifact", draw(b"/Artifact BMC EMC")),
    ("own", "own-attachment", lambda o: o.attach(Desc=None)),
    ("own", "own-font-flags", lambda o: o.descriptor.update({"/Flags": 36})),
    ("own", "own-font-name", lambda o: o.descriptor.update({"/FontName": "/Other"})),
    ("own", "own-field", lambda o: field(o, MK={})),
    ("own", "own-field", lambda o: (field(o), o.catalog["/AcroForm"].update({"/DA": "u:/F0 0 Tf"}))),
    ("own", "own-id-tree", with_id),
    ("own", "own-encoding", lambda o: (unicode_of(b"0041")(o), o.set_data(o[o.font]["/ToUnicode"], re.sub(
        rb"beginbfchar\n", b"beginbfchar\n" + b"<01><0041>\n" * 100, o.data(o[o.font]["/ToUnicode"]), count=1)))),
    ("own", "own-encoding", lambda o: o[o.font].update({"/Encoding": "/Identity-H"})),
    ("own", "own-intent", catalog("/OutputIntents", None)),
    ("own", "own-metadata", lambda o: o[o.all["trailer"]["value"]["/Info"]].update({"/Title": "u:Other"})),
    ("own", "own-nesting", draw(b"/Artifact BMC q EMC Q")),
    ("own", "own-parent-tree", share_parents),
    ("own", "own-parent-tree", draw(b"/P<</MCID 0>>BDC EMC")),
    ("own", "own-parent-tree", lambda o: o.set_data(o.content, b"")),
    ("own", "own-parent-tree", lambda o: o[o.annotate(LINK, "/Link")].update({"/StructParent": 0})),
    ("own", "own-parent-tree", lambda o: first(o, "/H1").update({"/K": 999})),
    ("own", "own-list", uncounted),
    ("own", "own-scope", no_scope),
]

# Clause and change of the bytes; qpdf has written them with a cross-reference table.
SPELLING = [
    ("a2a", "6.1.2-1", lambda b: b.replace(b"%PDF-1.7", b"%PDF-2.0")),
    ("a2a", "6.1.2-2", lambda b: re.sub(rb"\n%[\x80-\xff]{4}", b"\n%abcd", b, count=1)),
    ("a2a", "6.1.3-1", lambda b: b.replace(b"/ID", b"/IX")),
    ("a2a", "6.1.3-3", lambda b: b + b"more\n"),
    ("a2a", "6.1.4-2", lambda b: b.replace(b"xref\n0", b"xref 0")),
    ("a2a", "6.1.7.1-1", lambda b: re.sub(rb"/Length \d", lambda m: m[0][:-1] + bytes([m[0][-1] ^ 1]), b, count=1)),
    ("a2a", "6.1.7.1-2", lambda b: b.replace(b"stream\n", b"stream\r", 1)),
    ("a2a", "6.1.7.2-1", lambda b: b.replace(b"/FlateDecode", b"/FlatsDecode", 1)),
    ("a2a", "6.1.6-1", lambda b: re.sub(rb"<([0-9a-f]{31})[0-9a-f]>", rb"<\1 >", b, count=1)),
    ("a2a", "6.1.6-2", lambda b: re.sub(rb"<([0-9a-f]{31})[0-9a-f]>", rb"<\1g>", b, count=1)),
    ("a2a", "6.1.9-1", lambda b: b.replace(b" 0 obj\n", b" 0 obj ", 1)),
    ("own", "own-clean", lambda b: b.replace(b"xref\n0", b"xreg\n0")),
    ("own", "own-revision", lambda b: b + b"startxref\n0\n%%EOF\n"),
    ("own", "own-version", lambda b: b.replace(b"%PDF-1.7", b"%PDF-1.6")),
    ("own", "own-unused", lambda b: re.sub(rb"/Outlines \d+ 0 R", lambda m: b"/Outlines null".ljust(len(m[0])), b)),
]
