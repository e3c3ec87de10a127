"""PDFs with one thing changed, for the tests of the checker: our own file, as qpdf's JSON, changed and written again.

What spelling is about is changed in the bytes instead.
"""

import base64
import json
import pathlib
import struct
import subprocess
import tempfile

# PDFBox wants namespaces on rdf:Description, and extension schemas in a description of their own.
_XMP_IDS = """</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas>
<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def as_json(path):
    """A PDF as text that Objects reads and changes."""
    return subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                           "--decode-level=generalized", str(path)], capture_output=True, check=True).stdout


class Objects:
    """The objects of a PDF, by reference."""

    def __init__(self, whole):
        self.whole = json.loads(whole)
        self.all = self.whole["qpdf"][1]

    def __getitem__(self, ref):
        entry = self.all["obj:" + ref]
        return entry["stream"]["dict"] if "stream" in entry else entry["value"]

    @property
    def catalog(self):
        return self[self.all["trailer"]["value"]["/Root"]]

    def add(self, value, data=None):
        ref = f"{1 + max(int(key[4:].split()[0]) for key in self.all if key.startswith('obj:'))} 0 R"
        if data is None:
            self.all["obj:" + ref] = {"value": value}
        else:
            self.all["obj:" + ref] = {"stream": {"dict": value, "data": base64.b64encode(data).decode()}}
        return ref

    def data(self, ref):
        return base64.b64decode(self.all["obj:" + ref]["stream"]["data"])

    def set_data(self, ref, data):
        self.all["obj:" + ref]["stream"]["data"] = base64.b64encode(data).decode()

    def replace(self, ref, old, new):
        """In the data of a stream; the old bytes must be there."""
        data = self.data(ref)
        if old not in data:
            raise AssertionError(f"{old!r} is not in {ref}")
        self.set_data(ref, data.replace(old, new, 1))

    def of(self, key, value):
        """References of the dictionaries in which a key has a value."""
        return [name[4:] for name in self.all if name.startswith("obj:")
                and isinstance(self[name[4:]], dict) and self[name[4:]].get(key) == value]

    @property
    def pages(self):
        return self.of("/Type", "/Page")

    @property
    def content(self):
        return self[self.pages[0]]["/Contents"]

    @property
    def structure(self):
        return self[self.catalog["/StructTreeRoot"]]

    @property
    def font(self):
        return self.of("/Subtype", "/Type0")[0]

    @property
    def descendant(self):
        return self[self[self.font]["/DescendantFonts"][0]]

    @property
    def descriptor(self):
        return self[self.descendant["/FontDescriptor"]]

    @property
    def metadata(self):
        return self.catalog["/Metadata"]

    def annotate(self, annotation, element=None):
        """An annotation on the first page, in a structure element of that type below the root's first element."""
        ref = self.add(annotation)
        page = self[self.pages[0]]
        page.setdefault("/Annots", []).append(ref)
        if element:
            key = self.structure["/ParentTreeNextKey"]
            top = self.structure["/K"]
            owner = self.add({"/S": element, "/P": top, "/K": {"/Type": "/OBJR", "/Obj": ref}})
            self[top]["/K"].append(owner)
            tree = self[self.structure["/ParentTree"]]
            tree["/Nums"] += [key, owner]
            self.structure["/ParentTreeNextKey"] = key + 1
            self[ref]["/StructParent"] = key
        return ref

    def attach(self, **changes):
        """An embedded data file; keys of the file specification may be changed, None takes one out."""
        stream = self.add({"/Type": "/EmbeddedFile", "/Subtype": "/application/json",
                           "/Params": {"/Size": 2, "/ModDate": "u:D:20260101000000+07'00'"}}, b"{}")
        entries = {"/Type": "/Filespec", "/F": "u:data.json", "/UF": "u:data.json", "/Desc": "u:Data",
                   "/AFRelationship": "/Data", "/EF": {"/F": stream, "/UF": stream}}
        for key, value in changes.items():
            entries["/" + key] = value
        ref = self.add({k: v for k, v in entries.items() if v is not None})
        self.catalog["/Names"] = {"/EmbeddedFiles": {"/Names": ["u:data.json", ref]}}
        self.catalog["/AF"] = [ref]
        return stream

    def write(self, path):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "in.json"
            source.write_text(json.dumps(self.whole), encoding="utf-8")
            subprocess.run(["qpdf", "--json-input", "--object-streams=disable",
                            "--newline-before-endstream", str(source), str(path)],
                           capture_output=True, check=True)


def profile(device=b"mntr", space=b"RGB ", version=2):
    """The header of an ICC profile; nothing here reads further."""
    data = bytearray(132)
    struct.pack_into(">I", data, 0, len(data))
    data[8] = version
    data[12:16], data[16:20], data[36:40] = device, space, b"acsp"
    return bytes(data)


def conforming(objects):
    """Our file with whatever it still lacks of output intent and identification."""
    if "/OutputIntents" not in objects.catalog:
        stream = objects.add({"/N": 3}, profile())
        objects.catalog["/OutputIntents"] = [objects.add({
            "/Type": "/OutputIntent", "/S": "/GTS_PDFA1", "/OutputConditionIdentifier": "u:sRGB",
            "/DestOutputProfile": stream})]
    if b"pdfaid" not in objects.data(objects.metadata):
        objects.replace(objects.metadata, b"</rdf:Description>", _XMP_IDS.encode())
    return objects
