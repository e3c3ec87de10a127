"""`vanthu annex` from outside: a plan, what people and other programs do to it, new data."""

import base64
import collections
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import office_macro  # noqa: E402
from docx_text import docx_lines  # noqa: E402
from program import SHARED, SOURCE, needs, samples, vanthu  # noqa: E402

try:
    import docx
except ImportError:
    docx = None

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = "ke-hoach-binh-dang-gioi-xa"
DATA = SOURCE / "samples" / TEMPLATE / "du-lieu.json"


def rewritten(source, target, changes):
    """The package with words of some parts replaced; `None` drops the part."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for part, before, after in changes:
                if part != name:
                    continue
                if before is None:
                    content = None
                    break
                if before.encode() not in content:
                    raise AssertionError(f"{name}: no {before}")
                content = content.replace(before.encode(), after.encode(), 1)
            if content is not None:
                new.writestr(name, content)
    return target


class Annex(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.file = cls.folder / "ke-hoach.docx"
        cls.check(vanthu("render", TEMPLATE, DATA, "-o", cls.file))
        data = json.loads(DATA.read_text(encoding="utf-8"))
        targets = data["muc_tieu"]
        targets[0]["chi_tieu"][0]["phan_dau"] = "đạt từ 65% trở lên"
        targets[1]["chi_tieu"].insert(1, {"ma": "nghe-moi", "ten": "Tỷ lệ nữ được đào tạo nghề mới",
                                          "phan_dau": "đạt từ 30% trở lên",
                                          "don_vi_chu_tri": "Phòng Kinh tế"})
        del targets[2]["chi_tieu"][2]
        cls.new_data = cls.folder / "moi.json"
        cls.new_data.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        cls.wanted = cls.folder / "soan-lai.docx"
        cls.check(vanthu("render", TEMPLATE, cls.new_data, "-o", cls.wanted))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @staticmethod
    def check(done):
        if done.returncode != 0:
            raise AssertionError(f"exit {done.returncode}\n{done.stderr}")
        return done

    def annex(self, edited, *arguments, name=None):
        """The new file and what was said, as JSON."""
        output = self.folder / (name or f"ra-{self._testMethodName}.docx")
        done = self.check(vanthu("annex", edited, *arguments, "-o", output, "--force", "--report", "json"))
        return output, json.loads(done.stderr)["diagnostics"] if done.stderr else []

    def codes(self, *arguments):
        done = vanthu("annex", *arguments, "--report", "json")
        return done.returncode, [each["code"] for each in json.loads(done.stderr)["diagnostics"]]

    def validate(self, file, warnings=True):
        if not shutil.which("xmllint") or not (SHARED / "ooxml/validate.sh").exists():
            return
        strict = ["-w"] if warnings else []
        done = subprocess.run(["sh", SHARED / "ooxml/validate.sh", *strict, file], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_an_untouched_plan_becomes_what_a_new_one_would_be(self):
        output, said = self.annex(self.file, self.new_data)
        self.assertEqual(docx_lines(output), docx_lines(self.wanted))
        self.validate(output)
        self.assertIn("annex-added", [each["code"] for each in said])
        again, said = self.annex(output, self.new_data, name="lan-hai.docx")
        self.assertEqual(again.read_bytes(), output.read_bytes())
        self.assertEqual([each["code"] for each in said], ["annex-nothing"])
        # The file carries the new data by now.
        without, _ = self.annex(output, name="lan-ba.docx")
        self.assertEqual(without.read_bytes(), output.read_bytes())

    def test_old_data_change_no_byte_of_any_sample(self):
        for name, template, data in samples():
            with self.subTest(sample=name):
                file = self.folder / f"mau-{name}.docx"
                self.check(vanthu("render", template, data, "-o", file))
                output, _ = self.annex(file, data, "--template", template)
                self.assertEqual(output.read_bytes(), file.read_bytes())

    def test_with_tracking_the_file_follows_the_schemas(self):
        output, _ = self.annex(self.file, self.new_data, "--track")
        self.validate(output)

    def test_words_by_hand_stay_and_conflicts_are_told_in_words_terms(self):
        edited = rewritten(self.file, self.folder / "sua.docx",
                           [("word/document.xml", "Đạt từ 60% trở lên", "Đạt 70%")])
        output, said = self.annex(edited, self.new_data)
        self.validate(output)
        conflicts = [each for each in said if each["code"] == "annex-conflict"]
        self.assertEqual(len(conflicts), 1)
        self.assertIn('Phụ lục I › hàng 2 › cột "Mức phấn đấu năm 2026"', conflicts[0]["message"])

    def test_only_some_annexes(self):
        output, said = self.annex(self.file, self.new_data, "--only", "I")
        self.assertTrue(all("Phụ lục I" in each["message"] for each in said), said)
        rest, _ = self.annex(output, self.new_data, name="con-lai.docx")
        self.assertEqual(docx_lines(rest), docx_lines(self.wanted))
        status, codes = self.codes(self.file, self.new_data, "--only", "IX", "--dry-run")
        self.assertEqual((status, codes), (1, ["annex-only-unknown"]))

    def test_the_input_is_never_overwritten(self):
        before = self.file.read_bytes()
        self.assertEqual(self.codes(self.file, self.new_data), (2, ["annex-output-missing"]))
        self.assertEqual(self.codes(self.file, self.new_data, "-o", self.file, "--force"),
                         (2, ["annex-output-is-input"]))
        self.check(vanthu("annex", self.file, self.new_data, "--dry-run"))
        self.assertEqual(self.file.read_bytes(), before)
        own = self.folder / "tai-cho.docx"
        own.write_bytes(before)
        self.check(vanthu("annex", own, self.new_data, "--in-place"))
        self.assertEqual(docx_lines(own), docx_lines(self.wanted))
        self.assertEqual(own.with_name("tai-cho.docx.bak").read_bytes(), before)

    def test_a_new_version_of_the_template(self):
        folder = self.folder / "moi" / TEMPLATE
        shutil.copytree(SOURCE / "templates" / TEMPLATE, folder)
        template = folder / "template.xml"
        text = template.read_text(encoding="utf-8")
        self.assertIn("Mức phấn đấu", text)
        template.write_text(text.replace("Mức phấn đấu", "Mức cần đạt"), encoding="utf-8")
        output, said = self.annex(self.file, "--template", folder)
        self.assertIn("annex-template-changed", [each["code"] for each in said])
        self.assertTrue(any("Mức cần đạt" in line for line in docx_lines(output)))
        self.validate(output)

    def test_columns_of_a_new_template(self):
        folder = self.folder / "cot-moi" / TEMPLATE
        shutil.copytree(SOURCE / "templates" / TEMPLATE, folder)
        template = folder / "template.xml"
        text = template.read_text(encoding="utf-8")
        for before, after in (('<cot rong="3*">Đơn vị chủ trì</cot>', '<cot rong="2*">Thời gian</cot><cot rong="3*">Đơn vị chủ trì</cot>'),
                              ('gop-cot="5"', 'gop-cot="6"'), ('<o/><o>{{ ct.don_vi', '<o/><o>Quý IV</o><o>{{ ct.don_vi'),
                              ('</nghieng></o><o/>', '</nghieng></o><o/><o/>')):
            self.assertIn(before, text)
            text = text.replace(before, after, 1)
        template.write_text(text, encoding="utf-8")
        wanted = self.folder / "cot-moi.docx"
        self.check(vanthu("render", folder, DATA, "-o", wanted))
        for source, target, form, code in ((self.file, wanted, folder, "annex-column-added"),
                                           (wanted, self.file, TEMPLATE, "annex-column-removed")):
            with self.subTest(code=code):
                output, said = self.annex(source, "--template", form, name="doi-cot.docx")
                self.assertIn(code, [each["code"] for each in said])
                self.assertEqual(self.plain_lines(output), self.plain_lines(target))
                self.validate(output)
                again, _ = self.annex(output, "--template", form, name="doi-cot-lai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())

    def test_whole_annexes_come_and_go(self):
        folder = self.folder / "it-phu-luc" / TEMPLATE
        shutil.copytree(SOURCE / "templates" / TEMPLATE, folder)
        template = folder / "template.xml"
        text = template.read_text(encoding="utf-8")
        text = text.replace('<dan den="pl-de-cuong"/>', "mẫu của tỉnh")
        last = text.rindex("<phu-luc")
        template.write_text(text[:last] + text[text.index("</phu-luc>", last) + len("</phu-luc>"):], encoding="utf-8")
        wanted = self.folder / "it-phu-luc.docx"
        self.check(vanthu("render", folder, DATA, "-o", wanted))
        for source, target, form, code in ((self.file, wanted, folder, "annex-section-removed"),
                                           (wanted, self.file, TEMPLATE, "annex-section-added")):
            for options in ((), ("--track",)):
                with self.subTest(code=code, options=options):
                    output, said = self.annex(source, "--template", form, *options, name="ca-phu-luc.docx")
                    self.assertIn(code, [each["code"] for each in said])
                    self.assertEqual(self.plain_lines(output), self.plain_lines(target))
                    self.assertEqual(self.plain_lines(output, rejected=bool(options)),
                                     self.plain_lines(source if options else target))
                    self.validate(output)
                    again, _ = self.annex(output, "--template", form, name="ca-phu-luc-lai.docx")
                    self.assertEqual(again.read_bytes(), output.read_bytes())

    def test_a_change_in_the_text_reaches_the_annex(self):
        edited = rewritten(self.file, self.folder / "sua-cau.docx",
                           [("word/document.xml", "đạt từ 60% trở lên", "đạt từ 75% trở lên")])
        output, said = self.annex(edited)
        lines = docx_lines(output)
        self.assertIn("value-flows-back", [each["code"] for each in said])
        self.assertTrue(any("Đạt từ 75% trở lên" in line for line in lines))
        self.assertFalse(any("từ 60% trở lên" in line for line in lines))
        # New data that say nothing else of it leave it so.
        data = json.loads(DATA.read_text(encoding="utf-8"))
        data["muc_tieu"][0]["chi_tieu"][1]["phan_dau"] = "đạt từ 45% trở lên"
        other = self.folder / "khac.json"
        other.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        output, said = self.annex(edited, other)
        lines = docx_lines(output)
        self.assertTrue(any("Đạt từ 75% trở lên" in line for line in lines))
        self.assertTrue(any("Đạt từ 45% trở lên" in line for line in lines))
        self.assertNotIn("annex-conflict", [each["code"] for each in said])

    @unittest.skipUnless(docx, "python3-docx is not installed")
    def test_merged_cells_take_no_value_from_the_data(self):
        document = docx.Document(self.file)
        table = next(each for each in document.tables if len(each.rows) > 5)
        table.cell(2, 1).merge(table.cell(2, 2))
        edited = self.folder / "gop-o.docx"
        document.save(edited)
        output, said = self.annex(edited, self.new_data)
        codes = [each["code"] for each in said]
        self.assertIn("edit-outside-data", codes)
        self.assertIn("annex-kept", codes)
        self.assertNotIn("value-flows-back", codes)
        lines = docx_lines(output)
        self.assertIn("Đạt từ 60% trở lên", lines)
        self.assertTrue(any("đạt từ 65% trở lên" in line for line in lines))
        again, _ = self.annex(output, self.new_data, name="gop-o-lan-hai.docx")
        self.assertEqual(again.read_bytes(), output.read_bytes())

    def test_rows_without_keys_go_by_what_they_say(self):
        """A row put in by the data gives those behind it other places, and takes no edit along."""
        names = ["Tỷ lệ nữ lãnh đạo", "Số hộ nghèo", "Trẻ em gái đến trường", "Phòng chống bạo lực", "Tập huấn"]
        rows = [[str(i + 1), name, f"{10 + i}%"] for i, name in enumerate(names)]
        put_in = [rows[0], ["2", "Chỉ tiêu chèn giữa", "5%"]]
        put_in += [[str(i + 3), name, f"{11 + i}%"] for i, name in enumerate(names[1:])]
        data = json.loads((SOURCE / "samples/van-ban-co-ten-loai/du-lieu.json").read_text(encoding="utf-8"))
        for name, content in (("hang", rows), ("hang-moi", put_in)):
            data["phu_luc"] = [{"tieu_de": "Chỉ tiêu", "bang": {
                "cot": [{"ten": "TT", "rong_mm": 14}, {"ten": "Chỉ tiêu"}, {"ten": "Mức"}], "hang": content}}]
            (self.folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        file = self.folder / "hang.docx"
        self.check(vanthu("render", "van-ban-co-ten-loai", self.folder / "hang.json", "-o", file))
        edited = rewritten(file, self.folder / "hang-sua.docx", [
            ("word/document.xml", "Phòng chống bạo lực", "Phòng, chống bạo lực gia đình")])
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                output, said = self.annex(edited, self.folder / "hang-moi.json", *options)
                self.assertNotIn("annex-conflict", [each["code"] for each in said])
                lines = [line for line in docx_lines(output) if line in
                         {*names, "Chỉ tiêu chèn giữa", "Phòng, chống bạo lực gia đình"}]
                self.assertEqual(lines, ["Tỷ lệ nữ lãnh đạo", "Chỉ tiêu chèn giữa", "Số hộ nghèo",
                                         "Trẻ em gái đến trường", "Phòng, chống bạo lực gia đình", "Tập huấn"])
                self.validate(output)
                again, _ = self.annex(output, self.folder / "hang-moi.json", name="hang-lan-hai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())
        # Rows that the data take out go, and those behind them keep their edits.
        taken_out = [rows[0], *([str(i + 2), *row[1:]] for i, row in enumerate(rows[2:]))]
        data["phu_luc"][0]["bang"]["hang"] = taken_out
        (self.folder / "hang-bot.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        output, said = self.annex(edited, self.folder / "hang-bot.json")
        self.assertNotIn("annex-conflict", [each["code"] for each in said])
        self.assertNotIn("Số hộ nghèo", docx_lines(output))
        self.assertIn("Phòng, chống bạo lực gia đình", docx_lines(output))
        again, _ = self.annex(output, self.folder / "hang-bot.json", name="hang-lan-hai.docx")
        self.assertEqual(again.read_bytes(), output.read_bytes())

    def test_rows_below_an_indicator_stay_with_it(self):
        """Rows of a list in an indicator have no key; one put in before the indicator gives them other paths."""
        edited = rewritten(self.file, self.folder / "dong-con.docx", [
            ("word/document.xml", "Số người được học nghề ngắn hạn", "Số phụ nữ được học nghề ngắn hạn")])
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                _, said = self.annex(self.file, self.new_data, *options)
                self.assertFalse([each for each in said if "học nghề ngắn hạn" in each["message"]])
                output, said = self.annex(edited, self.new_data, *options)
                self.assertNotIn("annex-conflict-edited", [each["code"] for each in said])
                self.assertFalse([each for each in said if "vay vốn giải quyết việc làm" in each["message"]])
                lines = docx_lines(output)
                self.assertEqual(lines.count("Số phụ nữ được học nghề ngắn hạn"), 1)
                self.assertNotIn("Số người được học nghề ngắn hạn", lines)
                again, _ = self.annex(output, self.new_data, name="dong-con-lan-hai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())

    def test_a_moved_row_without_a_key_is_told_as_moved(self):
        data = json.loads((SOURCE / "samples/van-ban-co-ten-loai/du-lieu.json").read_text(encoding="utf-8"))
        names = ["Tỷ lệ nữ lãnh đạo", "Số hộ nghèo", "Trẻ em gái đến trường", "Phòng chống bạo lực"]
        orders = {"chuyen": [0, 1, 2, 3], "chuyen-moi": [3, 0, 1, 2]}
        for name, order in orders.items():
            rows = [[str(i + 1), names[row], f"{10 + row}%"] for i, row in enumerate(order)]
            data["phu_luc"] = [{"tieu_de": "Chỉ tiêu", "bang": {
                "cot": [{"ten": "TT", "rong_mm": 14}, {"ten": "Chỉ tiêu"}, {"ten": "Mức"}], "hang": rows}}]
            (self.folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        file = self.folder / "chuyen.docx"
        self.check(vanthu("render", "van-ban-co-ten-loai", self.folder / "chuyen.json", "-o", file))
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                output, said = self.annex(file, self.folder / "chuyen-moi.json", *options)
                codes = [each["code"] for each in said]
                self.assertEqual(codes.count("annex-moved"), 1)
                self.assertFalse({"annex-added", "annex-removed"} & set(codes))
                self.validate(output)
                again, _ = self.annex(output, self.folder / "chuyen-moi.json", name="chuyen-lan-hai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())
        # What the hand has changed in it goes along, without --track.
        edited = rewritten(file, self.folder / "chuyen-sua.docx", [
            ("word/document.xml", "Phòng chống bạo lực", "Phòng, chống bạo lực gia đình")])
        output, said = self.annex(edited, self.folder / "chuyen-moi.json")
        lines = docx_lines(output)
        self.assertNotIn("annex-conflict", [each["code"] for each in said])
        self.assertLess(lines.index("Phòng, chống bạo lực gia đình"), lines.index("Tỷ lệ nữ lãnh đạo"))

    @unittest.skipUnless(docx, "python3-docx is not installed")
    def test_a_table_pasted_twice_repeats_no_more_than_the_paste_did(self):
        """Word keeps ids and names once each when it opens such a file; ours are not to add to them."""
        edited = self.folder / "dan-hai-lan.docx"
        document = docx.Document(self.file)
        table = next(each for each in document.tables if len(each.rows) > 10)._tbl
        table.addnext(copy.deepcopy(table))
        table.addnext(docx.oxml.OxmlElement("w:p"))
        document.save(edited)

        def repeated(file):
            with zipfile.ZipFile(file) as package:
                main = ElementTree.fromstring(package.read("word/document.xml"))
            found = {}
            for tag, attribute in (("bookmarkStart", "id"), ("bookmarkStart", "name"), ("sdtPr/" + W + "id", "val")):
                values = collections.Counter(each.get(W + attribute) for each in main.iterfind(f".//{W}{tag}"))
                found[tag, attribute] = sum(count - 1 for count in values.values())
            return found

        before = repeated(edited)
        self.assertTrue(all(before.values()))
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                output, _ = self.annex(edited, self.new_data, *options)
                for kind, count in repeated(output).items():
                    self.assertLessEqual(count, before[kind], kind)
                self.validate(output, warnings=False)
                self.assertEqual(docx_lines(output).count("Tỷ lệ nữ được đào tạo nghề mới"), 1)
                again, _ = self.annex(output, self.new_data, name="dan-hai-lan-lai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())

    @unittest.skipUnless(docx, "python3-docx is not installed")
    def test_edits_of_python_docx_stay(self):
        edited = self.folder / "python-docx.docx"
        document = docx.Document(self.file)
        rows = [table for table in document.tables if len(table.rows) > 10][0]
        rows.add_row().cells[1].text = "Hàng thêm bằng tay"
        for paragraph in document.paragraphs:
            if paragraph.text.replace("\u00a0", " ").startswith("- Chỉ tiêu 2"):
                paragraph.add_run(" Giao Công an xã phối hợp.")
                break
        document.add_paragraph("Đoạn thêm ở cuối.")
        document.save(edited)
        output, said = self.annex(edited, self.new_data)
        lines = docx_lines(output)
        for words in ("Hàng thêm bằng tay", "Giao Công an xã phối hợp.", "Đoạn thêm ở cuối.",
                      "Đạt từ 65% trở lên", "Tỷ lệ nữ được đào tạo nghề mới"):
            self.assertTrue(any(words in line for line in lines), words)
        self.assertNotIn("annex-conflict", [each["code"] for each in said])
        self.validate(output)

    @unittest.skipUnless(docx, "python3-docx is not installed")
    def test_a_column_put_in_and_a_row_taken_out_by_python_docx_stay_so(self):
        edited = self.folder / "python-docx-cot.docx"
        document = docx.Document(self.file)
        table = [one for one in document.tables if len(one.rows) > 10][0]
        table.add_column(docx.shared.Cm(2)).cells[2].text = "Cột tay"
        gone = table.rows[4]
        words = gone.cells[1].text
        gone._tr.getparent().remove(gone._tr)
        document.save(edited)
        output, said = self.annex(edited, self.new_data)
        lines = docx_lines(output)
        for expected in ("Cột tay", "Tỷ lệ nữ được đào tạo nghề mới", "Đạt từ 65% trở lên"):
            self.assertTrue(any(expected in line for line in lines), expected)
        self.assertEqual(sum(words in line for line in lines), sum(words in line for line in docx_lines(edited)))
        self.validate(output)
        again, _ = self.annex(output, self.new_data, name="python-docx-cot-lai.docx")
        self.assertEqual(again.read_bytes(), output.read_bytes())

    @needs("soffice")
    def test_notes_and_formats_of_libreoffice_stay(self):
        edited = self.folder / "chu-thich-lo.docx"
        office_macro.edit(self.folder / "ho-so-chu-thich", self.file, edited, [
            ("AddFootnote", "đạt từ 60% trở lên", "Chú thích gõ tay."),
            ("Embolden", "Số liệu báo cáo phải"), ("AddRow", "Hàng gõ tay")])
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                output, _ = self.annex(edited, self.new_data, *options)
                self.assertEqual(self.extras(output), self.extras(edited))
                lines = docx_lines(output)
                for words in ("Hàng gõ tay", "Tỷ lệ nữ được đào tạo nghề mới"):
                    self.assertTrue(any(words in line for line in lines), words)
                self.assertTrue(any("Đạt từ 65% trở lên" in line for line in self.plain_lines(output)))
                again, _ = self.annex(output, self.new_data, *options, name="chu-thich-lo-lai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())

    @unittest.skipUnless(docx, "python3-docx is not installed")
    def test_notes_comments_and_pictures_stay(self):
        edited = self.folder / "hinh.docx"
        document = docx.Document(self.file)
        picture = self.folder / "dau.png"
        picture.write_bytes(base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=="))
        changed = [each for each in document.paragraphs if each.text.replace("\u00a0", " ").startswith("- Chỉ tiêu 1")][0]
        changed.add_run().add_picture(str(picture))
        changed.runs[0].bold = True
        table = [one for one in document.tables if len(one.rows) > 10][0]
        table.rows[1].cells[1].paragraphs[0].add_run().add_picture(str(picture))
        document.save(self.folder / "hinh-truoc.docx")
        # python3-docx knows neither notes nor comments.
        mark = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        rewritten(self.folder / "hinh-truoc.docx", edited, [
            ("word/document.xml", "Đạt từ 60% trở lên", 'Đạt từ 60% trở lên</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>'),
            ("[Content_Types].xml", "</Types>", "".join(
                f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
                for kind in ("footnotes", "comments")) + "</Types>"),
            ("word/_rels/document.xml.rels", "</Relationships>", "".join(
                f'<Relationship Id="tay{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>'
                for kind in ("footnotes", "comments")) + "</Relationships>")])
        separator = "<w:p><w:r><w:separator/></w:r></w:p>"
        with zipfile.ZipFile(edited) as package:
            text = package.read("word/document.xml").decode("utf-8")
            at = text.index("Công an xã")
            begin, end = text.rindex("<w:r>", 0, at), text.index("</w:r>", at) + 6
            text = text[:begin] + mark[0] + text[begin:end] + mark[1] + text[end:]
            parts = {each: package.read(each) for each in package.namelist()}
        parts["word/document.xml"] = text.encode("utf-8")
        parts["word/footnotes.xml"] = (f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:type="separator" w:id="-1">{separator}</w:footnote>'
                                       f'<w:footnote w:type="continuationSeparator" w:id="0">{separator}</w:footnote>'
                                       '<w:footnote w:id="2"><w:p><w:r><w:t>Chú thích gõ tay.</w:t></w:r></w:p></w:footnote></w:footnotes>').encode()
        parts["word/comments.xml"] = (f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="7" w:author="Lan"><w:p><w:r><w:t>Hỏi lại.</w:t></w:r></w:p>'
                                      '</w:comment></w:comments>').encode()
        with zipfile.ZipFile(edited, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        wanted = self.extras(edited)
        self.assertEqual([len(wanted[each]) for each in ("footnoteReference", "commentReference", "drawing")], [1, 1, 2])
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                output, _ = self.annex(edited, self.new_data, *options)
                self.assertEqual(self.extras(output), wanted)
                self.validate(output)
                self.assertTrue(any("Đạt từ 65% trở lên" in line for line in self.plain_lines(output)))
                with zipfile.ZipFile(output) as package:
                    for part in ("word/footnotes.xml", "word/comments.xml"):
                        self.assertEqual(package.read(part), parts[part])
                    changed = package.read("word/document.xml").decode("utf-8")
                self.assertIn("<w:b/>", changed)
                again, _ = self.annex(output, self.new_data, *options, name="hinh-lai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())

    @staticmethod
    def extras(file):
        """What people put beside the words: notes, comments and pictures, by what they are."""
        with zipfile.ZipFile(file) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
        return {name: sorted(ElementTree.tostring(each) for each in root.iter(f"{W}{name}"))
                for name in ("footnoteReference", "commentReference", "commentRangeStart", "commentRangeEnd", "drawing")}

    def test_the_table_of_contents_follows(self):
        form = "ke-hoach-chien-luoc-tinh"
        source = SOURCE / "samples" / form / "du-lieu.json"
        file, wanted = self.folder / "muc-luc.docx", self.folder / "muc-luc-moi.docx"
        self.check(vanthu("render", form, source, "-o", file))
        data = json.loads(source.read_text(encoding="utf-8"))
        units = data["don_vi"]
        units[1]["ten"] += " và Kế hoạch"
        units.insert(3, {**units[2], "ma": "xay-dung", "ten": "Sở Xây dựng"})
        units[:] = [unit for unit in units if unit["ma"] != "cap-xa"]
        new_data = self.folder / "muc-luc.json"
        new_data.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        self.check(vanthu("render", form, new_data, "-o", wanted))
        for options in ((), ("--track",)):
            with self.subTest(options=options):
                output, said = self.annex(file, new_data, *options)
                self.assertIn("annex-contents-refreshed", [each["code"] for each in said])
                self.assertEqual(self.plain_lines(output), self.plain_lines(wanted))
                self.assertEqual(self.plain_lines(output, rejected=bool(options)), self.plain_lines(file if options else wanted))
                self.validate(output)
                again, _ = self.annex(output, new_data, *options, name="muc-luc-lai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())
                without, _ = self.annex(output, name="muc-luc-khong.docx")
                self.assertEqual(without.read_bytes(), output.read_bytes())
        if not shutil.which("soffice"):
            return
        # It writes the table in its own way.
        subprocess.run(["soffice", f"-env:UserInstallation={(self.folder / 'ho-so-muc-luc').as_uri()}", "--headless", "--convert-to", "docx",
                        "--outdir", self.folder / "muc-luc-lo", file], check=True, capture_output=True, timeout=300)
        output, said = self.annex(self.folder / "muc-luc-lo" / file.name, new_data)
        self.assertIn("annex-contents-refreshed", [each["code"] for each in said])
        with zipfile.ZipFile(output) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
        lines = ["".join(each.itertext()).replace("\u00a0", " ") for each in root.iter(f"{W}p")]
        for words, times in (("2. Sở Tài chính và Kế hoạch", 2), ("4. Sở Xây dựng", 2), ("15. Ủy ban nhân dân các xã, phường", 0)):
            self.assertEqual(sum(words in line for line in lines), times, words)
        again, _ = self.annex(output, new_data, name="muc-luc-lo-lai.docx")
        self.assertEqual(again.read_bytes(), output.read_bytes())

    @needs("soffice")
    def test_edits_made_in_libreoffice_stay(self):
        edited = self.folder / "sua-trong-lo.docx"
        office_macro.edit(self.folder / "ho-so-macro", self.file, edited, [
            ("ReplaceText", "Công an xã", "Công an xã và Quân sự xã"),
            ("AddRow", "Hàng gõ trong LibreOffice"),
            ("AddParagraphBehind", "Số liệu báo cáo phải", "Đoạn gõ thêm."),
            ("MoveParagraphBehind", "Cụ thể hóa các mục tiêu", "Đoạn gõ thêm"),
            ("Track", True), ("ReplaceText", "Nơi nhận", "Nơi gửi"), ("Track", False)])
        output, said = self.annex(edited, self.new_data)
        lines = docx_lines(output)
        for words in ("Công an xã và Quân sự xã", "Hàng gõ trong LibreOffice", "Đoạn gõ thêm.", "Nơi gửi",
                      "Đạt từ 65% trở lên", "Tỷ lệ nữ được đào tạo nghề mới"):
            self.assertTrue(any(words in line for line in lines), words)
        at = {words: next(i for i, line in enumerate(lines) if words in line)
              for words in ("Đoạn gõ thêm.", "Cụ thể hóa các mục tiêu")}
        self.assertEqual(at["Cụ thể hóa các mục tiêu"], at["Đoạn gõ thêm."] + 1)
        with zipfile.ZipFile(output) as package:  # nobody has decided for the person
            self.assertIn("w:del ", package.read("word/document.xml").decode("utf-8"))
        again, _ = self.annex(output, self.new_data, name="sua-trong-lo-lai.docx")
        self.assertEqual(again.read_bytes(), output.read_bytes())

    @needs("soffice")
    def test_a_plan_saved_by_libreoffice_takes_the_new_data(self):
        profile = (self.folder / "profile").as_uri()
        edited = rewritten(self.file, self.folder / "lo.docx",
                           [("word/document.xml", "Công an xã", "Công an xã và Ban Chỉ huy quân sự xã")])
        for turn in ("mot", "hai"):
            subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx",
                            "--outdir", self.folder / turn, edited], check=True, capture_output=True, timeout=300)
            edited = self.folder / turn / edited.name
            with self.subTest(save=turn):
                output, said = self.annex(edited, self.new_data, name=f"lo-{turn}.docx")
                lines = docx_lines(output)
                for words in ("Ban Chỉ huy quân sự xã", "Đạt từ 65% trở lên", "Tỷ lệ nữ được đào tạo nghề mới"):
                    self.assertTrue(any(words in line for line in lines), words)
                again, _ = self.annex(output, self.new_data, name=f"lo-{turn}-lai.docx")
                self.assertEqual(again.read_bytes(), output.read_bytes())

    def test_two_files_as_one_with_tracked_changes(self):
        output = self.folder / "so-sanh.docx"
        done = self.check(vanthu("diff", self.file, self.wanted, "-o", output))
        self.assertIn("đã ghi", done.stdout.decode("utf-8"))
        self.validate(output)
        self.assertEqual(self.plain_lines(output, rejected=True), self.plain_lines(self.file))
        self.assertEqual(self.plain_lines(output), self.plain_lines(self.wanted))
        before = output.read_bytes()
        self.assertEqual(vanthu("diff", self.file, self.wanted, "-o", output).returncode, 4)
        self.check(vanthu("diff", self.file, self.wanted, "-o", output, "--force"))
        self.assertEqual(output.read_bytes(), before)
        self.assertEqual(vanthu("diff", self.file, self.wanted, "-o", self.folder / "x.pdf").returncode, 2)
        # Its own changes are open by now.
        done = vanthu("diff", output, self.wanted, "-o", self.folder / "y.docx", "--report", "json")
        self.assertEqual([each["code"] for each in json.loads(done.stderr)["diagnostics"]], ["diff-open-changes"])
        self.assertFalse((self.folder / "y.docx").exists())

    def test_margins_as_a_tracked_change(self):
        newer = rewritten(self.file, self.folder / "le-khac.docx", [("word/document.xml", 'w:left="1701"', 'w:left="1134"')])
        output = self.folder / "so-sanh-le.docx"
        self.check(vanthu("diff", self.file, newer, "-o", output))
        self.validate(output)
        with zipfile.ZipFile(output) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
        change = next(root.iter(f"{W}sectPrChange"))
        self.assertEqual(change.find(f"{W}sectPr/{W}pgMar").get(f"{W}left"), "1701")
        self.assertEqual(self.plain_lines(output), self.plain_lines(self.file))
        self.assertIn("lề trái 20 mm", self.check(vanthu("diff", self.file, newer)).stdout.decode("utf-8"))

    def test_any_two_samples_as_one_with_tracked_changes(self):
        files = []
        for name, template, data in samples()[:4]:
            files.append(self.folder / f"mau-so-{name}.docx")
            self.check(vanthu("render", template, data, "-o", files[-1], "--plain"))
        for older, newer in zip(files, files[1:] + files[:1]):
            with self.subTest(older=older.name, newer=newer.name):
                output = self.folder / "so-sanh-mau.docx"
                self.check(vanthu("diff", older, newer, "-o", output, "--force"))
                self.validate(output)
                self.assertEqual(self.plain_lines(output, rejected=True), self.plain_lines(older))
                self.assertEqual(self.plain_lines(output), self.plain_lines(newer))

    @staticmethod
    def plain_lines(file, rejected=False):
        """The words of the body, page numbers left out, with every change accepted or rejected: by the
        rules of the standard, apart from the engine's own reader."""
        with zipfile.ZipFile(file) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
        gone = f"{W}ins" if rejected else f"{W}del"
        lines, line, number = [], [], [0]

        def words(element):
            for each in element:
                if each.tag == gone or each.tag == f"{W}pPr":
                    continue
                if each.tag == f"{W}fldChar":
                    kind = each.get(f"{W}fldCharType")
                    if kind == "begin":
                        number.append(0)
                    elif kind == "end":
                        number.pop()
                elif each.tag in (f"{W}instrText", f"{W}delInstrText"):
                    number[-1] = number[-1] or "PAGE" in each.text
                elif each.tag in (f"{W}t", f"{W}delText") and not any(number):
                    line.append(each.text or "")
                elif each.tag == f"{W}noBreakHyphen":
                    line.append("-")
                else:
                    words(each)

        def blocks(element):
            for each in element:
                if each.tag == f"{W}tr" and each.find(f"{W}trPr/{gone}") is not None:
                    continue
                if each.tag != f"{W}p":
                    blocks(each)
                    continue
                words(each)
                if each.find(f"{W}pPr/{W}rPr/{gone}") is not None:
                    continue
                text = "".join(line).replace("\u00a0", " ").replace("\u2060", "").strip()
                if text:
                    lines.append(text)
                line.clear()

        blocks(root)
        return lines


if __name__ == "__main__":
    unittest.main(verbosity=2)
