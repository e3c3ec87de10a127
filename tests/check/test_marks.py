#!/usr/bin/env python3
"""`vanthu check --annotate` and `--fix` from outside, over the faults of test_check.py and
test_text.py.

Each fault is put into a sample. The file with comments has the same text; the one with tracked changes
says, accepted, that exactly what the report calls mended is gone, and looks, rejected, as before.
"""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from faults import Document, said, size  # noqa: E402
from form_faults import SAMPLES, FormFaults  # noqa: E402
from support.program import SHARED, vanthu  # noqa: E402
from text_faults import TextFaults  # noqa: E402
from tracked import looks, write_settled  # noqa: E402

VALIDATE = SHARED / "ooxml" / "validate.sh"
# Faults that only a person can mend.
FOR_A_PERSON = {"ky-hieu-ten-loai", "so-thu-tu-nhay", "so-thu-tu-trung", "luu-cach-ghi", "phu-luc-so", "phu-luc-chi-dan",
                "ngoac-le", "phong-cu", "sai-chinh-ta", "am-tiet-khong-co", "i-va-y", "viet-hoa-dau-cau", "viet-hoa-vien-dan",
                "viet-hoa-ten-loai", "viet-hoa-nhan-dan", "viet-hoa-co-quan", "viet-hoa-don-vi", "viet-hoa-ngay-le", "viet-hoa-ngay-thang",
                "tong-khong-khop", "tong-nhom-khong-khop", "so-lieu-phu-luc-khac", "ty-le-khong-khop", "so-lieu-khac-nhau", "chi-tieu-khac-loi", "ten-don-vi-khac-nhau",
                "thoi-han-ngoai-ky", "ke-co-quan", "ke-tieu-ngu", "ke-trich-yeu", "bang-ma-cu", "sai-dau", "vien-dan-khac-nhau", "vien-dan-khac-ngay"}


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rules_of(findings):
    return collections.Counter(one["rule"] for one in findings)


class Marks(FormFaults, TextFaults):
    def text(self, path):
        return vanthu("dump", "--stage", "text", path).stdout

    def expect(self, name, what, rule, edit, words=None):
        document = Document(self.files[name])
        changed = edit(document) if words is None else document.change(words, edit)
        if not changed:
            return False
        path, noted, fixed = (self.folder / f"{one}.docx" for one in ("fault", "noted", "fixed"))
        document.write(path)
        with self.subTest(sample=name, fault=what):
            self.judge(path, noted, fixed, {rule} if isinstance(rule, str) else set(rule))
        type(self).faults += 1
        return True

    def judge(self, path, noted, fixed, rules):
        done = vanthu("check", "--format", "json", "--annotate", noted, "--fix", fixed, "--force", path)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        findings = json.loads(done.stdout)["files"][0]["findings"]
        mine = [one for one in findings if one["rule"] in rules]
        self.assertTrue(mine)
        wanted = "no" if rules & FOR_A_PERSON else "yes"
        self.assertEqual({one["mended"] for one in mine if one["rule"] in rules}, {wanted})
        # Comments.
        before, after = parts_of(path), parts_of(noted)
        self.assertEqual(self.text(noted), self.text(path))
        self.assertEqual(after["word/comments.xml"].count(b"<w:comment "), len(findings))
        untouched = set(before) - {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        self.assertEqual({one: before[one] for one in untouched}, {one: after[one] for one in untouched})
        self.assertEqual(rules_of(self.findings(noted)), rules_of(findings))
        # Tracked changes.
        left = rules_of(one for one in findings if one["mended"] != "yes")
        self.assertEqual(rules_of(self.findings(fixed)), left)
        accepted, rejected = self.folder / "accepted.docx", self.folder / "rejected.docx"
        write_settled(fixed, accepted, True)
        write_settled(fixed, rejected, False)
        self.assertEqual(rules_of(self.findings(accepted)), left)
        self.assertEqual(looks(rejected), looks(path))
        if VALIDATE.exists():
            kept = [self.folder / f"{len(self.made)}-{one.name}" for one in (path, noted, fixed)]
            for one, copy in zip((path, noted, fixed), kept):
                shutil.copyfile(one, copy)
            self.made.append(kept)

    def setUp(self):
        self.made = []  # fault, noted and fixed of each judge()

    def tearDown(self):
        """All that was made is valid: judged at once, because starting the validator is most of its time."""
        if not self.made:
            return
        every = [one for made in self.made for one in made]
        verdicts = subprocess.run([VALIDATE, *every], capture_output=True, text=True, check=False).stdout
        valid = {one for one in every if f"{one}: valid (" in verdicts}
        for fault, *others in self.made:
            # A fault may break the order of elements; then what is made of it is not judged.
            if fault in valid:
                self.assertEqual([one for one in others if one not in valid], [], verdicts)

    def test_one_fault_one_finding(self):
        """A sample alone, all its faults; VANTHU_ALL_FAULTS=1 for those of seven samples."""
        type(self).faults = 0
        name = SAMPLES[0]
        for one in SAMPLES if os.environ.get("VANTHU_ALL_FAULTS") else (name,):
            self.faults_of_letters(one)
        self.faults_of_text(name)
        self.faults_of_figures(name)
        self.faults_of_page(name)
        self.faults_of_rules(name)
        self.assertGreaterEqual(type(self).faults, 130)

    def test_a_mended_size_mends_its_line_too(self):
        """Small letters in lines of an exact height that is right for them only."""
        name = "ke-hoach-binh-dang-gioi-xa"
        dash = self.components(self.files[name])["gạch đầu dòng"][0]
        for points, height, also in ((8, 14, True), (8, 20, False), (20, 20, False)):
            document = Document(self.files[name])
            exact = f'<w:spacing w:line="{20 * height}" w:lineRule="exact"/>'
            document.change(dash, lambda p: size(2 * points)(re.sub(r"(<w:pStyle [^>]*/>)", r"\1" + exact, p)))
            path, noted, fixed = (self.folder / f"{one}.docx" for one in ("fault", "noted", "fixed"))
            document.write(path)
            with self.subTest(points=points, height=height):
                self.judge(path, noted, fixed, {"noi-dung", "cach-dong"} if also else {"noi-dung"})
                self.assertEqual(self.findings(self.folder / "accepted.docx"), [])

    def fault(self):
        """A plan with a margin, a space and a name for a person."""
        document = Document(self.files["ke-hoach-binh-dang-gioi-xa"])
        document.body = re.sub(r'(<w:pgMar [^>]*w:left=")\d+', r"\g<1>1134", document.body)
        dashes = self.components(self.files["ke-hoach-binh-dang-gioi-xa"])["gạch đầu dòng"]
        for one in dashes[:2]:
            document.change(one, said(lambda t: re.sub(r"(\w) (\w)", r"\1  \2", t, count=1)))
        path = self.folder / "two.docx"
        document.write(path)
        return path

    def test_tone_marks_by_choice(self):
        document = Document(self.files["ke-hoach-binh-dang-gioi-xa"])
        dash = self.components(self.files["ke-hoach-binh-dang-gioi-xa"])["gạch đầu dòng"][0]
        document.change(dash, said(lambda t: t + " hòa nhập, hoà bình, Hoà An"))
        path, fixed = self.folder / "tones.docx", self.folder / "tones-fixed.docx"
        document.write(path)
        for tone, wanted, unwanted in (("hòa", "hòa nhập, hòa bình, Hoà An", "hoà bình"),
                                       ("hoà", "hoà nhập, hoà bình, Hoà An", "hòa nhập")):
            done = vanthu("check", "--fix", fixed, "--force", "--tone", tone, path)
            self.assertIn("[dat-dau-thanh]", done.stdout.decode("utf-8"), done.stderr)
            text = self.text(fixed).decode("utf-8")
            self.assertIn(wanted, text)
            self.assertNotIn(unwanted, text)
        # Without the choice nothing of it is touched; no other word is taken for one.
        vanthu("check", "--fix", fixed, "--force", path)
        self.assertIn("hòa nhập, hoà bình, Hoà An", self.text(fixed).decode("utf-8"))
        self.assertEqual(vanthu("check", "--fix", fixed, "--tone", "khác", path).returncode, 2)

    def test_comments_of_others_stay(self):
        once, twice = self.folder / "once.docx", self.folder / "twice.docx"
        path = self.fault()
        vanthu("check", "--annotate", once, "--force", path)
        vanthu("check", "--annotate", twice, "--force", once)
        first, second = parts_of(once), parts_of(twice)
        count = first["word/comments.xml"].count(b"<w:comment ")
        self.assertGreaterEqual(count, 2)
        self.assertEqual(second["word/comments.xml"].count(b"<w:comment "), 2 * count)
        ids = re.findall(rb'<w:comment [^>]*w:id="(\d+)"', second["word/comments.xml"])
        self.assertEqual(len(set(ids)), 2 * count)
        self.assertEqual(second["[Content_Types].xml"], first["[Content_Types].xml"])
        self.assertIn("Căn cứ: nd30.pl1.I.3".encode(), first["word/comments.xml"])

    def test_a_package_of_the_least(self):
        """No relationships of the document, no comments: both come."""
        path, noted = self.folder / "least.docx", self.folder / "least-noted.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                             '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
                             '.wordprocessingml.document.main+xml"/></Types>')
            archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                             '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                             'officeDocument" Target="word/document.xml"/></Relationships>')
            archive.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                             "<w:body><w:p><w:r><w:t>hai  dấu cách</w:t></w:r></w:p></w:body></w:document>")
        done = vanthu("check", "--annotate", noted, path)
        self.assertEqual(done.returncode, 1, done.stderr)
        parts = parts_of(noted)
        self.assertIn(b"/word/comments.xml", parts["[Content_Types].xml"])
        self.assertIn(b"relationships/comments", parts["word/_rels/document.xml.rels"])
        self.assertEqual(self.text(noted), self.text(path))

    def test_an_unusual_main_part_is_refused(self):
        path = self.folder / "unusual.docx"
        document = Document(self.fault())
        document.body = document.body.replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:").replace("xmlns:w=", "xmlns:x=")
        document.write(path)
        for option in ("--annotate", "--fix"):
            done = vanthu("check", option, self.folder / "none.docx", path)
            self.assertEqual(done.returncode, 1)
            self.assertIn("annex-unusual", done.stderr)
            self.assertFalse((self.folder / "none.docx").exists())

    def test_refused(self):
        path = self.fault()
        for says, arguments in (("check-output-one", ("--fix", self.folder / "x.docx", path, path)),
                                ("check-output-is-input", ("--annotate", path, path)),
                                ("output-kind-unknown", ("--fix", self.folder / "x.pdf", path)),
                                ("output-twice", ("--fix", self.folder / "x.docx", "--annotate", self.folder / "x.docx", path))):
            done = vanthu("check", *arguments)
            self.assertEqual(done.returncode, 2, says)
            self.assertIn(says, done.stderr)
        wrong = self.folder / "wrong.json"
        for text in ("", "{", "[]", '{"vanthu-baseline": 2, "findings": []}',
                     '{"vanthu-baseline": 1, "findings": [{"rule": 5}]}'):
            wrong.write_text(text, encoding="utf-8")
            done = vanthu("check", "--baseline", wrong, path)
            self.assertEqual((done.returncode, done.stdout), (1, b""))
            self.assertIn("baseline-form", done.stderr)
        vanthu("check", "--write-baseline", self.folder / "kept.json", path)
        self.assertEqual(vanthu("check", "--write-baseline", self.folder / "kept.json", path).returncode, 4)

    def test_known_findings_stay_quiet(self):
        path, known = self.fault(), self.folder / "known.json"
        done = vanthu("check", "--write-baseline", known, "--force", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.findings(path)[0]["rule"], "le-trai")
        done = vanthu("check", "--baseline", known, path)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("phát hiện cũ không nhắc lại", done.stdout.decode("utf-8"))
        # Paragraphs that come before move every place; a new fault is told, the old ones are not.
        document = Document(path)
        moved = "<w:p><w:r><w:t>Đoạn mới</w:t></w:r></w:p>"
        document.body = document.body.replace("<w:body>", "<w:body>" + moved * 3, 1)
        dashes = self.components(path)["gạch đầu dòng"]
        document.change(dashes[3], said(lambda t: re.sub(r"(\w) (\w)", r"\1 , \2", t, count=1)))
        later = self.folder / "later.docx"
        document.write(later)
        answer = json.loads(vanthu("check", "--format", "json", "--baseline", known, later).stdout)["files"][0]
        rules = rules_of(answer["findings"])
        self.assertEqual(rules["cach-truoc-dau"], 1)
        self.assertEqual((rules["le-trai"], rules["hai-dau-cach"]), (0, 0))
        self.assertGreaterEqual(answer["known"], 2)
        sarif = json.loads(vanthu("check", "--format", "sarif", "--baseline", known, later).stdout)
        states = {(one["ruleId"], one["baselineState"]) for one in sarif["runs"][0]["results"]}
        self.assertIn(("le-trai", "unchanged"), states)
        self.assertIn(("cach-truoc-dau", "new"), states)
        plain = json.loads(vanthu("check", "--format", "sarif", later).stdout)
        self.assertNotIn("baselineState", plain["runs"][0]["results"][0])

    def test_one_more_of_a_known_kind_is_told(self):
        path, known = self.fault(), self.folder / "more.json"
        vanthu("check", "--write-baseline", known, "--force", path)
        document = Document(path)
        dashes = self.components(path)["gạch đầu dòng"]
        document.change(dashes[4], said(lambda t: re.sub(r"(\w) (\w)", r"\1  \2", t, count=1)))
        document.write(self.folder / "more.docx")
        answer = json.loads(vanthu("check", "--format", "json", "--baseline", known, self.folder / "more.docx").stdout)
        found = [one for one in answer["files"][0]["findings"] if one["rule"] == "hai-dau-cach"]
        self.assertEqual(len(found), 1)
        self.assertNotIn("more", found[0])

    def test_explain_says_what_can_be_mended(self):
        for rule, can in (("le-trai", True), ("quoc-hieu", True), ("hai-dau-cach", True), ("so-thu-tu-nhay", False)):
            self.assertEqual("--fix" in vanthu("explain", rule).stdout.decode("utf-8"), can, rule)


if __name__ == "__main__":
    unittest.main(verbosity=2)
