#!/usr/bin/env python3
"""What comes of a check: SARIF and exit codes, `vanthu ready`.
"""

import json
import pathlib
import re
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from faults import CheckCase, Document, said, table  # noqa: E402
from support.program import vanthu  # noqa: E402


class Outputs(CheckCase):
    def test_formats(self):
        path = self.files["quyet-dinh-truc-tiep"]
        odd = self.folder / "văn bản 100%.docx"
        document = Document(path)
        document.body = re.sub(r'(<w:pgMar [^>]*w:left=")\d+', r"\g<1>1134", document.body)
        document.change("Căn cứ", said(lambda t: t.replace(" ", "  ", 1)))
        document.write(odd)
        # What SARIF 2.1.0 asks of the fields that we write (3.13 to 3.30, 3.49).
        sarif = json.loads(vanthu("check", "--format", "sarif", odd).stdout)
        self.assertEqual((sarif["version"], len(sarif["runs"])), ("2.1.0", 1))
        run = sarif["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertTrue(run["tool"]["driver"]["name"])
        self.assertEqual(len({one["id"] for one in rules}), len(rules))
        self.assertEqual({one["level"] for one in run["results"]}, {"error", "note"})
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertLessEqual(set(result), {"ruleId", "ruleIndex", "level", "message", "locations", "baselineState"})
            self.assertTrue(result["message"]["text"])
            location = result["locations"][0]
            self.assertTrue(location["logicalLocations"][0]["fullyQualifiedName"])
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            self.assertRegex(uri, r"^[A-Za-z0-9._~/-]*(%[0-9A-F]{2}[A-Za-z0-9._~/-]*)*$")
            self.assertEqual(urllib.parse.unquote(uri), str(odd))
        missing = vanthu("check", self.folder / "none.docx")
        self.assertEqual((missing.returncode, missing.stdout), (1, b""))
        document = Document(path)
        document.change("Căn cứ", said(lambda t: t.replace(" ", "  ", 1)))
        document.write(self.folder / "suspicion.docx")
        self.assertEqual(vanthu("check", self.folder / "suspicion.docx").returncode, 0)
        self.assertEqual(vanthu("check", "--fail-on", "suspicion", self.folder / "suspicion.docx").returncode, 1)

    def test_dictionary(self):
        """`--hunspell`: a dictionary of its own, suspicions only, nothing without it."""
        path = self.files["quyet-dinh-truc-tiep"]
        here = self.folder / "vi_own"
        document = Document(path)
        document.change("Căn cứ", said(lambda t: t + " cần quểnh hoà"))
        odd = self.folder / "odd.docx"
        document.write(odd)
        text = vanthu("dump", "--stage", "text", path).stdout.decode("utf-8").lower()
        words = sorted(set(re.findall(r"[^\W\d_]+", text)) | {"cần", "hòa"})
        here.with_suffix(".aff").write_text("SET UTF-8\n", encoding="utf-8")
        here.with_suffix(".dic").write_text("\n".join([str(len(words)), *words]) + "\n", encoding="utf-8")
        missing = vanthu("check", "--hunspell", self.folder / "none", odd)
        self.assertEqual(missing.returncode, 2)
        if "thư viện hunspell" in missing.stderr:
            self.skipTest("built without hunspell")
        self.assertIn("không đọc được từ điển", missing.stderr)
        done = vanthu("check", "--hunspell", here, "--format", "json", odd)
        found = [one for one in json.loads(done.stdout)["files"][0]["findings"] if one["rule"] == "ngoai-tu-dien"]
        # Capitals are left alone; "hoà" is there as "hòa".
        self.assertEqual([(one["text"], one["level"]) for one in found], [("quểnh", "suspicion")])
        self.assertNotIn("ngoai-tu-dien", vanthu("check", odd).stdout.decode("utf-8"))
        here.with_suffix(".aff").write_text("SET ISO8859-1\n", encoding="utf-8")
        self.assertEqual(vanthu("check", "--hunspell", here, odd).returncode, 2)

    def test_places(self):
        """In Word's terms: about which page, the table, the row, the column by its title."""
        name = "ke-hoach-binh-dang-gioi-xa"
        document = Document(self.files[name])
        rows = (("TT", "Nội dung", "Ghi chú"), ("1", "Việc  thứ nhất", ""), ("2", "Việc thứ hai", "xong  rồi"))
        self.assertTrue(document.change("(Kèm theo", lambda p: p + table(rows)))
        document.write(self.folder / "places.docx")
        found = self.findings(self.folder / "places.docx")
        self.assertRegex(found[0]["place"], r'^trang ~\d+ › Phụ lục I › bảng \d+ › hàng 2 › cột "Nội dung"$')
        self.assertGreater(found[0]["page"], 1)
        english = vanthu("check", "--lang", "en", self.folder / "places.docx").stdout.decode("utf-8")
        self.assertRegex(english, r'page ~\d+ › annex I › table \d+ › row 2 › column "Nội dung"')

    def test_many_files_and_no_form(self):
        """A line a file, then all; a file with nothing of the form is told as such."""
        right = self.files["quyet-dinh-truc-tiep"]
        document = Document(right)
        document.body = re.sub(r"<w:body>.*</w:body>", lambda _: "<w:body><w:p><w:r><w:t>Mua sữa,  bánh mì.</w:t></w:r></w:p></w:body>",
                               document.body, flags=re.S)
        other, broken = self.folder / "list.docx", self.folder / "broken.docx"
        document.write(other)
        broken.write_bytes(b"PK")
        done = vanthu("check", right, other, broken)
        self.assertEqual(done.returncode, 1)
        text = done.stdout.decode("utf-8")
        self.assertIn(f"{other}: không nhận ra thành phần thể thức nào", text)
        self.assertNotIn(f"{right}: không nhận ra", text)
        *_, first, second, third, last = text.splitlines()
        self.assertEqual(first, f"{right}: 0 vi phạm, 0 chỗ khác mẫu, 0 nghi vấn")
        self.assertRegex(second, rf"^{re.escape(str(other))}: [1-9]\d* vi phạm, 0 chỗ khác mẫu, \d+ nghi vấn$")
        self.assertEqual(third, f"{broken}: không đọc được")
        self.assertRegex(last, r"^3 tệp: [1-9]\d* vi phạm")

    def test_ready(self):
        name = "ke-hoach-binh-dang-gioi-xa"
        done = vanthu("ready", self.files[name])
        self.assertEqual((done.returncode, done.stdout.decode("utf-8")),
                         (0, f"{self.files[name]}: trình ký được\n"))
        insertion = '<w:ins w:id="901" w:author="An" w:date="2026-01-01T00:00:00Z">\\1</w:ins>'
        for what, edit in (
                ("thay-doi", lambda body: re.sub(r"(<w:r>.*?</w:r>)", insertion, body, count=1, flags=re.S)),
                ("tag", lambda body: body.replace("Mục đích", "{{ muc_dich }}", 1)),
                ("cho-trong", lambda body: body.replace("Mục đích", "Mục đích ........", 1)),
                ("thieu-thanh-phan", lambda body: body.replace("Nơi nhận:", "", 1)),
                ("vi-pham", lambda body: re.sub(r'(w:left=")1701', r"\g<1>850", body)),
                ("chu-an", lambda body: re.sub(r"<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", body, count=1))):
            document = Document(self.files[name])
            body = edit(document.body)
            with self.subTest(obstacle=what):
                self.assertNotEqual(body, document.body)
                document.body = body
                path = self.folder / "not-ready.docx"
                document.write(path)
                done = vanthu("ready", "--format", "json", path)
                self.assertEqual(done.returncode, 1, done.stderr)
                answer = json.loads(done.stdout)
                self.assertFalse(answer["ready"])
                self.assertIn(what, [one["id"] for one in answer["obstacles"]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
