#!/usr/bin/env python3
"""The checker against whole families of hostile files, a method a family, with the number that must hold.

Nothing is opened but the file and our own resources, no socket is made (seen by strace, where it is installed),
every end is an exit code with a message, and `ready` names what a person would not see. tests/check/README.md says
which method answers which threat.
"""

import io
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support.program import PROGRAM, SHARED, SOURCE, vanthu  # noqa: E402
from test_profile import LINKS, SPACE, TYPES  # noqa: E402

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"


def words(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body, prologue=""):
    return f"{prologue}<w:document {SPACE}><w:body>{body}</w:body></w:document>"


def relationships(entries):
    return LINKS.split("<Relationship ")[0] + "".join(entries) + "</Relationships>"


def link(number, kind, target, external=True, family=OFFICE):
    target = target.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="o{number}" Type="{family}/{kind}" Target="{target}"{mode}/>'


class Entry:
    """A zip entry whose headers may lie."""

    def __init__(self, name, content, **lies):
        self.name, self.content, self.lies = name, content.encode() if isinstance(content, str) else content, lies


def archive(entries, before=b"", after=b"", comment=b""):
    out, central = io.BytesIO(), io.BytesIO()
    out.write(before)
    for one in entries:
        name = one.name.encode()
        local_name = one.lies.get("local_name", one.name).encode()
        offset = one.lies.get("offset", out.tell())
        crc, size = zlib.crc32(one.content), one.lies.get("size", len(one.content))
        local_size = one.lies.get("local_size", size)
        out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 0, 0, 33, one.lies.get("local_crc", crc), local_size, local_size,
                              len(local_name), 0) + local_name + one.content + one.lies.get("behind", b""))
        central.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 33, crc, size, size, len(name), 0, 0, 0, 0, 0,
                                  offset) + name)
    start = out.tell()
    out.write(central.getvalue())
    out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(central.getvalue()), start, len(comment)))
    out.write(comment + after)
    return out.getvalue()


class Rows(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def write(self, content, name="a.docx"):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def package(self, body=None, parts=(), prologue="", main=None, types=TYPES):
        path = self.folder / "a.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", types)
            file.writestr("_rels/.rels", LINKS)
            file.writestr("word/document.xml", main if main is not None else document(body or words("một"), prologue))
            for name, content in parts:
                file.writestr(name, content)
        return path

    def ends(self, path, *arguments):
        """Ends with an exit code and writes nothing beside; the result."""
        done = vanthu(*(arguments or ("check",)), path)
        self.assertIn(done.returncode, (0, 1, 5), done.stderr)
        self.assertNotIn("[internal", done.stderr)
        return done

    def refused(self, path, codes):
        began = time.monotonic()
        done = self.ends(path)
        self.assertLess(time.monotonic() - began, 10)
        self.assertIn(done.returncode, (1, 5), done.stdout)
        self.assertRegex(done.stderr, rf"\[({codes})\]")
        return done

    def quiet_outside(self, path):
        """No socket, and no file opened but the document and what belongs to the program."""
        if shutil.which("strace") is None:
            return
        trace = self.folder / "trace"
        # Not of the leak checker's own making: a program built with sanitizers cannot be traced.
        done = subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", "trace=%network,open,openat,execve", str(PROGRAM), "ready", path],
                              capture_output=True, check=False)
        if not trace.exists() or b"ptrace" in done.stderr or done.returncode not in (0, 1, 5):
            return
        calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        self.assertEqual([one for one in calls if re.search(r"\b(socket|connect|sendto)\(", one)], [])
        self.assertEqual(sum("execve(" in one for one in calls), 1)
        for one in calls:
            opened = re.search(r"open(?:at)?\([^\"]*\"([^\"]+)\"", one)
            if opened is None or "ENOENT" in one:
                continue
            name = opened.group(1)
            known = name.startswith(("/lib", "/usr/lib", "/etc/ld.so", "/proc/", "/sys/", "/usr/share/fonts", "/etc/localtime", "/usr/share/zoneinfo", str(self.folder),
                                     str(PROGRAM.parents[1]), str(SOURCE)))
            self.assertTrue(known, one)

    def obstacles(self, path):
        return self.ends(path, "ready").stdout.decode("utf-8")

    # ---- 4: two readers see two documents

    def test_two_documents_in_one_file(self):
        main, other = document(words("một")), document(words("hai"))
        base = [Entry("[Content_Types].xml", TYPES), Entry("_rels/.rels", LINKS), Entry("word/document.xml", main)]
        whole = archive(base)
        cases = {
            "name twice": archive([*base, Entry("word/document.xml", other)]),
            "name twice but for case": archive([*base, Entry("Word/Document.XML", other)]),
            "types twice": archive([*base, Entry("[content_types].xml", TYPES)]),
            "other local name": archive([*base[:2], Entry("word/document.xml", main, local_name="word/documenx.xml")]),
            "other local size": archive([*base[:2], Entry("word/document.xml", main, local_size=5)]),
            "other local checksum": archive([*base[:2], Entry("word/document.xml", main, local_crc=1)]),
            "overlapping": archive([*base, Entry("word/second.xml", other, offset=0)]),
            "between entries": archive([*base[:2], Entry("word/document.xml", main, behind=b"hidden"), Entry("x", "y")]),
            "in front": archive(base, before=b"MZ junk"),
            "archive in front": whole + archive(base),
            "archive behind": archive(base, after=archive([*base[:2], Entry("word/document.xml", other)])),
            "archive in the comment": archive(base, comment=archive([Entry("word/document.xml", other)])),
            "backslash": archive([*base, Entry("word\\document.xml", other)]),
            "dot": archive([*base, Entry("./word/document.xml", other)]),
            "out of the package": archive([*base, Entry("../word/document.xml", other)]),
            "root": archive([*base, Entry("/word/document.xml", other)]),
        }
        for what, content in cases.items():
            with self.subTest(what=what):
                self.refused(self.write(content), "zip-[a-z-]+|docx-[a-z-]+")
        self.assertGreaterEqual(len(cases), 12)
        self.assertIn(vanthu("check", self.write(whole)).returncode, (0, 1))
        # What says one encoding and is another is refused, or read as it says in both readers.
        for what, content in (("says UTF-16", b'<?xml version="1.0" encoding="UTF-16"?>' + main.encode()),
                              ("is UTF-16", ('<?xml version="1.0" encoding="UTF-8"?>' + main).encode("utf-16")),
                              ("Latin-1 letters", main.encode().replace("một".encode(), b"m\xf4t"))):
            with self.subTest(what=what):
                self.refused(self.package(main=content), "zip-entry-damaged|docx-[a-z-]+")

    def test_sound_files_are_read(self):
        """None of the real files is taken for hostile."""
        folder = SHARED / "corpus"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        refused = []
        for path in sorted(folder.glob("*/*.do[ct]*")):
            done = self.ends(path)
            if re.search(r"\[(zip-[a-z-]+|docx-(doctype|too-deep|too-many-elements))\]", done.stderr):
                refused.append(path.name)
        self.assertEqual(refused, [])

    # ---- 5: content from outside

    def test_content_from_outside(self):
        targets = ("http://127.0.0.1:9/x", "file:///etc/passwd", r"\\127.0.0.1\share\x", "ftp://127.0.0.1/x", "javascript:alert(1)",
                   "http://127.0.0.1:9/x!mhtml")
        count = 0
        for kind in ("attachedTemplate", "oleObject", "image", "frame", "subDocument", "externalLinkPath", "mailMergeSource", "hyperlink"):
            for target in targets:
                wanted = not (kind == "hyperlink" and target.startswith("http:"))
                path = self.package(parts=(("word/_rels/document.xml.rels", relationships([link(1, kind, target)])),))
                with self.subTest(kind=kind, target=target):
                    self.assertEqual(target in self.obstacles(path), wanted)
                count += 1
        self.assertGreaterEqual(count, 30)
        for name in ("word/_rels/document.xml.rels",):
            path = self.package(parts=((name, relationships([link(i, kind, target) for i, (kind, target) in enumerate(
                (kind, target) for kind in ("attachedTemplate", "oleObject", "image", "frame") for target in targets)])),))
            self.quiet_outside(path)
        # Addresses of the net are text.
        for target in ("https://example.org/a", "mailto:van-thu@example.org", "HTTP://EXAMPLE.ORG"):
            path = self.package(parts=(("word/_rels/document.xml.rels", relationships([link(1, "hyperlink", target)])),))
            self.assertNotIn(target, self.obstacles(path))

    # ---- 6, 8: what runs, what is embedded

    def test_active_parts(self):
        for what, kind, target, family in (
                ("macro", "vbaProject", "vbaProject.bin", MICROSOFT), ("nhúng", "oleObject", "embeddings/oleObject1.bin", OFFICE),
                ("nhúng", "package", "embeddings/book.xlsx", OFFICE), ("nhúng", "control", "activeX/activeX1.xml", OFFICE),
                ("nhúng", "activeXControlBinary", "activeX/activeX1.bin", MICROSOFT),
                ("nhúng", "ui/extensibility", "customUI.xml", MICROSOFT)):
            path = self.package(parts=(("word/_rels/document.xml.rels", relationships([link(1, kind, target, False, family)])),
                                       ("word/" + target, b"\xd0\xcf\x11\xe0")))
            with self.subTest(kind=kind):
                self.assertIn(what, self.obstacles(path))

    def test_chunks_of_other_formats(self):
        for name, content in (("c.html", "<html><script>x</script>chữ lạ</html>"), ("c.rtf", "{\\rtf1 chữ lạ}"), ("c.txt", "chữ lạ"),
                              ("c.mht", "MIME-Version: 1.0\n\nchữ lạ"), ("c.docx", "PK\x03\x04 chữ lạ")):
            body = words("một") + f'<w:altChunk xmlns:r="{OFFICE}" r:id="o1"/>'
            path = self.package(body, (("word/_rels/document.xml.rels", relationships([link(1, "aFChunk", name, False)])),
                                       ("word/" + name, content)))
            with self.subTest(name=name):
                self.assertIn("nhúng", self.obstacles(path))
                self.assertNotIn("chữ lạ", vanthu("dump", "--stage", "text", path).stdout.decode("utf-8"))

    # ---- 7: fields that reach out

    def test_fields_that_reach_out(self):
        def runs(pieces):
            return "".join(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in pieces)

        def field(instruction, result="kết quả"):
            return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{instruction}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                    f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
        cases = []
        for command in ("DDE", "DDEAUTO", "LINK", "IMPORT", "INCLUDETEXT", "INCLUDEPICTURE", "MACROBUTTON", "EMBED", "DATABASE", "INCLUDE"):
            argument = command + r" c:\\x\\y.exe &quot;/k calc&quot;"
            cases += [field(runs([argument])), field(runs([" " + argument.lower()])), field(runs(list(command) + [r" c:\\x"])),
                      f'<w:fldSimple w:instr="{argument}"><w:r><w:t>kết quả</w:t></w:r></w:fldSimple>',
                      field(runs(["PAGE "]) + field(runs([argument])))]
        coded = " ".join(str(ord(one)) for one in "DDEAUTO")
        cases.append(field(field(runs(["QUOTE " + coded])) + runs([r" c:\\x"])))
        self.assertGreaterEqual(len(cases), 40)
        for case in cases:
            path = self.package(f"<w:p>{case}</w:p>")
            with self.subTest(case=case[:200]):
                self.assertIn("từ bên ngoài", self.obstacles(path))
        self.quiet_outside(path)
        for instruction in ("PAGE", "TOC \\o", "REF _Ref1 \\h", "HYPERLINK &quot;https://example.org&quot;", "DATE", "SEQ Bảng", "LINKED"):
            path = self.package(f"<w:p>{field(runs([instruction]))}</w:p>")
            self.assertNotIn("từ bên ngoài", self.obstacles(path), instruction)

    # ---- 19: signed files

    def test_signed_files(self):
        origin = ('<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" '
                  'Target="{}"/>')
        types = TYPES.replace("</Types>", '<Override PartName="/_xmlsignatures/sig1.xml" ContentType="application/vnd.openxmlformats-package.'
                              'digital-signature-xmlsignature+xml"/></Types>')
        signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'
        for what, links, parts, more in (
                ("whole", origin.format("_xmlsignatures/origin.sigs"), (("_xmlsignatures/origin.sigs", b""), ("_xmlsignatures/sig1.xml", signature)), types),
                ("absolute", origin.format("/_xmlsignatures/origin.sigs"), (("_xmlsignatures/origin.sigs", b""),), TYPES),
                ("origin gone", origin.format("_xmlsignatures/origin.sigs"), (), TYPES),
                ("broken", origin.format("_xmlsignatures/origin.sigs"), (("_xmlsignatures/origin.sigs", b""), ("_xmlsignatures/sig1.xml", "<Sig")), types),
                ("two", origin.format("_xmlsignatures/origin.sigs"), (("_xmlsignatures/origin.sigs", b""), ("_xmlsignatures/sig1.xml", signature),
                                                                       ("_xmlsignatures/sig2.xml", signature)), types),
                ("elsewhere", origin.format("ky/goc.sigs"), (("ky/goc.sigs", b""),), TYPES)):
            path = self.folder / "signed.docx"
            with zipfile.ZipFile(path, "w") as file:
                file.writestr("[Content_Types].xml", more)
                file.writestr("_rels/.rels", LINKS.replace("</Relationships>", links + "</Relationships>"))
                file.writestr("word/document.xml", document(words("hai  dấu")))
                for name, content in parts:
                    file.writestr(name, content)
            with self.subTest(what=what):
                self.assertIn("chữ ký số", self.obstacles(path))
                done = vanthu("check", "--fix", self.folder / "f.docx", "--force", path)
                self.assertIn("[annex-signature-void]", done.stderr)

    # ---- 22, 27: DOCTYPE, entities

    def test_document_types(self):
        laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
        quadratic = f'<!ENTITY a0 "{"x" * 50000}">'
        prologues = ["<!DOCTYPE w>", "<!DOCTYPE w []>", '<!DOCTYPE w SYSTEM "file:///etc/passwd">',
                     '<!DOCTYPE w PUBLIC "-//X//Y" "http://127.0.0.1:9/x.dtd">', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
                     '<!DOCTYPE w [<!ENTITY x PUBLIC "a" "http://127.0.0.1:9/">]>', '<!DOCTYPE w [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
                     '<!DOCTYPE w [<!ENTITY % p "<!ENTITY x SYSTEM \'file:///etc/passwd\'>">%p;]>', f'<!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]>',
                     f"<!DOCTYPE w [{quadratic}]>", '<!DOCTYPE w [<!ENTITY a0 "&a0;">]>', '<!DOCTYPE w [<!ENTITY a0 "&a1;"><!ENTITY a1 "&a0;">]>',
                     '<!DOCTYPE w [<!NOTATION n SYSTEM "x">]>', '<!DOCTYPE w [<!ATTLIST w x CDATA "y">]>', '<!DOCTYPE w [<!ELEMENT w ANY>]>',
                     '<?xml version="1.0"?><!--x--><!DOCTYPE w>', '<?xml version="1.0" standalone="no"?>\n<!DOCTYPE w [<!ENTITY a0 "b">]>']
        self.assertGreaterEqual(len(prologues), 15 + 2)
        for prologue in prologues:
            with self.subTest(prologue=prologue[:60]):
                path = self.package(words("&a9;" if "a9" in prologue else "&a0;" if "a0" in prologue else "một"), prologue=prologue)
                began = time.monotonic()
                self.refused(path, "docx-doctype")
                self.assertLess(time.monotonic() - began, 2)
        self.quiet_outside(path)
        # In other parts, too.
        for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
            hostile = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            path = self.folder / "b.docx"
            with zipfile.ZipFile(path, "w") as file:
                file.writestr("[Content_Types].xml", (hostile if name.startswith("[") else "") + TYPES)
                file.writestr("_rels/.rels", LINKS)
                file.writestr("word/document.xml", document(words("một")))
                if not name.startswith("["):
                    file.writestr(name, hostile + relationships([]))
            with self.subTest(part=name):
                self.assertIn("docx-doctype", self.ends(path).stderr)

    # ---- 26: bombs

    def test_bombs(self):
        blank, cases = b" " * (1 << 20), {}
        for name in ("word/document.xml", "word/media/a.png", "[Content_Types].xml", "customXml/item1.xml", "x"):
            cases["swells: " + name] = [(name, blank * 200)]
            cases["small steps: " + name] = [(name + str(i), blank * 8) for i in range(40)]
        for count in (2_001, 5_000, 60_000):
            cases[f"{count} entries"] = [(f"a{i}", b"") for i in range(count)]
        for size in (65, 80):
            cases[f"{size} MB that do not shrink"] = [("word/big.bin", bytes(range(256)) * 4096 * size)]
        for what, entries in cases.items():
            path = self.folder / "bomb.docx"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
                if "[Content_Types].xml" not in what:
                    file.writestr("[Content_Types].xml", TYPES)
                file.writestr("_rels/.rels", LINKS)
                if "word/document.xml" not in what:
                    file.writestr("word/document.xml", document(words("một")))
                for name, content in entries:
                    file.writestr(name, content)
            with self.subTest(what=what):
                self.refused(path, "zip-(bomb|entry-too-large|too-large|too-many-entries)")
        for what, lies in (("overlap", {"offset": 0}), ("size lies", {"size": 1 << 30}), ("size of 4 GiB", {"size": 0xFFFFFFFE}),
                           ("offset behind the end", {"offset": 0x7FFFFFFF}), ("size too small", {"size": 1})):
            content = archive([Entry("[Content_Types].xml", TYPES), Entry("_rels/.rels", LINKS),
                               Entry("word/document.xml", document(words("một")), **lies)])
            with self.subTest(what=what):
                self.refused(self.write(content), "zip-[a-z-]+")
        self.assertGreaterEqual(len(cases) + 5, 20)

    # ---- 28: depth

    def test_depth_on_a_small_stack(self):
        count = 250_000
        field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        structures = {
            "content controls": "<w:sdt><w:sdtContent>" * count + "</w:sdtContent></w:sdt>" * count,
            "tables": "<w:tbl><w:tr><w:tc>" * count + "</w:tc></w:tr></w:tbl>" * count,
            "insertions": "<w:p>" + "<w:ins>" * count + "</w:ins>" * count + "</w:p>",
            "custom XML": "<w:customXml>" * count + "</w:customXml>" * count,
            "smart tags": "<w:p>" + "<w:smartTag>" * count + "</w:smartTag>" * count + "</w:p>",
            "unknown": "<a>" * count + "</a>" * count,
            "never closed": "<w:p>" * count,
            "alternatives": '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>' * count,
        }
        for what, body in structures.items():
            path = self.package(body)
            with self.subTest(what=what):
                done = vanthu("check", path, prefix=("sh", "-c", 'ulimit -s 256; exec "$0" "$@"'))
                self.assertIn(done.returncode, (1, 5), done.stderr)
                self.assertRegex(done.stderr, r"\[(docx-too-deep|zip-bomb|zip-entry-damaged)\]")
        # Fields nest without any depth of elements: read, or refused, on the same stack.
        path = self.package("<w:p>" + field * 100_000 + "</w:p>")
        for command in ("check", "ready"):
            done = vanthu(command, path, prefix=("sh", "-c", 'ulimit -s 256; exec "$0" "$@"'))
            self.assertIn(done.returncode, (0, 1, 5), done.stderr)

    # ---- 30: names that sound like orders to a reader

    def test_inert_names(self):
        secret = self.folder / "secret.txt"
        secret.write_text("bí mật", encoding="utf-8")
        place = secret.as_uri()
        bodies = (
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>',
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:9/"><xi:fallback>x</xi:fallback></xi:include>',
            f'<w:p xml:base="{place}"><w:r><w:t>hai</w:t></w:r></w:p>',
            f'<w:p xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {place}"><w:r><w:t>hai</w:t></w:r></w:p>',
            f'<w:p xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{place}"/>',
            f'<w:p xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{place}" xlink:actuate="onLoad"/>',
            f'<?xml-stylesheet type="text/xsl" href="{place}"?>',
            f'<?xml-model href="{place}"?>',
            f'<w:p xmlns="{place}"/>',
        )
        self.assertGreaterEqual(len(bodies), 8)
        for body in bodies:
            path = self.package(words("một") + body)
            with self.subTest(body=body[:60]):
                self.assertNotIn("bí mật", self.ends(path).stdout.decode("utf-8"))
                self.quiet_outside(path)
                if shutil.which("strace") is not None and (self.folder / "trace").exists():
                    self.assertNotIn("secret.txt", (self.folder / "trace").read_text(encoding="utf-8", errors="replace"))

    # ---- 46: other files under the name of a document

    def test_other_files(self):
        def zipped(*entries):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as file:
                for name, content in entries:
                    file.writestr(name, content)
            return out.getvalue()

        def compound(*streams):
            return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(one.encode("utf-16-le") + b"\0\0" for one in streams) + b"\0" * 512

        def office(kind, part):
            return zipped(("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                           'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/' + part + '" ContentType='
                           f'"application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'),
                          ("_rels/.rels", LINKS.replace("word/document.xml", part)), (part, "<x/>"))
        cases = (
            ("empty", b"", "zip-empty"), ("zeros", b"\0" * 5000, "zip-not-zip"), ("one byte", b"P", "zip-not-zip"),
            ("text", "Kế hoạch năm 2026".encode(), "zip-not-zip"), ("cut", b"PK\x03\x04", "zip-damaged"),
            ("PDF", b"%PDF-1.7\n", "docx-other-kind"), ("PDF behind junk", b"\n\n%PDF-1.4", "docx-other-kind"),
            ("RTF", b"{\\rtf1}", "docx-other-kind"), ("HTML", b"<html><body>", "docx-other-kind"),
            ("HTML 5", b"<!DOCTYPE html><p>", "docx-other-kind"), ("HTML with a mark", b"\xef\xbb\xbf<HTML>", "docx-other-kind"),
            ("XHTML", b'<?xml version="1.0"?><html xmlns="x">', "docx-other-kind"), ("XML of Word 2003", b'<?xml version="1.0"?><w:wordDocument>', "docx-other-kind"),
            ("MHT", b"MIME-Version: 1.0\r\n", "docx-other-kind"), ("PNG", b"\x89PNG\r\n\x1a\n", "docx-other-kind"),
            ("JPEG", b"\xff\xd8\xff\xe0", "docx-other-kind"), ("RAR", b"Rar!\x1a\x07", "docx-other-kind"), ("7-Zip", b"7z\xbc\xaf\x27\x1c", "docx-other-kind"),
            (".doc", compound("WordDocument"), "docx-old-word"), (".xls", compound("Workbook"), "zip-old-office"),
            ("password", compound("EncryptionInfo", "EncryptedPackage"), "docx-password"),
            ("XLSX", office("spreadsheetml.sheet", "xl/workbook.xml"), "docx-other-kind"),
            ("PPTX", office("presentationml.presentation", "ppt/presentation.xml"), "docx-other-kind"),
            ("ODT", zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), "docx-other-kind"),
            ("zip of pictures", zipped(("a.png", b"\x89PNG")), "docx-no-main"), ("empty zip", zipped(), "docx-no-main|zip-empty"),
            ("no main part", zipped(("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS)), "docx-no-main"),
        )
        self.assertGreaterEqual(len(cases), 25)
        for what, content, code in cases:
            path = self.write(content)
            with self.subTest(what=what):
                done = self.refused(path, code)
                self.assertIn("a.docx", done.stderr)
                self.assertIn("a.docx", self.ends(path, "ready").stderr)


class Growth(unittest.TestCase):
    """29: time grows with the size in every direction."""

    WAYS = {
        "paragraphs": lambda n: words("hai  dấu ,và hoà hòa") * n,
        "runs": lambda n: "<w:p>" + "<w:r><w:t>hai  dấu ,và</w:t></w:r>" * n + "</w:p>",
        "one text": lambda n: words("hai  dấu ,và " * n),
        "one word": lambda n: words("a" * n * 8),
        "lines": lambda n: "<w:p><w:r>" + "<w:t>một  hai</w:t><w:br/>" * n + "</w:r></w:p>",
        "rows": lambda n: "<w:tbl>" + f"<w:tr><w:tc>{words('một  hai')}</w:tc></w:tr>" * n + "</w:tbl>",
        "cells": lambda n: "<w:tbl><w:tr>" + f"<w:tc>{words('một  hai')}</w:tc>" * n + "</w:tr></w:tbl>",
        "figures": lambda n: "<w:tbl>" + f"<w:tr><w:tc>{words('12,5')}</w:tc><w:tc>{words('7')}</w:tc></w:tr>" * n + "</w:tbl>",
        "bases": lambda n: words("Căn cứ Luật số 5,") * n,
        "changes": lambda n: "<w:p>" + '<w:ins w:id="1" w:author="An"><w:r><w:t>hai  dấu ,và</w:t></w:r></w:ins>' * n + "</w:p>",
        "annexes": lambda n: "".join(words(f"Phụ lục {i}") + words("TÊN") for i in range(n)),
        "recipients": lambda n: words("Nơi nhận:") + words("- Ủy ban nhân dân xã;") * n,
        "citations": lambda n: "".join(words(f"theo Nghị quyết số {i}/NQ-CP") for i in range(n)),
        "names": lambda n: "".join(words(f"Phòng Văn hóa {i} và Phòng Kinh tế - Hạ tầng") for i in range(n)),
        "different words": lambda n: "".join(words(f"từ{i} khác{i}") for i in range(n)),
        "bookmarks": lambda n: "<w:p>" + "".join(f'<w:bookmarkStart w:id="{i}" w:name="b{i}"/><w:bookmarkEnd w:id="{i}"/>' for i in range(n)) + "</w:p>",
        "fields": lambda n: "<w:p>" + '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>' * n + "</w:p>",
        "entities": lambda n: words("a &amp;  b ,c" * n),
        "legacy letters": lambda n: words("C¨n cø NghÞ ®Þnh " * n),
        "annexes up to": lambda n: words("theo Phụ lục I đến 2147483647") * n + words("Phụ lục I") + words("A"),
        "marks": lambda n: words("a" + "\u0301" * n * 4),
    }

    def test_time(self):
        import resource
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.docx"

            def seconds(n, make):
                with zipfile.ZipFile(path, "w") as file:
                    file.writestr("[Content_Types].xml", TYPES)
                    file.writestr("_rels/.rels", LINKS)
                    file.writestr("word/document.xml", document(make(n)))
                before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
                vanthu("check", "--annotate", pathlib.Path(folder) / "n.docx", "--fix", pathlib.Path(folder) / "f.docx", "--force", path)
                return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            for what, make in self.WAYS.items():
                with self.subTest(what=what):
                    times = [seconds(n, make) for n in (1000, 2000, 4000, 8000)]
                    # Eight times as much: 64 times as long would be quadratic. Below 0.2 s it is the start.
                    self.assertTrue(times[-1] < 0.2 or times[-1] / max(times[0], 0.02) < 16, times)


if __name__ == "__main__":
    unittest.main(verbosity=2)
