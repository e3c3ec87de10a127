"""Faults of form, one at a time: letters, places, page, the rules below motto, agency and subject."""

import re

from faults import (CheckCase, Document, aligned, alike, direct, drawn_line, said, said_last, size, switch, vml_line)
from support.program import vanthu

SAMPLES = ("ke-hoach-binh-dang-gioi-xa", "ke-hoach-binh-dang-gioi-so", "ke-hoach-ban-phu-nu-nganh",
           "ke-hoach-chien-luoc-phuong", "quyet-dinh-truc-tiep", "nghi-quyet-ca-biet", "phu-luc-giay")
# Which rule judges the letters of a component.
TYPES = {
    "Quốc hiệu": ("quoc-hieu", "b"), "Tiêu ngữ": ("tieu-ngu", "b"),
    "cơ quan ban hành": ("co-quan-ban-hanh", None), "số, ký hiệu": ("so-ky-hieu", None),
    "địa danh, thời gian": ("dia-danh-ngay", "i"), "tên loại": ("ten-loai", "b"),
    "trích yếu": ("trich-yeu", "b"), "căn cứ": ("can-cu", "i"), "mục La Mã": ("muc-la-ma", "b"),
    "chức vụ người ký": ("quyen-han-chuc-vu", "b"), "họ tên người ký": ("ho-ten", "b"),
    "dòng Nơi nhận": ("noi-nhan", "i"), "nơi nhận": ("noi-nhan-danh-sach", None),
    "phụ lục": (("phu-luc", "ten-phu-luc"), "b"), "tên phụ lục": ("ten-phu-luc", "b"), "dòng kèm theo": ("kem-theo", "i"),
    "lời văn": ("noi-dung", None), "gạch đầu dòng": ("noi-dung", None),
}
CENTRED = ("tên loại", "trích yếu", "phụ lục", "tên phụ lục", "Tiêu ngữ")


class FormFaults(CheckCase):
    def faults_of_letters(self, name):
        parts = self.components(self.files[name])
        for component, (rule, face) in TYPES.items():
            if not parts[component]:
                continue
            words = parts[component][0]
            self.expect(name, f"{component} 20 pt", rule, size(40), words)
            if face is not None:
                self.expect(name, f"{component} without {face}", rule, switch(face, False), words)
            if face == "b":
                self.expect(name, f"{component} italic", rule, switch("i", True), words)
            if component in CENTRED:
                self.expect(name, f"{component} on the left", "canh-giua", aligned("left"), words)

        # A title that fills its cell looks the same on the left; with room beside it does not.
        for title in parts["Quốc hiệu"]:
            self.stays_quiet(name, "a title without room on the left", aligned("left"), title)
            self.expect(name, "a title moved to the right", "canh-giua", lambda paragraph: aligned("left")(paragraph).replace(
                "</w:pPr>", '<w:ind w:left="600"/></w:pPr>', 1), title)

    def faults_of_page(self, name):
        def page(pattern, replacement):
            def edit(document):
                new = re.sub(pattern, replacement, document.body)
                changed = new != document.body
                document.body = new
                return changed
            return edit
        for attribute, rule, wrong in (("top", "le-tren", 850), ("top", "le-tren", 1701),
                                       ("bottom", "le-duoi", 850), ("bottom", "le-duoi", 1701),
                                       ("left", "le-trai", 1134), ("left", "le-trai", 2268),
                                       ("right", "le-phai", 567), ("right", "le-phai", 1701)):
            self.expect(name, f"margin {attribute} {wrong}", rule,
                        page(rf'(<w:pgMar [^>]*w:{attribute}=")\d+', rf"\g<1>{wrong}"))
        self.expect(name, "Letter", "kho-giay-cao",
                    page(r'w:h="16838"', 'w:h="15840"'))

    def faults_of_turned_pages(self, name):
        for margins, wanted in (("1701 1134 1134 1134", []), ("1701 1134 1134 851", ["le-duoi"]), ("1134 1134 1134 851", ["le-trai"])):
            top, right, bottom, left = margins.split()
            document = Document(self.files[name])
            document.body = re.sub(r'<w:pgSz [^>]*/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', document.body)
            for side, value in (("top", top), ("right", right), ("bottom", bottom), ("left", left)):
                document.body = re.sub(rf'(<w:pgMar [^>]*w:{side}=")\d+', rf"\g<1>{value}", document.body)
            document.write(self.folder / "turned.docx")
            with self.subTest(margins=margins):
                self.assertEqual([one["rule"] for one in self.findings(self.folder / "turned.docx") if one["rule"].startswith("le-")], wanted)

    def faults_of_rules(self, name):
        """The rules below motto, agency and subject, of every kind, too short or too long; and right."""
        border = re.compile(r'<w:p><w:pPr><w:pStyle w:val="DongKe"/>(?:(?!</w:p>).)*</w:p>', re.S)
        parts = self.components(self.files[name])
        for rule, nth, right, wrong, below in (("ke-co-quan", 0, 17, (8, 40), parts["cơ quan ban hành"][-1]),
                                               ("ke-tieu-ngu", 1, 60, (50, 70), "Độc lập"),
                                               ("ke-trich-yeu", 2, 40, (20, 80), None)):
            def instead(made, nth=nth):
                def edit(document):
                    spot = list(border.finditer(document.body))[nth]
                    document.body = document.body[:spot.start()] + made + document.body[spot.end():]
                    return True
                return edit

            def indented(wide, nth=nth):
                def edit(document):
                    spot = list(border.finditer(document.body))[nth]
                    room = {0: 3619, 1: 5452, 2: 9071}[nth]
                    side = round((room - wide * 56.7) / 2)
                    new = re.sub(r'<w:ind [^>]*/>', f'<w:ind w:left="{side}" w:right="{side}"/>', spot.group(0))
                    document.body = document.body[:spot.start()] + new + document.body[spot.end():]
                    return True
                return edit

            def words(wide):
                # An underscore of 12 pt is half as wide as high.
                return instead('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>' +
                               "_" * round(wide * 72 / 25.4 / 6) + "</w:t></w:r></w:p>")
            kinds = [("border", indented), ("underscores", words),
                     ("drawing", lambda wide: instead(drawn_line(wide))), ("VML", lambda wide: instead(vml_line(wide))),
                     ("VML connector", lambda wide: instead(vml_line(wide, True)))]
            for what, made in kinds:
                for wide in wrong:
                    self.assertTrue(self.expect(name, f"{rule} {what} {wide} mm", rule, made(wide)))
                self.stays_quiet(name, f"{rule} {what} {right} mm", made(right))
                self.assertNotIn("không nhận ra: kẻ dưới", vanthu(
                    "check", "--explain-structure", self.folder / "quiet.docx").stdout.decode("utf-8"))
            # What nobody can measure is told as such, never as wrong.
            for what, made in (("of the page", drawn_line(8).replace('relativeFrom="paragraph"', 'relativeFrom="page"')),
                               ("a share", drawn_line(8).replace("<a:graphic", "<wp14:sizeRelH><wp14:pctWidth>50</wp14:pctWidth>"
                                                                 "</wp14:sizeRelH><a:graphic", 1)),
                               ("a picture", drawn_line(8).replace('prst="line"', 'prst="ellipse"')),
                               ("a figure without unit", vml_line(8).replace("pt,", ",")),
                               ("none", "<w:p/>")):
                self.stays_quiet(name, f"{rule}, {what}", instead(made))
                self.assertIn("không nhận ra: kẻ dưới", vanthu(
                    "check", "--explain-structure", self.folder / "quiet.docx").stdout.decode("utf-8"))
            if below is None:
                continue

            def underlined(document, below=below, nth=nth, change=instead("<w:p/>")):
                return change(document) and document.change(below, direct('<w:u w:val="single"/>', "u"))
            if rule == "ke-tieu-ngu":
                self.stays_quiet(name, "underlined motto", underlined)
            else:
                self.assertTrue(self.expect(name, "underlined agency", rule, underlined))

    def faults_of_heads_in_text(self, name):
        """The rules below motto and agency where the head is no table: two blocks made with spaces."""
        head = re.compile(r"<w:tbl>.*?</w:tbl>", re.S)

        def text(words, bold=True, drawn=""):
            weight = "<w:b/>" if bold else ""
            properties = f'<w:rPr>{weight}<w:sz w:val="26"/></w:rPr>'
            return f'<w:p>{drawn}<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'

        def run(made, start):
            """The drawing of a paragraph, so far from the left edge."""
            made = made.replace("<wp:posOffset>100000</wp:posOffset>", f"<wp:posOffset>{round(start * 36000)}</wp:posOffset>", 1)
            return re.sub(r"^<w:p>|</w:p>$", "", made)

        def rules(*below):
            document = Document(self.files[name])
            lines = (text("ỦY BAN NHÂN DÂN XÃ A          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                     text("          ỦY BAN          </w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr><w:t>"
                          "Độc lập - Tự do - Hạnh phúc"), *below,
                     text("          Số:      /KH-UBND          Phú Thịnh, ngày      tháng 3 năm 2026", bold=False))
            document.body = head.sub(lambda match: "".join(lines), document.body, count=1)
            path = self.folder / "head.docx"
            document.write(path)
            found = [one["rule"] for one in self.findings(path) if one["rule"] in ("ke-tieu-ngu", "ke-co-quan")]
            told = vanthu("check", "--explain-structure", path).stdout.decode("utf-8")
            return found, [side for side in ("Tiêu ngữ", "cơ quan ban hành") if "không nhận ra: kẻ dưới " + side in told]
        space = " " * 30
        # An underscore of 13 pt is 2.29 mm wide; the motto in bold 14 pt 60.4 mm.
        for what, below, found, unknown in (
                ("dashes", [text("______" + space + "_" * 10)], ["ke-tieu-ngu"], []),
                ("one row of dashes may be of either", [text(space + "_" * 10)], [], ["Tiêu ngữ", "cơ quan ban hành"]),
                ("a line on the right", [text("", drawn=run(drawn_line(40), 90))], ["ke-tieu-ngu"], ["cơ quan ban hành"]),
                ("a line on the right, right", [text("", drawn=run(drawn_line(60), 85))], [], ["cơ quan ban hành"]),
                ("a line in the middle may be of either", [text("", drawn=run(drawn_line(40), 60))], [],
                 ["Tiêu ngữ", "cơ quan ban hành"]),
                ("a line from the page's edge", [text("", drawn=run(drawn_line(40), 90).replace('relativeFrom="column"', 'relativeFrom="page"'))],
                 [], ["Tiêu ngữ", "cơ quan ban hành"])):
            with self.subTest(head=what):
                self.assertEqual(rules(*below), (found, unknown))

    def faults_of_letters_of_offices(self, name):
        """A letter (công văn)."""
        parts = self.components(self.files[name])
        self.assertTrue(self.expect(name, "a kind in the symbol", "ky-hieu-cong-van",
                                    said(lambda t: t.replace("UBND-", "KH-UBND-")), parts["số, ký hiệu"][0]))
        self.stays_quiet(name, "reasons in running text", lambda document: document.change(
            parts["lời văn"][0], alike("Căn cứ Luật Hòa giải ở cơ sở;", "Xét đề nghị của Hội Phụ nữ xã, Ủy ban nhân dân xã có ý kiến như sau:")))

    def faults_of_every_other_rule(self, name):
        """One fault each of the rules of findings.def that no other table names."""
        parts = self.components(self.files[name])
        long_text = next(one for one in parts["lời văn"] if len(one) > 140)
        dash, post, person = parts["gạch đầu dòng"][1], parts["chức vụ người ký"][0], parts["họ tên người ký"][0]
        authority = parts["quyền hạn người ký"]

        def in_headers(pattern, replacement):
            def edit(document):
                changed = False
                for part in [one for one in document.parts if re.match(r"word/header\d*\.xml", one)]:
                    new = re.sub(pattern, replacement, document.parts[part].decode("utf-8"))
                    changed = changed or new.encode("utf-8") != document.parts[part]
                    document.parts[part] = new.encode("utf-8")
                return changed
            return edit

        def in_body(pattern, replacement):
            def edit(document):
                new = re.sub(pattern, replacement, document.body)
                changed, document.body = new != document.body, new
                return changed
            return edit

        def properties(element, tag):
            def edit(paragraph):
                paragraph = re.sub(rf"<w:{tag} [^>]*/>", "", paragraph)
                if "<w:pPr>" in paragraph:
                    return paragraph.replace("</w:pPr>", element + "</w:pPr>", 1)
                return re.sub(r"(<w:p(?: [^>]*)?>)", rf"\1<w:pPr>{element}</w:pPr>", paragraph, count=1)
            return edit
        number, date = parts["số, ký hiệu"][0], parts["địa danh, thời gian"][0]
        alone = parts["gạch đầu dòng"][2]

        def in_footer(document):
            """The header's part becomes a footer."""
            for part, words in (("word/_rels/document.xml.rels", document.parts["word/_rels/document.xml.rels"].decode()),):
                document.parts[part] = words.replace("relationships/header", "relationships/footer").encode()
            document.parts["[Content_Types].xml"] = document.parts["[Content_Types].xml"].replace(b".header+xml", b".footer+xml")
            for part in [one for one in document.parts if re.match(r"word/header\d*\.xml", one)]:
                document.parts[part] = re.sub(rb"(</?w:)hdr\b", rb"\1ftr", document.parts[part])
            document.body = document.body.replace("<w:headerReference", "<w:footerReference")
            return True

        def without_deputising(document):
            deputising = [one for one in authority if one.startswith("KT.")]
            return bool(deputising) and document.change(deputising[0], lambda paragraph: "")
        for rule, edit, words in (
                ("so-trang-thieu", in_headers(r"\bPAGE\b", "TITLE"), None),
                ("so-trang-trang-dau", in_body(r"<w:titlePg/>", ""), None),
                (("quoc-hieu-loi", "sai-dau"), said(lambda t: t.replace("HỘI", "HÔI")), "CỘNG HÒA XÃ HỘI"),
                ("tieu-ngu-loi", said(lambda t: t.replace("-", "–")), "Độc lập"),
                ("so-thu-tu-dau", alike("b) Việc thứ nhất."), dash),
                ("canh-deu", aligned("left"), long_text),
                ("lui-dau-dong", properties('<w:ind w:firstLine="0"/>', "ind"), long_text),
                ("ket-thuc", said_last(lambda t: t.replace("./.", ".")), parts["lời văn"][-1]),
                ("kt-chuc-vu", said(lambda t: t.replace("PHÓ ", "")), post),
                ("quyen-han-viet-tat", said(lambda t: t.replace("TM.", "T/M")), authority[0]),
                ("hoc-ham-truoc-ten", said(lambda t: "TS. " + t), person),
                ("noi-nhan-gach-dau-dong", said(lambda t: t.replace("- ", "", 1)), parts["nơi nhận"][0]),
                ("phu-luc-kem-theo", said(lambda t: t.replace("(Kèm theo", "(Theo")), "(Kèm theo"),
                (("so-trang-canh-giua",), in_headers(r'</w:pPr>', '<w:jc w:val="right"/></w:pPr>'), None),
                ("so-trang-cho-dat", in_footer, None),
                ("so-them-khong", said(lambda t: t.replace("/KH", "5/KH")), number),
                ("ngay-khong-co", said(lambda t: t.replace("tháng 3", "32 tháng 3")), date),
                ("cach-doan", properties('<w:spacing w:before="40" w:after="40"/>', "spacing"), alone),
                ("pho-khong-kt", without_deputising, None),
                (("luu-thieu", "noi-nhan-dau-cau"), lambda paragraph: "<w:p/>", parts["dòng Lưu"][0]),
                ("dat-dau-thanh", said_last(lambda t: t.rstrip(".;") + "; hoà thuận"), dash)):
            self.assertTrue(self.expect(name, str(rule), rule, edit, words), rule)
