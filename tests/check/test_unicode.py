#!/usr/bin/env python3
"""`vanthu text --to-unicode`: by the face, by the letters, over real files.
"""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from faults import TEXT, CheckCase, Document, direct, said_last  # noqa: E402
from support.program import SHARED, vanthu  # noqa: E402


class ToUnicode(CheckCase):
    def test_to_unicode(self):
        """A sample put into legacy letters, face by face, comes back as it was."""
        name = "quyet-dinh-truc-tiep"
        document = Document(self.files[name])
        self.assertEqual(vanthu("text", "--to-unicode", self.files[name], "-o", self.folder / "u.docx").returncode, 0)
        self.assertFalse((self.folder / "u.docx").exists())  # nothing to turn
        words = "Căn cứ"
        self.assertTrue(document.change(words, lambda p: direct(
            '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "rFonts")(
                TEXT.sub(lambda m: '<w:t xml:space="preserve">C¨n cø ngµy 5 th¸ng \u00ad</w:t>', p))))
        path = self.folder / "legacy.docx"
        document.write(path)
        self.assertIn("phong-cu", [one["rule"] for one in self.findings(path)])
        done = vanthu("text", "--to-unicode", path, "-o", self.folder / "unicode.docx")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = vanthu("dump", "--stage", "text", self.folder / "unicode.docx").stdout.decode("utf-8")
        self.assertIn("Căn cứ ngày 5 tháng ư", text)
        self.assertNotIn("phong-cu", [one["rule"] for one in self.findings(self.folder / "unicode.docx")])

    def test_to_unicode_by_letters(self):
        """In a Unicode face only what is certain is turned; Unicode in a legacy face stays."""
        name = "ke-hoach-binh-dang-gioi-xa"
        document = Document(self.files[name])
        dashes = self.components(self.files[name])["gạch đầu dòng"]
        document.change(dashes[0], said_last(lambda t: t + " C¨n cø NghÞ ®Þnh sè 30/N§-CP; h\u00adíng dÉn"))
        # A word over two runs; Word's own element for U+00AD.
        document.change(dashes[1], lambda p: p.replace("</w:p>", "<w:r><w:t>; nhieä</w:t></w:r><w:r><w:t>m vuï trieån khai</w:t></w:r></w:p>"))
        document.change(dashes[3], lambda p: p.replace(
            "</w:p>", "<w:r><w:t>; nhiÖm vô ®</w:t><w:softHyphen/><w:t>îc giao</w:t></w:r></w:p>"))
        document.change(dashes[2], direct('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "rFonts"))
        path, out = self.folder / "letters.docx", self.folder / "letters-unicode.docx"
        document.write(path)
        rules = [one["rule"] for one in self.findings(path)]
        self.assertIn("bang-ma-cu", rules)
        self.assertIn("phong-chu", rules)  # Unicode in another face
        self.assertNotIn("phong-cu", rules)
        self.assertEqual(vanthu("text", "--to-unicode", path, "-o", out, "--force").returncode, 0)
        text = vanthu("dump", "--stage", "text", out).stdout.decode("utf-8")
        for words in ("Căn cứ Nghị định số 30/NĐ-CP; hướng dẫn", "; nhiệm vụ triển khai", "; nhiệm vụ được giao", dashes[2]):
            self.assertIn(words, text)
        self.assertNotIn("bang-ma-cu", [one["rule"] for one in self.findings(out)])

    def test_real_legacy_files_by_letters(self):
        """The real files with their faces taken away: known by their letters alone."""
        folder = SHARED / "corpus" / "plans"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        for path in sorted(folder.glob("*.expected.txt")):
            source = Document(path.with_name(path.name.replace(".expected.txt", ".docx")))
            for part in list(source.parts):
                if part.endswith(".xml"):
                    for face in (b".VnTimeH", b".VnTime", b"VNI-Times"):
                        source.parts[part] = source.parts[part].replace(face, b"Times New Roman")
            source.body = source.parts["word/document.xml"].decode("utf-8")
            plain, out = self.folder / "faceless.docx", self.folder / "faceless-unicode.docx"
            source.write(plain)
            with self.subTest(file=path.name):
                self.assertEqual(vanthu("text", "--to-unicode", plain, "-o", out, "--force").returncode, 0)
                found = vanthu("dump", "--stage", "text", out).stdout.decode("utf-8").lower().split()
                wanted = path.read_text(encoding="utf-8").lower().split()
                self.assertEqual(len(found), len(wanted))
                wrong = [pair for pair in zip(found, wanted) if pair[0] != pair[1]]
                self.assertLessEqual(len(wrong) * 500, len(wanted), wrong)
                # What is not right was left alone.
                before = vanthu("dump", "--stage", "text", plain).stdout.decode("utf-8").lower().split()
                self.assertEqual([pair for pair in wrong if pair[0] not in before], [])

    def test_real_legacy_files(self):
        folder = SHARED / "corpus" / "plans"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        for path in sorted(folder.glob("*.expected.txt")):
            source = path.with_name(path.name.replace(".expected.txt", ".docx"))
            out = self.folder / source.name
            with self.subTest(file=source.name):
                self.assertEqual(vanthu("text", "--to-unicode", source, "-o", out).returncode, 0)
                found = vanthu("dump", "--stage", "text", out).stdout.decode("utf-8").split()
                self.assertEqual(found, path.read_text(encoding="utf-8").split())


if __name__ == "__main__":
    unittest.main(verbosity=2)
