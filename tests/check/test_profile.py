#!/usr/bin/env python3
"""Profiles of `vanthu check`: a document of the Party is judged by templates/rules/hd05.xml.

The document is written here, of our own text; each case breaks one rule of it.
"""

import collections
import json
import pathlib
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.program import vanthu  # noqa: E402

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
LINKS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type='
         '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
         "</Relationships>")
FACE = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


def line(text, size, face="", properties=""):
    marks = "".join(f"<w:{one}/>" for one in face)
    return (f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{FACE}{marks}<w:sz w:val="{2 * size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>')


CENTRE = '<w:jc w:val="center"/>'
BODY = ('<w:spacing w:before="120" w:line="380" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>')


def text(words):
    return line(words, 14, "", BODY)


def table(*cells):
    return ("<w:tbl><w:tblPr/><w:tblGrid>" + "<w:gridCol/>" * len(cells) + "</w:tblGrid><w:tr>" +
            "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr></w:tbl>")


PARTY = (
    table(line("ĐẢNG BỘ TỈNH HÒA AN", 14, "", CENTRE) + line("ĐẢNG ỦY XÃ PHÚ VINH", 14, "b", CENTRE) +
          line("*", 14, "", CENTRE) + line("Số 12-KH/ĐU", 14, "", CENTRE),
          line("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "b", CENTRE) +
          line("Phú Vinh, ngày 05 tháng 3 năm 2026", 14, "i", CENTRE)) +
    line("KẾ HOẠCH", 16, "b", CENTRE) + line("công tác kiểm tra, giám sát năm 2026", 15, "b", CENTRE) +
    text("Ban Thường vụ Đảng ủy xã xây dựng kế hoạch kiểm tra, giám sát năm 2026 để các chi bộ chủ động thực hiện, "
         "bảo đảm đúng quy định và phù hợp với tình hình của địa phương.") +
    text("Các chi bộ xây dựng kế hoạch của mình, báo cáo kết quả trước ngày 15 tháng 12 năm 2026 để Đảng ủy tổng hợp, "
         "báo cáo cấp trên theo quy định hiện hành.") +
    table(line("Nơi nhận:", 14, "", "") + line("- Các chi bộ,", 12) + line("- Lưu Đảng ủy.", 12),
          line("T/M ĐẢNG ỦY", 14, "b", CENTRE) + line("BÍ THƯ", 14, "", CENTRE) +
          line("Nguyễn Văn An", 14, "b", CENTRE)))
SECTION = ('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
           'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')
# What is broken, by what, and the rule that says so with its level.
FAULTS = (
    ('w:left="1701"', 'w:left="1134"', "le-trai", "violation"),
    ('w:right="851"', 'w:right="1134"', "le-phai", "violation"),
    ("Số 12-KH", "Số: 12-KH", "tu-so", "violation"),
    ("T/M ĐẢNG", "TM. ĐẢNG", "quyen-han-viet-tat", "departure"),
    ("tháng 3 năm", "tháng 03 năm", "ngay-thang-so-khong", "departure"),
    (text("Các")[:-20], text("Các")[:-20].replace('w:val="28"', 'w:val="26"'), "noi-dung", "violation"),
    ('w:line="380" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"', "cach-dong", "departure"),
    ("theo quy định hiện hành.", "theo quy định hiện hành./.", "dau-ket-thuc", "departure"),
    ("<w:b/>" + '<w:sz w:val="30"/></w:rPr><w:t xml:space="preserve">ĐẢNG', '<w:sz w:val="30"/></w:rPr><w:t xml:space="preserve">ĐẢNG',
     "quoc-hieu", "departure"),
    (line("ĐẢNG BỘ TỈNH HÒA AN", 14, "", CENTRE), line("ĐẢNG BỘ TỈNH HÒA AN", 13, "", CENTRE), "co-quan-chu-quan", "departure"),
    (line("KẾ HOẠCH", 16, "b", CENTRE), line("KẾ HOẠCH", 14, "b", CENTRE), "ten-loai", "departure"),
    ("- Các chi bộ,", "- Các  chi bộ,", "hai-dau-cach", "suspicion"),
)


class Profile(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def write(self, body, section=SECTION):
        path = self.folder / "a.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("_rels/.rels", LINKS)
            archive.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}{section}</w:body></w:document>")
        return path

    def checked(self, path, *options):
        done = vanthu("check", "--format", "json", *options, path)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return json.loads(done.stdout)["files"][0]

    def test_a_document_of_the_party_is_judged_by_its_own_rules(self):
        answer = self.checked(self.write(PARTY))
        self.assertEqual(answer["profile"], "hd05")
        self.assertEqual(answer["findings"], [])

    def test_one_fault_one_finding(self):
        for old, new, rule, level in FAULTS:
            with self.subTest(rule=rule):
                whole = PARTY + SECTION
                self.assertIn(old, whole)
                path = self.write(whole.replace(old, new, 1), "")
                found = self.checked(path)["findings"]
                self.assertEqual([(one["rule"], one["level"]) for one in found], [(rule, level)])
                if rule not in ("hai-dau-cach",):
                    self.assertEqual(found[0]["clause"], "hd05")
                # What is mechanical can be mended here, too.
                if rule == "cach-dong":
                    continue
                fixed = self.folder / "fixed.docx"
                answer = self.checked(path, "--fix", fixed, "--force")
                self.assertEqual(answer["findings"][0]["mended"], "yes")
                self.assertEqual(self.checked(fixed)["findings"], [])

    def test_the_profile_can_be_said(self):
        path = self.write(PARTY)
        answer = self.checked(path, "--profile", "nd30")
        self.assertEqual(answer["profile"], "nd30")
        rules = collections.Counter(one["rule"] for one in answer["findings"])
        self.assertEqual(rules["so-dau-hai-cham"], 1)
        self.assertEqual(rules["quyen-han-viet-tat"], 1)
        self.assertEqual(vanthu("check", "--profile", "khac", path).returncode, 2)

    def test_districts_after_the_reform(self):
        def head(agency, year):
            return (table(line(f"ỦY BAN NHÂN DÂN {agency}", 13, "b", CENTRE) + line("Số: 12/KH-UBND", 13, "", CENTRE),
                          line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b", CENTRE) +
                          line("Độc lập - Tự do - Hạnh phúc", 14, "b", CENTRE) +
                          line(f"Phú Vinh, ngày 05 tháng 3 năm {year}", 14, "i", CENTRE)) + line("KẾ HOẠCH", 14, "b", CENTRE))
        for agency, year, wanted in (("HUYỆN PHÚ VINH", 2026, 1), ("HUYỆN PHÚ VINH", 2024, 0), ("XÃ PHÚ VINH", 2026, 0),
                                     ("THỊ TRẤN PHÚ VINH", 2025, 0), ("QUẬN PHÚ VINH", 2027, 1)):
            found = self.checked(self.write(head(agency, year)))["findings"]
            self.assertEqual(sum(one["rule"] == "don-vi-cap-huyen" for one in found), wanted, (agency, year))


if __name__ == "__main__":
    unittest.main(verbosity=2)
