"""The clerk's round: an empty form, filled in, gives the document that the sample's JSON gives."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from form_filler import Schema, fill_workbook, filled_json  # noqa: E402
from program import needs, samples, vanthu  # noqa: E402

try:
    import openpyxl
except ImportError:
    openpyxl = None
needs_openpyxl = unittest.skipUnless(openpyxl, "python3-openpyxl is not installed")


class Desk(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def run_well(self, *arguments):
        done = vanthu(*arguments, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode("utf-8")

    def document(self, template, *data):
        done = vanthu("dump", "--stage", "document", template, *data, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("[sheet-", done.stderr)  # nothing of the form itself is a surprise
        return done.stdout.decode("utf-8")


class Round(Desk):
    def filled(self, template, data, real_dates=False):
        if not (self.folder / f"{template}.xlsx").exists():
            self.run_well("new", template, "-o", f"{template}.xlsx")
        book = openpyxl.load_workbook(self.folder / f"{template}.xlsx")
        schema = Schema(self.run_well("fields", template, "--format", "json-schema"))
        fill_workbook(book, data, schema, real_dates)
        return book

    def test_a_filled_form_is_the_sample(self):
        for name, template, sample in samples():
            expected = self.document(template, sample)
            data = json.loads(sample.read_bytes())
            with self.subTest(sample=name, form="json"):
                form = filled_json(json.loads(self.run_well("new", template, "-o", "-")), data)
                (self.folder / "form.json").write_text(json.dumps(form), encoding="utf-8")
                self.assertEqual(self.document(template, "form.json"), expected)
            for real_dates in (False, True) if openpyxl else ():
                with self.subTest(sample=name, form="xlsx", real_dates=real_dates):
                    self.filled(template, data, real_dates).save(self.folder / "filled.xlsx")
                    self.assertEqual(self.document(template, "filled.xlsx"), expected)
        if not openpyxl:
            self.skipTest("python3-openpyxl is not installed: only JSON forms were tried")

    @needs_openpyxl
    @needs("soffice")
    def test_a_filled_workbook_survives_libreoffice(self):
        """Opened by LibreOffice and saved again: as XLSX, and each sheet as CSV."""
        names = ("ke-hoach-binh-dang-gioi-xa", "quy-che-du-the-thuc", "phu-luc-giay")
        expected, templates = {}, {}
        for name, template, sample in samples():
            if name in names:
                templates[name] = template
                expected[name] = self.document(template, sample)
                book = self.filled(template, json.loads(sample.read_bytes()), real_dates=name == names[0])
                book.save(self.folder / f"filled-{name}.xlsx")
        self.convert("xlsx:Calc MS Excel 2007 XML", *(f"filled-{name}.xlsx" for name in names))
        for name in names:
            with self.subTest(saved_as="xlsx", sample=name):
                self.assertEqual(self.document(templates[name], f"saved/filled-{name}.xlsx"), expected[name])
        # UTF-8, cells as shown, all sheets. Merged headings are lost in CSV, and with them one sample.
        self.convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                     *(f"filled-{name}.xlsx" for name in names if not name.startswith("quy-che")))
        for name in names:
            sheets = []
            for file in sorted((self.folder / "saved").glob(f"filled-{name}-*.csv")):
                sheet = file.name.removeprefix(f"filled-{name}-")
                if sheet not in ("Hướng dẫn.csv", "Danh mục.csv"):
                    (self.folder / name).mkdir(exist_ok=True)
                    sheets.append(file.rename(self.folder / name / sheet))
            # Outer lists first: a file's inner list goes into the lists of the files before it.
            sheets.sort(key=lambda sheet: sheet.name.count("."))
            if not name.startswith("quy-che"):
                with self.subTest(saved_as="csv", sample=name):
                    self.assertGreater(len(sheets), 1)
                    self.assertEqual(self.document(templates[name], *sheets), expected[name])

    def convert(self, target, *files):
        done = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/profile",
                               "--convert-to", target, "--outdir", "saved", *files],
                              cwd=self.folder, capture_output=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)


FORM = """<mau id="thu" ten="Thử">
  <truong-du-lieu>
    <truong ten="mo_dau" kieu="chu-dinh-dang"/>
    <truong ten="kinh_phi" kieu="tien" toi-thieu="1000"/>
    <truong ten="ty_le" kieu="phan-tram" toi-thieu="0" toi-da="100"/>
    <truong ten="ky" kieu="nguoi" bat-buoc="co"/>
    <truong ten="soan" kieu="nguoi"/>
    <truong ten="noi_gui" kieu="co-quan"/>
    <truong ten="viec" kieu="danh-sach"><truong ten="nguoi" kieu="nguoi" bat-buoc="co"/></truong>
    <truong ten="bang" kieu="bang-dong"/>
    <truong ten="tong" kieu="tien" tinh="kinh_phi * 2"/>
    <truong ten="ly_do" kieu="chu" bat-buoc-khi="kinh_phi > 5000"/>
  </truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban><co-quan-ban-hanh>UBND xã Phú Vinh</co-quan-ban-hanh></dau-van-ban>
    <tieu-de><trich-yeu>Thử</trich-yeu></tieu-de>
    <doan>{{ ky }}</doan>
  </van-ban>
</mau>
"""
RIGHT = [{}, {"mo_dau": "**a** b"}, {"mo_dau": None}, {"kinh_phi": 1000}, {"kinh_phi": ""}, {"ty_le": 12.5}, {"ty_le": 100},
         {"ky": {"ho_ten": "An", "chuc_vu": "Chủ tịch"}}, {"ky": {"ho_ten": "An", "danh_xung": None}},
         {"soan": "Bình"}, {"soan": {"don_vi": "Phòng A"}}, {"soan": ""}, {"soan": None}, {"soan": {}},
         {"noi_gui": {"ten": "UBND tỉnh", "viet_tat": "UBND"}}, {"viec": []}, {"viec": [{"nguoi": "An"}]},
         {"viec": [{"nguoi": {"ho_ten": "An"}}]}, {"bang": {"cot": [{"ten": "a"}], "hang": [["1"], []]}},
         {"bang": {"cot": [], "hang": []}}, {"kinh_phi": 3000, "tong": 6000}, {"//": 1}]
WRONG = [{"mo_dau": 5}, {"mo_dau": ["a"]}, {"kinh_phi": 999}, {"kinh_phi": 1000.5}, {"kinh_phi": "1000"}, {"ty_le": 101},
         {"ty_le": -0.1}, {"ty_le": True}, {"ky": ""}, {"ky": {}}, {"ky": 5}, {"ky": ["An"]}, {"ky": {"chuc_vu": "Chủ tịch"}},
         {"ky": {"ho_ten": "An", "hoten": "An"}}, {"ky": {"ho_ten": " "}}, {"ky": {"ho_ten": 5}}, {"soan": False},
         {"soan": {"ten": "An"}}, {"noi_gui": {"ho_ten": "An"}}, {"viec": [{}]}, {"viec": [{"nguoi": {"don_vi": "A"}}]},
         {"viec": {"nguoi": "An"}}, {"bang": {"hang": [["1"]]}}, {"bang": {"cot": [{"ten": "a", "rong_mm": 0}]}},
         {"bang": [["a"]]}, {"tong": "6"}, {"la": 1}]
# What a schema cannot say, and does not pretend to.
ENGINE_ONLY = [{"mo_dau": "**a"}, {"kinh_phi": 3000, "tong": 1}, {"kinh_phi": 6000}]


class SchemaAndEngine(Desk):
    def test_they_agree_on_right_and_wrong_data(self):
        try:
            import jsonschema
            check = jsonschema.Draft202012Validator
        except (ImportError, AttributeError):
            self.skipTest("python3-jsonschema is not installed")
        (self.folder / "mau").mkdir()
        (self.folder / "mau/template.xml").write_text(FORM, encoding="utf-8")
        schema = json.loads(self.run_well("fields", "mau", "--format", "json-schema"))
        check.check_schema(schema)
        judge = check(schema)
        for cases, by_schema, by_engine in ((RIGHT, True, 0), (WRONG, False, 1), (ENGINE_ONLY, True, 1)):
            for case in cases:
                data = {"ky": "An", **case}
                with self.subTest(data=data):
                    (self.folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
                    done = vanthu("dump", "--stage", "text", "mau", "data.json", cwd=self.folder)
                    self.assertEqual(done.returncode, by_engine, done.stderr)
                    done = vanthu("fields", "mau", "data.json", cwd=self.folder)
                    self.assertEqual(done.returncode, by_engine, done.stdout.decode() + done.stderr)
                    self.assertEqual(judge.is_valid(data), by_schema)


if __name__ == "__main__":
    unittest.main(verbosity=2)
