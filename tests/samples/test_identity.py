"""What every sample's DOCX says of where it comes from, and what of it survives LibreOffice."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from docx_text import docx_lines  # noqa: E402
from program import SHARED, needs, samples, vanthu  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RECORD = "{urn:vanthu:record:1}"
OURS = re.compile(r"_v[0-9a-v]{12}")


def tree(docx, part):
    with zipfile.ZipFile(docx) as package:
        return ElementTree.fromstring(package.read(part))


def parts(docx):
    with zipfile.ZipFile(docx) as package:
        return package.namelist()


def words(element):
    """As the record has them."""
    text = []
    for each in element.iter():
        if each.tag == W + "t":
            text.append(each.text or "")
        elif each.tag == W + "noBreakHyphen":
            text.append("-")
        elif each.tag == W + "br":
            text.append("\n")
    return "".join(text).replace("\u00a0", " ").replace("\u2060", "")


def recorded(element, data):
    """The text of an element of the record: <d>at size</d> is a stretch of the data, in bytes."""
    text = element.text or ""
    for each in element:
        at, size = map(int, each.text.split())
        text += data[at : at + size].decode() + (each.tail or "")
    return text


def keyed(record):
    """The elements of the record that have a key, each with it."""
    key = ""
    for each in record.iter():
        if each.get("k") is not None:
            key = key.encode()[: int(each.get("s", 0))].decode() + each.get("k")
            yield each, key


def bookmarks(docx):
    return [start.get(W + "name") for start in tree(docx, "word/document.xml").iter(W + "bookmarkStart")]


def own_properties(docx):
    names = [each.get("name") for each in tree(docx, "docProps/custom.xml")]
    return {name for name in names if name.startswith("vanthu.")}


class Identity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.made = []
        for name, template, data in samples():
            docx = pathlib.Path(cls.folder.name) / f"{name}.docx"
            done = vanthu("render", template, data, "-o", docx)
            if done.returncode != 0:
                raise AssertionError(f"{name}: exit {done.returncode}\n{done.stderr}")
            cls.made.append((name, template, data, docx))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_block_of_the_record_has_its_bookmark_in_order_with_its_text(self):
        for name, _, _, docx in self.made:
            with self.subTest(sample=name):
                body = tree(docx, "word/document.xml")
                rows = {start.get(W + "name"): row for row in body.iter(W + "tr") for start in row.iter(W + "bookmarkStart")}
                paragraphs = {start.get(W + "name"): one for one in body.iter(W + "p") for start in one.iter(W + "bookmarkStart")}
                record = tree(docx, "customXml/item2.xml")
                data = record.find(RECORD + "data").text.encode()
                blocks = [(each, key) for each, key in keyed(record) if each.tag in (RECORD + "p", RECORD + "r")]
                marks = [each for each in bookmarks(docx) if OURS.fullmatch(each)]
                self.assertTrue(blocks)
                self.assertEqual(len(marks), len(blocks))
                self.assertEqual(len(marks), len(set(marks)))
                self.assertEqual(len(blocks), len({key for _, key in blocks}))
                for (block, key), mark in zip(blocks, marks, strict=True):
                    if block.tag == RECORD + "p":
                        expected = recorded(block, data).replace("\t", "")
                        self.assertTrue(words(paragraphs[mark]).startswith(expected), key)
                        continue
                    text = words(rows[mark])
                    for cell in block.iter(RECORD + "c"):
                        for line in recorded(cell, data).split("\n"):
                            self.assertIn(line, text, key)

    def test_identity_costs_little_more_than_the_file_once_again(self):
        for name, template, data, docx in self.made:
            plain = docx.with_suffix(".small.docx")
            self.assertEqual(vanthu("render", template, data, "-o", plain, "--plain").returncode, 0)
            with self.subTest(sample=name):
                self.assertLess(docx.stat().st_size, 2.25 * plain.stat().st_size)

    def test_the_data_come_back_out(self):
        for name, _, data, docx in self.made:
            with self.subTest(sample=name):
                recorded = json.loads(tree(docx, "customXml/item2.xml").find(RECORD + "data").text)
                self.assertEqual(recorded, json.loads(data.read_text(encoding="utf-8")))

    def test_plain_has_none_of_it_and_the_same_text(self):
        for name, template, data, docx in self.made:
            with self.subTest(sample=name):
                plain = docx.with_suffix(".plain.docx")
                self.assertEqual(vanthu("render", template, data, "-o", plain, "--plain").returncode, 0)
                self.assertEqual(docx_lines(plain), docx_lines(docx))
                self.assertFalse([each for each in parts(plain) if each.startswith("customXml/")])
                self.assertFalse([each for each in bookmarks(plain) if OURS.fullmatch(each)])

    @needs("xmllint")
    @unittest.skipUnless((SHARED / "ooxml/validate.sh").exists(), "no OOXML schemas beside the project")
    def test_protected_files_follow_the_schemas_and_have_the_same_text(self):
        for name, template, data, docx in self.made:
            with self.subTest(sample=name):
                locked = docx.with_suffix(".locked.docx")
                self.assertEqual(vanthu("render", template, data, "-o", locked, "--protect").returncode, 0)
                self.assertEqual(docx_lines(locked), docx_lines(docx))
                done = subprocess.run(["sh", SHARED / "ooxml/validate.sh", "-w", locked], capture_output=True,
                                      text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_protect_and_plain_exclude_each_other(self):
        _, template, data, docx = self.made[0]
        done = vanthu("render", template, data, "-o", docx.with_suffix(".x.docx"), "--plain", "--protect")
        self.assertEqual(done.returncode, 2, done.stderr)

    @needs("soffice")
    def test_bookmarks_and_properties_survive_two_saves_of_libreoffice(self):
        folder = pathlib.Path(self.folder.name)
        profile = (folder / "profile").as_uri()
        files = [docx for _, _, _, docx in self.made]
        for turn in ("first", "second"):
            subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx",
                            "--outdir", folder / turn, *files], check=True, capture_output=True, timeout=300)
            files = [folder / turn / docx.name for docx in files]
            for (name, _, _, docx), saved in zip(self.made, files, strict=True):
                with self.subTest(sample=name, save=turn):
                    before = {each for each in bookmarks(docx) if OURS.fullmatch(each)}
                    after = [each for each in bookmarks(saved) if OURS.fullmatch(each)]
                    self.assertEqual(sorted(after), sorted(before))
                    self.assertEqual(own_properties(saved), own_properties(docx))
                    self.assertEqual(len(own_properties(saved)), 3)
                    # A control that grew over a paragraph would replace it by one value in Word.
                    for control in tree(saved, "word/document.xml").iter(W + "sdt"):
                        if control.find(W + "sdtPr/" + W + "dataBinding") is not None:
                            self.assertFalse(list(control.iter(W + "p")))
                    if turn == "first" and "customXml/item1.xml" in parts(docx):
                        values = [each.text for each in tree(saved, "customXml/item1.xml")]
                        self.assertEqual(values, [each.text for each in tree(docx, "customXml/item1.xml")])


if __name__ == "__main__":
    unittest.main(verbosity=2)
