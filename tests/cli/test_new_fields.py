"""`vanthu new` and `vanthu fields` from outside: empty forms, tables, schemas, what data lack."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from desk import DATA, FORM, Desk  # noqa: E402
from program import samples  # noqa: E402


class NewForm(Desk):
    def test_both_kinds(self):
        for name in ("a.json", "a.xlsx", "B.XLSX"):
            with self.subTest(name=name):
                done = self.run_here("new", "mau", "-o", name)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(name, done.stdout.decode())
        self.assertEqual(json.loads((self.folder / "a.json").read_bytes())["co_quan"], "")
        self.assertTrue((self.folder / "a.xlsx").read_bytes().startswith(b"PK"))

    def test_standard_output(self):
        done = self.run_here("new", "mau", "-o", "-")
        self.assertIn("//co_quan", json.loads(done.stdout))
        done = self.run_here("new", "mau", "-o", "-", "--format", "xlsx")
        self.assertTrue(done.stdout.startswith(b"PK"))
        self.assertEqual(self.files(), self.before)

    def test_an_existing_form_is_kept(self):
        self.run_here("new", "mau", "-o", "a.json")
        (self.folder / "a.json").write_text("filled in")
        self.before = self.files()
        self.refused(4, "new", "mau", "-o", "a.json", says="file-exists")
        self.assertEqual((self.folder / "a.json").read_text(), "filled in")
        self.assertEqual(self.run_here("new", "mau", "-o", "a.json", "--force").returncode, 0)
        self.assertIn("//co_quan", (self.folder / "a.json").read_text(encoding="utf-8"))

    def test_the_same_bytes_whenever_and_wherever(self):
        forms = set()
        for zone, locale in (("UTC", "C"), ("Asia/Ho_Chi_Minh", "vi_VN.UTF-8"), ("America/Lima", "de_DE.UTF-8")):
            for name in ("ke-hoach-binh-dang-gioi-xa", "van-ban-co-ten-loai"):
                done = self.run_here("new", name, "-o", "-", "--format", "xlsx",
                                     env={"TZ": zone, "LC_ALL": locale})
                self.assertEqual(done.returncode, 0, done.stderr)
                forms.add(done.stdout)
        self.assertEqual(len(forms), 2)

    def test_a_filled_form_renders(self):
        form = json.loads(self.run_here("new", "mau", "-o", "-").stdout)
        form.update(DATA)
        self.write("form.json", json.dumps(form))
        done = self.run_here("render", "mau", "form.json", "-o", "a.docx")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_table_without_a_sheet_is_said(self):
        self.write("mau/template.xml", FORM.replace("</truong-du-lieu>", """
            <truong ten="phu_luc" kieu="danh-sach"><truong ten="ten" kieu="chu"/>
            <truong ten="bang_tong_hop_ket_qua" kieu="bang-dong"/></truong></truong-du-lieu>"""))
        done = self.run_here("new", "mau", "-o", "a.xlsx")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, "")
        self.write("mau/template.xml", (self.folder / "mau/template.xml").read_text(encoding="utf-8").replace(
            "ket_qua", "ket_qua_ca_nam"))
        done = self.run_here("new", "mau", "-o", "b.xlsx")
        self.assertEqual(done.returncode, 0)
        self.assertIn("form-field-left-out", done.stderr)
        self.assertIn("phu_luc.1.bang_tong_hop_ket_qua_ca_nam", done.stderr)

    def test_refused(self):
        self.refused(2, "new", "mau", "-o", "a.docx", says="form-kind-unknown")
        self.refused(2, "new", "mau")
        self.refused(2, "new", "mau", "data.json", "-o", "a.json")
        self.refused(1, "new", "mauu", "-o", "a.json", says="template-not-found")
        self.refused(4, "new", "mau", "-o", "none/a.json", says="none/a.json")

    def test_excel_rules_are_read_back(self):
        """What another reader of the format finds in the workbook."""
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        self.run_here("new", "ke-hoach-binh-dang-gioi-xa", "-o", "a.xlsx")
        book = openpyxl.load_workbook(self.folder / "a.xlsx")
        self.assertEqual(book.sheetnames, ["Dữ liệu", "muc_tieu", "muc_tieu.chi_tieu", "nhiem_vu",
                                           "to_chuc", "Hướng dẫn"])
        pairs = book["Dữ liệu"]
        self.assertEqual([cell.value for cell in pairs[1]], ["Trường", "Giá trị", "Câu hỏi", "Gợi ý"])
        rows = {row[0].value: row for row in pairs.iter_rows(min_row=2)}
        self.assertEqual(rows["luu"][1].value, "VT, VHXH")
        self.assertEqual(rows["luu"][1].number_format, "@")
        self.assertEqual(rows["ngay"][1].number_format, "@")
        self.assertEqual(rows["ke_hoach_tinh.so_ky_hieu"][2].value,
                         "Kế hoạch của tỉnh mà xã căn cứ: Số, ký hiệu?")
        rules = {str(rule.sqref): rule for rule in pairs.data_validations.dataValidation}
        choice = rules[rows["loai_don_vi"][1].coordinate]
        self.assertEqual((choice.type, choice.formula1), ("list", '"xã,phường,đặc khu"'))
        year = rules[rows["nam"][1].coordinate]
        self.assertEqual((year.type, year.formula1, year.formula2), ("whole", "2025", "2100"))
        inner = book["muc_tieu.chi_tieu"]
        self.assertEqual([cell.value for cell in inner[1]],
                         ["muc_tieu", "ma", "ten", "phan_dau", "chi_tiet", "don_vi_chu_tri"])
        self.assertEqual(inner.freeze_panes, "A2")
        outer = inner.data_validations.dataValidation[0]
        self.assertEqual((str(outer.sqref), outer.formula1), ("A2:A201", "'muc_tieu'!$A$2:$A$201"))


class Fields(Desk):
    def test_table(self):
        done = self.run_here("fields", "mau")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout.decode(), "(?m)^trường +kiểu +bắt buộc$")
        self.assertRegex(self.run_here("fields", "mau", "--lang", "en").stdout.decode(),
                         "(?m)^co_quan +text +yes$")

    def test_missing(self):
        self.write("part.json", json.dumps({"viec": "A"}))
        done = self.run_here("fields", "mau", "part.json")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.decode(), "còn thiếu, bắt buộc: 1\n  co_quan\n")
        self.assertEqual(done.stderr, "")
        done = self.run_here("fields", "mau", "data.json", "--format", "missing")
        self.assertEqual((done.returncode, done.stdout.decode()), (0, "đủ dữ liệu bắt buộc\n"))
        self.assertEqual(self.run_here("fields", "mau", "--format", "missing").returncode, 1)

    def test_wrong_data_are_reported_beside_what_is_missing(self):
        self.write("bad.json", json.dumps({"viec": 5}))
        done = self.run_here("fields", "mau", "bad.json")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.decode(), "còn thiếu, bắt buộc: 1\n  co_quan\nchưa đúng: 1\n")
        self.assertIn("data-wrong-type", done.stderr)

    def test_refused(self):
        self.refused(2, "fields", "mau", "data.json", "--format", "table", says="fields-data-unused")
        self.refused(2, "fields", "mau", "-", "-", says="input-twice")
        self.refused(2, "fields", "mau", "--format", "xml")
        self.refused(1, "fields", "mau", "none.json", says="file-unreadable")

    def test_the_schema_accepts_the_samples_and_refuses_their_faults(self):
        try:
            import jsonschema
            check = jsonschema.Draft202012Validator
        except (ImportError, AttributeError):
            self.skipTest("python3-jsonschema is not installed")
        for name, template, data in samples():
            with self.subTest(sample=name):
                done = self.run_here("fields", template, "--format", "json-schema")
                self.assertEqual(done.returncode, 0, done.stderr)
                schema = json.loads(done.stdout)
                check.check_schema(schema)
                judge = check(schema)
                content = json.loads(data.read_bytes())
                self.assertEqual([error.message for error in judge.iter_errors(content)], [])
                self.assertFalse(judge.is_valid({**content, "la": 1}))
                self.assertTrue(judge.is_valid({**content, "//la": 1}))
                for field in schema["required"]:
                    for blank in ("", None, []):
                        self.assertFalse(judge.is_valid({**content, field: blank}), field)
                    self.assertFalse(judge.is_valid({key: content[key] for key in content if key != field}))
                # Of the empty form nothing but required fields is refused.
                form = json.loads(self.run_here("new", template, "-o", "-").stdout)
                found = {error.path[0] for error in judge.iter_errors(form)}
                self.assertLessEqual(set(schema["required"]) - set(form), set())
                self.assertLessEqual(found, set(schema["required"]) | {"phu_luc", "muc_tieu"})

if __name__ == "__main__":
    unittest.main(verbosity=2)
