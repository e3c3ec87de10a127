#!/usr/bin/env python3
"""Hostile and heavy files through `vanthu check`: refused with a message, or read within bounds.

Every file is checked, annotated and mended; a refusal is exit code 1 or 5 with its code, never a signal, and
nothing is written.
"""

import pathlib
import resource
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support.program import vanthu  # noqa: E402
from test_profile import LINKS, SPACE, TYPES  # noqa: E402

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def words(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


class Hostile(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def package(self, body, parts=(), prologue="", types=TYPES, links=LINKS):
        path = self.folder / "a.docx"
        with zipfile.ZipFile(path, "w") as archive:  # stored, so that no size is refused as a bomb
            archive.writestr("[Content_Types].xml", types)
            archive.writestr("_rels/.rels", links)
            archive.writestr("word/document.xml", f"{prologue}<w:document {SPACE}><w:body>{body}</w:body></w:document>")
            for name, content in parts:
                archive.writestr(name, content)
        return path

    def refused(self, path, code, seconds=1.0, mebibytes=256):
        began = time.monotonic()
        done = vanthu("check", "--annotate", self.folder / "n.docx", "--fix", self.folder / "f.docx", path)
        self.assertLess(time.monotonic() - began, 10 * seconds)  # other tests run beside this one
        self.assertIn(done.returncode, (1, 5), done.stderr)
        self.assertIn(f"[{code}]", done.stderr)
        self.assertFalse((self.folder / "n.docx").exists() or (self.folder / "f.docx").exists())
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, mebibytes * 1024)

    def read(self, path):
        done = vanthu("check", "--annotate", self.folder / "n.docx", "--fix", self.folder / "f.docx", "--force", path)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        for name in ("n.docx", "f.docx"):
            self.assertIn(vanthu("check", self.folder / name).returncode, (0, 1))
        return done

    def test_doctype_and_entities(self):
        laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
        for prologue in ("<!DOCTYPE w>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
                         '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">', f'<!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]>',
                         '<!DOCTYPE w [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>'):
            with self.subTest(prologue=prologue[:40]):
                self.refused(self.package(words("&a9;"), prologue=prologue), "docx-doctype")

    def test_deep_nesting(self):
        depth = 1_000_000
        for what, opening, closing in (("sdt", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
                                       ("table", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
                                       ("run", "<w:p><w:ins>", "</w:ins></w:p>"), ("unknown", "<a>", "</a>")):
            with self.subTest(what=what):
                count = depth // 4
                self.refused(self.package(opening * count + closing * count), "docx-too-deep")

    def test_zip_bombs(self):
        path = self.folder / "bomb.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("word/document.xml", b" " * (300 << 20))
        done = vanthu("check", path)
        self.assertIn(done.returncode, (1, 5))
        self.assertRegex(done.stderr, r"\[zip-(bomb|entry-too-large|too-large)\]")

    def test_names_twice(self):
        for other in ("word/document.xml", "WORD/DOCUMENT.XML"):
            with self.subTest(name=other):
                path = self.package(words("một"))
                with zipfile.ZipFile(path, "a") as archive:
                    archive.writestr(other, "<x/>")
                self.refused(path, "zip-entry-twice")

    def test_active_and_outside_parts_are_no_harm(self):
        """Macros, objects, templates and pictures from outside: nothing is opened; `ready` tells them."""
        links = "".join(f'<Relationship Id="o{i}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
                        for i, (kind, target) in enumerate((
                            ("attachedTemplate", "file:///etc/passwd"), ("image", "http://127.0.0.1:9/x.png"),
                            ("oleObject", r"\\127.0.0.1\x"), ("hyperlink", "javascript:x"), ("frame", "http://127.0.0.1:9/"))))
        links += f'<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        body = words("một") + ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\x "y"</w:instrText>'
                               '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:altChunk xmlns:r="' + OFFICE + '" r:id="o1"/>')
        path = self.package(body, (("word/_rels/document.xml.rels", LINKS.split("<Relationship ")[0] + links + "</Relationships>"),
                                   ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")))
        self.read(path)
        answer = vanthu("ready", path).stdout.decode("utf-8")
        self.assertIn("macro", answer)

    def test_a_signed_file_is_told(self):
        signed = LINKS.replace("</Relationships>", '<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/'
                               'relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>')
        path = self.package(words("hai  dấu"), (("_xmlsignatures/origin.sigs", b""),), links=signed)
        self.assertIn("chữ ký số", vanthu("ready", path).stdout.decode("utf-8"))
        self.assertIn("[annex-signature-void]", self.read(path).stderr)

    def test_inert_text(self):
        """XInclude, schemaLocation, xml-stylesheet: text like any other."""
        body = ('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>' + words("một") +
                '<w:p xml:base="http://127.0.0.1:9/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                'xsi:schemaLocation="a http://127.0.0.1:9/a.xsd"><w:r><w:t>hai</w:t></w:r></w:p>')
        done = self.read(self.package(body, prologue='<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>'))
        self.assertNotIn("root:", done.stdout.decode("utf-8"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
