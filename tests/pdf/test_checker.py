"""tools/check-pdf: proved against the labelled files, and against our own file with one mistake after another."""

import contextlib
import io
import os
import pathlib
import re
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from edit import Objects, as_json, conforming, profile  # noqa: E402
from pdfa import check, prove, rules  # noqa: E402
from program import SHARED, SOURCE, needs, vanthu  # noqa: E402

SAMPLE = "ke-hoach-binh-dang-gioi-xa"
CORPUS = SHARED / "pdf/corpus"
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
        mapped = re.sub(rb"(<[0-9A-F]{4}>)<[0-9A-F]+>\n", rb"\1<" + text + rb">\n", o.data(ref))
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


def more_cells(o):
    row = o.of("/S", "/TR")[0]
    o[row]["/K"].append(o.add({"/S": "/TD", "/P": row}))


def no_scope(o):
    for ref in o.of("/S", "/TH"):
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


def image(o):
    data = o.add({"/Type": "/XObject", "/Subtype": "/Image", "/Width": 1, "/Height": 1, "/BitsPerComponent": 8,
                  "/ColorSpace": "/DeviceGray", "/Interpolate": True}, b"\0")
    o[o[o.pages[0]]["/Resources"]]["/XObject"] = {"/I": data}
    o.set_data(o.content, o.data(o.content) + b"\n/Artifact<</Type/Layout>>BDC /I Do EMC")


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
    ("a2a", "6.2.8-3", image),
    ("a2a", "6.2.10-1", transparent),
    ("a2a", "6.2.11.3.2-1", lambda o: o.descendant.pop("/CIDToGIDMap")),
    ("a2a", "6.2.11.4.1-1", lambda o: o.descriptor.pop("/FontFile2")),
    ("a2a", "6.2.11.4.1-2", show(b"FFF0")),
    ("a2a", "6.2.11.4.2-2", lambda o: o.descriptor.update({"/CIDSet": o.add({}, b"\x80")})),
    ("a2a", "6.2.11.5-1", wrong_widths),
    ("a2a", "6.2.11.7.2-1", lambda o: o[o.font].pop("/ToUnicode")),
    ("a2a", "6.2.11.7.2-2", unicode_of(b"FEFF")),
    ("a2a", "6.2.11.7.3-1", unicode_of(b"F0B7")),
    ("a2a", "6.2.11.8-1", show(b"0000")),
    ("a2a", "6.3.1-1", lambda o: o.annotate({"/Type": "/Annot", "/Subtype": "/Sound", "/Rect": [0, 0, 9, 9], "/F": 4})),
    ("a2a", "6.3.2-1", lambda o: o.annotate({k: v for k, v in LINK.items() if k != "/F"}, "/Link")),
    ("a2a", "6.3.2-2", lambda o: o.annotate(LINK | {"/F": 6}, "/Link")),
    ("a2a", "6.3.3-1", lambda o: field(o, AP=None)),
    ("a2a", "6.4.1-1", lambda o: field(o, A={"/S": "/Named", "/N": "/NextPage"})),
    ("a2a", "6.4.1-3", lambda o: (field(o), o.catalog["/AcroForm"].update({"/NeedAppearances": True}))),
    ("a2a", "6.5.1-1", catalog("/OpenAction", {"/S": "/JavaScript", "/JS": "u:1"})),
    ("a2a", "6.5.2-1", catalog("/AA", {})),
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
    ("ua1", "5-1", xmp(b"pdfua/ns/id/\"", b"pdfub/ns/id/\"")),
    ("ua1", "7.1-1", lambda o: o.replace(o.content, b"BT\n", b"/Artifact BMC EMC BT\n")),
    ("ua1", "7.1-2", lambda o: o.set_data(o.content, b"/Artifact BMC " + o.data(o.content) + b" EMC")),
    ("ua1", "7.1-3", draw(b"0 0 m 9 9 l S")),
    ("ua1", "7.1-7", lambda o: o.structure.update({"/RoleMap": {"/P": "/Span"}})),
    ("ua1", "7.1-9", xmp(b"dc:title>", b"dc:rights>", 2)),
    ("ua1", "7.1-10", catalog("/ViewerPreferences", {})),
    ("ua1", "7.1-12", lambda o: first(o, "/P").pop("/P")),
    ("ua1", "7.2-2", catalog("/Lang", None)),
    ("ua1", "7.2-10", lambda o: first(o, "/TD").update({"/S": "/P"})),
    ("ua1", "7.2-34", catalog("/Lang", None)),
    ("ua1", "7.2-17", retag("/L", "/Div")),
    ("ua1", "7.2-20", retag("/LBody", "/P")),
    ("ua1", "7.2-29", catalog("/Lang", "u:")),
    ("ua1", "7.2-43", more_cells),
    ("ua1", "7.3-1", figure),
    ("ua1", "7.4.2-1", retag("/H1", "/H3")),
    ("ua1", "7.4.4-2", retag("/H1", "/H")),
    ("ua1", "7.5-1", no_scope),
    ("ua1", "7.9-2", same_note),
    ("ua1", "7.11-1", lambda o: o.attach(F="u:")),
    ("ua1", "7.18.1-3", lambda o: field(o, TU=None)),
    ("ua1", "7.18.3-1", lambda o: (o.annotate(LINK, "/Link"), o[o.pages[0]].pop("/Tabs"))),
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
    ("own", "own-identity", lambda o: (unicode_of(b"0041")(o), o.set_data(o[o.font]["/ToUnicode"], re.sub(
        rb"beginbfchar\n", b"beginbfchar\n" + b"<0001><0041>\n" * 100, o.data(o[o.font]["/ToUnicode"]), count=1)))),
    ("own", "own-identity", lambda o: o[o.font].update({"/Encoding": "/Identity-V"})),
    ("own", "own-intent", catalog("/OutputIntents", None)),
    ("own", "own-metadata", lambda o: o[o.all["trailer"]["value"]["/Info"]].update({"/Title": "u:Other"})),
    ("own", "own-nesting", draw(b"/Artifact BMC q EMC Q")),
    ("own", "own-parent-tree", share_parents),
    ("own", "own-parent-tree", draw(b"/P<</MCID 0>>BDC EMC")),
    ("own", "own-parent-tree", lambda o: o.set_data(o.content, b"")),
    ("own", "own-parent-tree", lambda o: o[o.annotate(LINK, "/Link")].update({"/StructParent": 0})),
    ("own", "own-parent-tree", lambda o: first(o, "/H1").update({"/K": 999})),
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
    ("a2a", "6.1.9-1", lambda b: b.replace(b" 0 obj\n", b" 0 obj ", 1)),
    ("own", "own-clean", lambda b: b.replace(b"xref\n0", b"xreg\n0")),
    ("own", "own-revision", lambda b: b + b"startxref\n0\n%%EOF\n"),
    ("own", "own-version", lambda b: b.replace(b"%PDF-1.7", b"%PDF-1.6")),
    ("own", "own-unused", lambda b: re.sub(rb"/Outlines \d+ 0 R", lambda m: b"/Outlines null".ljust(len(m[0])), b)),
]


@needs("qpdf")
class OurFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.pdf = cls.folder / "sample.pdf"
        data = SOURCE / "samples" / SAMPLE / "du-lieu.json"
        done = vanthu("render", SAMPLE, data, "-o", cls.pdf)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.json = as_json(cls.pdf)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def findings(self, path, flavour):
        _, report, _ = check.run(path, [flavour])
        return report.findings(flavour)

    def changed(self, change):
        objects = conforming(Objects(self.json))
        change(objects)
        path = self.folder / "changed.pdf"
        objects.write(path)
        return path

    def test_without_a_mistake_there_is_no_finding(self):
        path = self.changed(lambda o: None)
        for flavour in ("a2a", "a2u", "a2b", "ua1", "own"):
            with self.subTest(flavour=flavour):
                self.assertEqual(self.findings(path, flavour), [])

    def test_link_field_and_attachment_without_a_mistake(self):
        path = self.changed(lambda o: (o.annotate(LINK, "/Link"), field(o), o.attach(),
                                       xmp(b">2</pdfaid:part>", b">3</pdfaid:part>")(o)))
        for flavour in ("a3a", "ua1", "own"):
            with self.subTest(flavour=flavour):
                self.assertEqual(self.findings(path, flavour), [])

    def test_each_mistake_is_found(self):
        for flavour, clause, change in MISTAKES:
            with self.subTest(clause=clause):
                found = {f.clause for f in self.findings(self.changed(change), flavour)}
                self.assertIn(clause, found)

    def test_each_mistake_of_spelling_is_found(self):
        plain = self.changed(lambda o: None).read_bytes()
        path = self.folder / "spelt.pdf"
        for flavour, clause, change in SPELLING:
            with self.subTest(clause=clause):
                data = change(plain)
                self.assertNotEqual(data, plain)
                path.write_bytes(data)
                self.assertIn(clause, {f.clause for f in self.findings(path, flavour)})

    def test_every_rule_of_our_own_has_a_mistake(self):
        tried = {clause for flavour, clause, _ in MISTAKES + SPELLING if flavour == "own"}
        self.assertEqual(tried, {key for key in rules.RULES if key.startswith("own-")})


@needs("qpdf")
@unittest.skipUnless(CORPUS.is_dir(), "no labelled files beside the project")
class Proof(unittest.TestCase):
    def test_labelled_files(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            proved = prove.prove(CORPUS)
        print(printed.getvalue())
        self.assertTrue(proved, printed.getvalue())


class Table(unittest.TestCase):
    def test_clauses_are_claimed_once_per_rule(self):
        for flavour in rules.FLAVOURS:
            numbers = [rules.clause(key, flavour) for key in rules.RULES]
            self.assertTrue(any(numbers), flavour)
        for family in ("1", "2"):
            numbers = [rule.clauses[family] for rule in rules.RULES.values() if family in rule.clauses]
            self.assertEqual(sorted(numbers), sorted(set(numbers)))

    def test_conformance_paper_names_every_claimed_section(self):
        paper = (SOURCE / "engine/pdf/CONFORMANCE.md").read_text(encoding="utf-8")
        for flavour in ("a3a", "ua1", "own"):
            for number in rules.claimed(flavour):
                section = number if flavour == "own" else rules.section(number)
                self.assertRegex(paper, r"(?<![\d.])" + re.escape(section) + r"(?![\d.]*\d)", number)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    unittest.main(verbosity=2)
