"""Faults of form, one at a time: letters, places, page, the rules below motto, agency and subject."""

import re

from faults import (CheckCase, aligned, alike, direct, drawn_line, said, said_last, size, switch, vml_line)
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
CENTRED = ("tên loại", "trích yếu", "phụ lục", "tên phụ lục", "Quốc hiệu", "Tiêu ngữ")


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
                ("dat-dau-thanh", said_last(lambda t: t.rstrip(".;") + "; hoà thuận"), dash)):
            self.assertTrue(self.expect(name, str(rule), rule, edit, words), rule)
