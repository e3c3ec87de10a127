"""What `annex`, `extract` and `diff` refuse: one row an input, each its own message, nothing written."""

import json
import pathlib
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from docx_text import docx_lines  # noqa: E402
from program import SOURCE, vanthu  # noqa: E402

TEMPLATE = "ke-hoach-binh-dang-gioi-xa"
DATA = SOURCE / "samples" / TEMPLATE / "du-lieu.json"
SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
WORDS = "Đạt từ 60% trở lên"  # a cell of Annex I that the new data change

# name of the input → what each command says: "" when it does its work. `diff` is asked for the text,
# with the input once as the older and once as the newer file; `marked` is diff -o.
#                       annex                     extract              diff                 marked
ROWS = {
    "plain":           ("annex-not-ours",         "record-missing",    "",                  ""),
    "of-another":      ("annex-not-ours",         "record-missing",    "",                  ""),
    "unknown-form":    ("annex-template-unknown", "",                  "",                  ""),
    "newer":           ("record-newer",           "record-newer",      "record-newer",      "record-newer"),
    "record-cut":      ("record-damaged",         "record-damaged",    "record-damaged",    "record-damaged"),
    "password":        ("docx-password",          "docx-password",     "docx-password",     "docx-password"),
    "zip-password":    ("zip-encrypted",          "zip-encrypted",     "zip-encrypted",     "zip-encrypted"),
    "old-word":        ("docx-old-word",          "docx-old-word",     "docx-old-word",     "docx-old-word"),
    "pdf":             ("docx-other-kind",        "docx-other-kind",   "docx-other-kind",   "docx-other-kind"),
    "empty":           ("zip-empty",              "zip-empty",         "zip-empty",         "zip-empty"),
    "cut":             ("zip-damaged",            "zip-damaged",       "zip-damaged",       "zip-damaged"),
    "byte-flipped":    ("zip-entry-damaged",      "zip-entry-damaged", "zip-entry-damaged", "zip-entry-damaged"),
    "no-body":         ("docx-no-main",           "docx-no-main",      "docx-no-main",      "docx-no-main"),
    "signed":          ("annex-signed",           "",                  "",                  ""),
    "open-changes":    ("annex-open-changes",     "",                  "",                  "diff-open-changes"),
    "open-in-text":    ("annex-open-changes",     "",                  "",                  "diff-open-changes"),
}
# What the message must say, so that a person can go on from it alone.
SAYS = {
    "annex-not-ours": "vanthu render", "record-missing": "--plain", "annex-template-unknown": "--template",
    "record-newer": "cài bản vanthu mới", "record-damaged": "bản lưu trước đó", "docx-password": "xóa mật khẩu",
    "zip-encrypted": "bỏ mật khẩu", "docx-old-word": "Save As", "docx-other-kind": "PDF", "zip-empty": "lấy lại tệp gốc",
    "zip-damaged": "lấy lại tệp gốc", "zip-entry-damaged": "word/document.xml", "docx-no-main": "phần nội dung",
    "annex-signed": "--void-signature", "annex-open-changes": "Trần Văn Bình", "diff-open-changes": "Trần Văn Bình",
}


def changed(source, target, change):
    """The package; `change` takes a name and its content and gives the new content, or None to drop it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def in_part(part, before, after):
    def change(name, content):
        if name != part:
            return content
        assert before.encode() in content, before
        return content.replace(before.encode(), after.encode(), 1)
    return change


def compound_file(stream):
    """The head of an old Office container with a stream of that name in its directory."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le") + bytes(2000)


def signed(source, target):
    changed(source, target, lambda name, content: {
        "_rels/.rels": content.replace(b"</Relationships>", (f'<Relationship Id="s" Type="{SIGNATURE}origin" '
                                       'Target="_xmlsignatures/origin.sigs"/></Relationships>').encode()),
        "[Content_Types].xml": content.replace(
            b"</Types>", b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
            b'<Override PartName="/_xmlsignatures/sig1.xml" '
            b'ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>'),
    }.get(name, content))
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
        package.writestr("_xmlsignatures/_rels/origin.sigs.rels",
                         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                         f'<Relationship Id="a" Type="{SIGNATURE}signature" Target="sig1.xml"/></Relationships>')
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    return target


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.file = cls.folder / "ke-hoach.docx"
        for name, options in (("ke-hoach", ()), ("plain", ("--plain",))):
            done = vanthu("render", TEMPLATE, DATA, "-o", cls.folder / f"{name}.docx", *options)
            assert done.returncode == 0, done.stderr
        data = json.loads(DATA.read_text(encoding="utf-8"))
        data["muc_tieu"][0]["chi_tieu"][0]["phan_dau"] = "đạt từ 65% trở lên"
        cls.new_data = cls.folder / "moi.json"
        cls.new_data.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        cls.make_inputs()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def make_inputs(cls):
        good = cls.file.read_bytes()
        at = {name: cls.folder / f"{name}.docx" for name in ROWS}
        record = "customXml/item2.xml"
        changed(at["plain"], at["of-another"], lambda name, content: None if name == "docProps/custom.xml" else content)
        changed(cls.file, at["unknown-form"], in_part(record, f'id="{TEMPLATE}"', 'id="mau-cua-xa-khac"'))
        changed(cls.file, at["newer"], in_part(record, "urn:vanthu:record:1", "urn:vanthu:record:2"))
        changed(cls.file, at["record-cut"], lambda name, content: content[:len(content) // 2] if name == record else content)
        at["password"].write_bytes(compound_file("EncryptedPackage"))
        at["old-word"].write_bytes(compound_file("WordDocument"))
        at["pdf"].write_bytes(b"%PDF-1.7\n" + bytes(500))
        at["empty"].write_bytes(b"")
        at["cut"].write_bytes(good[:len(good) // 2])
        body = good.index(b"word/document.xml") + 2000
        at["byte-flipped"].write_bytes(good[:body] + bytes([good[body] ^ 0xFF]) + good[body + 1:])
        locked = bytearray(good)  # bit 0 of the flags, in both headers of every entry
        for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            start = 0
            while (start := locked.find(head, start)) >= 0:
                locked[start + flags] |= 1
                start += 4
        at["zip-password"].write_bytes(locked)
        changed(cls.file, at["no-body"], lambda name, content: None if name == "word/document.xml" else content)
        signed(cls.file, at["signed"])
        mark = 'w:id="9001" w:author="Trần Văn Bình" w:date="2026-06-01T08:00:00Z"'
        changed(cls.file, at["open-changes"], in_part(
            "word/document.xml", WORDS,
            f'Đạt từ </w:t></w:r><w:ins {mark}><w:r><w:t xml:space="preserve">khoảng </w:t></w:r></w:ins>'
            '<w:r><w:t>60% trở lên'))

        changed(cls.file, at["open-in-text"], in_part(
            "word/document.xml", "đạt từ 60% trở lên",
            f'đạt từ </w:t></w:r><w:del {mark}><w:r><w:delText xml:space="preserve">khoảng </w:delText></w:r></w:del>'
            '<w:r><w:t>60% trở lên'))

    def said(self, expected, *command):
        """The command says this code alone and leaves the folder as it was, or does its work."""
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        done = vanthu(*command, "--report", "json")
        report = json.loads(done.stderr)["diagnostics"] if done.stderr else []
        errors = [each for each in report if each["severity"] == "error"]
        after = {path: path.read_bytes() for path in self.folder.iterdir()}
        if not expected:
            self.assertEqual((done.returncode, errors), (0, []))
            for path in set(after) - set(before):
                path.unlink()
            return report
        self.assertEqual((done.returncode, sorted({each["code"] for each in errors}), done.stdout), (1, [expected], b""))
        self.assertIn(SAYS[expected], errors[0]["message"] + errors[0].get("hint", ""))
        self.assertEqual(after, before)
        return report

    def test_every_row(self):
        output = self.folder / "ra.docx"
        for name, (annex, extract, diff, marked) in ROWS.items():
            file = self.folder / f"{name}.docx"
            for expected, command in (
                    (annex, ("annex", file, self.new_data, "-o", output)),
                    (annex, ("annex", file, self.new_data, "--dry-run")),
                    (annex, ("annex", file, self.new_data, "--track", "-o", output)),
                    (extract, ("extract", file, "-o", self.folder / "ra.json")),
                    (extract, ("extract", file)),
                    (diff, ("diff", file, self.file)), (diff, ("diff", self.file, file)),
                    (marked, ("diff", file, self.file, "-o", output)), (marked, ("diff", self.file, file, "-o", output))):
                with self.subTest(input=name, command=" ".join(map(str, command))):
                    self.said(expected, *command)
            if annex:
                with self.subTest(input=name, command="--in-place"):
                    self.said(annex, "annex", file, self.new_data, "--in-place")

    def test_another_template(self):
        said = self.said_other("cong-van")
        self.assertIn("ke-hoach-binh-dang-gioi-xa", said["message"])

    def said_other(self, template):
        before = sorted(self.folder.iterdir())
        done = vanthu("annex", self.file, self.new_data, "--template", template, "-o", self.folder / "ra.docx", "--report", "json")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(sorted(self.folder.iterdir()), before)
        said = json.loads(done.stderr)["diagnostics"]
        return next(each for each in said if each["code"] == "annex-template-other")

    def test_a_place_with_open_changes_is_named_and_others_do_not_stop_the_run(self):
        said = self.said("annex-open-changes", "annex", self.folder / "open-changes.docx", self.new_data, "--dry-run")
        self.assertIn('Phụ lục I › hàng 2 › cột "Mức phấn đấu năm 2026"',
                      next(each["message"] for each in said if each["code"] == "annex-open-changes"))
        # The old data change nothing there.
        self.said("", "annex", self.folder / "open-changes.docx", DATA, "--dry-run")

    def test_a_signature_goes_when_somebody_says_so(self):
        output = self.folder / "ra.docx"
        for command in (("annex", self.folder / "signed.docx", self.new_data, "--void-signature", "-o", output),
                        ("diff", self.folder / "signed.docx", self.folder / "moi-soan.docx", "-o", output)):
            done = vanthu("render", TEMPLATE, self.new_data, "-o", self.folder / "moi-soan.docx", "--force")
            self.assertEqual(done.returncode, 0)
            done = vanthu(*command, "--report", "json")
            self.assertEqual(done.returncode, 0, done.stderr)
            said = json.loads(done.stderr)["diagnostics"]
            self.assertIn("annex-signature-void", [each["code"] for each in said])
            with zipfile.ZipFile(output) as package:
                self.assertEqual([name for name in package.namelist() if "_xmlsignatures" in name], [])
                for part in ("_rels/.rels", "[Content_Types].xml"):
                    self.assertNotIn(b"_xmlsignatures", package.read(part))
            self.assertTrue(any("Đạt từ 65% trở lên" in line for line in docx_lines(output)))
            output.unlink()
        # Nothing to change: nothing is touched, and nothing becomes void.
        file = self.folder / "signed.docx"
        done = vanthu("annex", file, DATA, "--void-signature", "-o", output, "--report", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(output.read_bytes(), file.read_bytes())
        output.unlink()


if __name__ == "__main__":
    unittest.main(verbosity=2)
