"""Faults of words, numbering and figures, one at a time; beside each what is like it and right."""

import re
import unicodedata

from faults import (TEXT, CheckCase, after, alike, direct, said, said_last, size, table)

# One sentence with one fault, and a sentence like it that is right.
SENTENCES = (
    ("sai-chinh-ta", "các nghành liên quan", "các ngành liên quan, theo hệ mét; vắc-xin; tỉnh Đắk Lắk"),
    ("sai-chinh-ta", "nhà trừong và gia đình", "axít, lôgic, HĐND, TTHC, logistics"),
    ("am-tiet-khong-co", "nguồn nươc sạch", "nguồn nước sạch ở Krông Pắc"),
    ("i-va-y", "kĩ thuật, kỹ năng", "kỹ thuật, kỹ năng; công ty và tiền ti vi"),
    ("viet-hoa-dau-cau", "Đã làm xong việc. tiếp tục việc sau", "Đã làm v.v. và việc khác, tr. hai"),
    ("viet-hoa-vien-dan", "theo Khoản 2 Điều 5 Luật này", "theo điểm a khoản 2 Điều 5 Luật này"),
    ("viet-hoa-vien-dan", "theo Điểm b khoản 2 Điều 5", "Theo điều kiện thực tế; 3 điều cần nhớ"),
    ("viet-hoa-vien-dan", "tại khoản 2 điều 5", "tại khoản 2 Điều 5"),
    ("viet-hoa-ten-loai", "theo nghị quyết số 15/NQ-HĐND", "theo nghị quyết của hội nghị; Nghị quyết số 15/NQ-HĐND"),
    ("viet-hoa-nhan-dan", "các tầng lớp nhân dân", "Hội đồng nhân dân, quản lý nhà nước, Công an nhân dân"),
    ("viet-hoa-co-quan", "họp với ủy ban nhân dân xã", "họp với Ủy ban nhân dân xã"),
    ("viet-hoa-co-quan", "gửi sở Tài chính", "gửi Sở Tài chính; trụ sở Tài chính; toàn bộ Y tế xã"),
    ("viet-hoa-don-vi", "trên địa bàn Tỉnh Nam Định", "trên địa bàn tỉnh Nam Định; Tỉnh ủy"),
    ("viet-hoa-ngay-thang", "dịp tết nguyên đán", "dịp tết Nguyên đán; tháng Tám; chiều thứ Hai; thứ hai là"),
    ("viet-hoa-ngay-thang", "họp vào chiều thứ hai", "đứng thứ hai toàn tỉnh"),
    ("viet-hoa-ngay-le", "chào mừng ngày quốc khánh", "chào mừng ngày Quốc khánh; khách quốc tế"),
    ("ty-le-khong-khop", "có 30/50 xã, đạt 65%", "có 30/50 xã, đạt 60%; 1/3 (33,3%); từ 25/02/2026 đạt 90%; phục vụ 24/7, đạt 100%"),
    ("thoi-han-ngoai-ky", "xong trước ngày 15/12/2019", "Luật đã ban hành trước ngày 15/12/2019; xong trước ngày 15/12/2026"),
)


class TextFaults(CheckCase):
    def faults_of_text(self, name):
        parts = self.components(self.files[name])
        number, date = parts["số, ký hiệu"][0], parts["địa danh, thời gian"][0]
        bases, romans = parts["căn cứ"], parts["mục La Mã"]
        dashes, recipients = parts["gạch đầu dòng"], parts["nơi nhận"]

        def expect(what, rule, edit, words):
            self.assertTrue(self.expect(name, what, rule, edit, words), what)

        expect("no colon", "so-dau-hai-cham", said(lambda t: t.replace("Số:", "Số")), number)
        expect("other kind", "ky-hieu-ten-loai", said(lambda t: t.replace("KH", "BC")), number)
        expect("date of the other set", "co-chu-thong-nhat", size(26), date)
        expect("month with zero", "ngay-thang-so-khong",
               said(lambda t: re.sub(r"tháng (\d)\b", r"tháng 0\1", t)), date)
        expect("no comma", "dia-danh-dau-phay", said(lambda t: t.replace(",", "")), date)
        expect("basis with a comma", "can-cu-dau-cau", said_last(lambda t: t.rstrip(";") + ","), bases[0])
        expect("last basis", "can-cu-dau-cau", said_last(lambda t: t.rstrip(".") + ";"), bases[-1])
        expect("section left out", "so-thu-tu-nhay", said(lambda t: re.sub(r"^\w+\.", "IX.", t)), romans[-1])
        expect("section twice", "so-thu-tu-trung", said(lambda t: re.sub(r"^\w+\.", romans[-2].split()[0], t)), romans[-1])
        expect("no space behind the number", "sau-so-thu-tu",
               said(lambda t: t.replace(". ", ".", 1)), romans[1])
        expect("recipient without mark", "noi-nhan-dau-cau",
               said_last(lambda t: t.rstrip(";")), recipients[0])
        expect("archive", "luu-cach-ghi", said(lambda t: t.replace("Lưu:", "Lưu")), parts["dòng Lưu"][0])
        expect("annex number", ("phu-luc-so", "phu-luc-chi-dan"), said(lambda t: t.replace("II", "III")), parts["phụ lục"][1])
        expect("loose marks", "khong-nfc",
               said(lambda t: t.replace("hóa", unicodedata.normalize("NFD", "hóa"))), dashes[0])
        expect("zero width space", "ky-tu-an", said(lambda t: t.replace(" ", " \u200b", 1)), dashes[1])
        expect("Cyrillic a", "chu-giong", said(lambda t: t.replace("a", "\u0430", 1)), dashes[2])
        expect("two spaces", "hai-dau-cach", said(lambda t: re.sub(r"(\w) (\w)", r"\1  \2", t, count=1)), dashes[1])
        expect("space before comma", "cach-truoc-dau", said(lambda t: re.sub(r"(\w),", r"\1 ,", t, count=1)), dashes[1])
        expect("no space behind comma", "thieu-cach-sau-dau",
               said(lambda t: re.sub(r", (\w)", r",\1", t, count=1)), dashes[1])
        expect("open bracket", "ngoac-le", said(lambda t: t + " ("), dashes[2])
        expect("another face", "phong-chu", direct('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "rFonts"), dashes[0])
        expect("TCVN3 letters", "bang-ma-cu", said_last(lambda t: t.rstrip(".;") + "; vµ triÓn khai nhiÖm vô"), dashes[0])
        expect("VNI letters", "bang-ma-cu", said_last(lambda t: t.rstrip(".;") + "; vaø trieån khai nhieäm vuï"), dashes[0])
        self.stays_quiet(name, "signs and foreign words", said_last(
            lambda t: t.rstrip(".;") + "; ống Ø 200, Ø 100; 5 µm ± 3 °C; ông Müller, café"), dashes[0])
        legacy = direct('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "rFonts")
        expect("legacy face", "phong-cu", lambda p: legacy(TEXT.sub(r"\g<1>triÓn khai \g<3>", p)), dashes[0])
        expect("Unicode in a legacy face", "phong-chu", legacy, dashes[0])
        for rule, wrong, right in SENTENCES:
            expect(wrong, rule, said_last(lambda t, add=wrong: t.rstrip(".;") + "; " + add), dashes[1])
            self.stays_quiet(name, right, said_last(lambda t, add=right: t.rstrip(".;") + "; " + add), dashes[1])
        expect("two names", "ten-don-vi-khac-nhau", said_last(
            lambda t: t + " Phòng Văn hóa - Xã hội, Phòng Văn hóa và Xã hội"), dashes[1])
        expect("a short name", "ten-don-vi-khac-nhau", said_last(
            lambda t: t + " Phòng Văn hóa - Xã hội, Phòng VH-XH"), dashes[1])
        self.stays_quiet(name, "two units", said_last(
            lambda t: t + " Sở Tài chính và Sở Nội vụ, Phòng Kinh tế và Phòng Nội vụ"), dashes[1])
        for rule, wrong, right in (
                ("sai-dau", "công tác đạo tạo nhân viên", "phát huy truyền thống; nguyên nhân dẫn đến"),
                ("sai-dau", "về phong, chống tác hại", "về phòng, chống tác hại; đội tiên phong"),
                ("vien-dan-khac-nhau", "theo Nghị quyết số 28/2021/NQ-CP", "theo Nghị quyết số 28/NQ-CP và Nghị quyết số 28/2023/NQ-CP"),
                ("vien-dan-khac-ngay", "theo Nghị quyết số 28/NQ-CP ngày 05/3/2021",
                 "theo Nghị quyết số 28/NQ-CP ngày 03/3/2021; Nghị quyết số 28/NQ-CP ngày 01/02/2024; Kế hoạch số 58/KH-UBND ngày 07/02/2026"),
                ("cach-quanh-gach-noi", "theo Công văn số 350/KH- BYT", "gặp đồng chí An\u00a0- Thư ký; ông A - Trưởng ban")):
            expect(wrong, rule, said_last(lambda t, add=wrong: t.rstrip(".;") + "; " + add), dashes[1])
            self.stays_quiet(name, right, said_last(lambda t, add=right: t.rstrip(".;") + "; " + add), dashes[1])
        expect("the same slip again and again", "sai-dau", alike("- Chỉ tiêu: phần đầu đạt 80%.", "- Năm sau phần đầu đạt 82%."), dashes[1])
        # What was found wrong in real files stays quiet.
        self.stays_quiet(name, "dots behind a number", alike("-............................................"), dashes[1])
        self.stays_quiet(name, "bases that lead on", lambda document: document.change(
            bases[-1], lambda p: said_last(lambda t: t.rstrip(".") + ";")(p) + alike(
                "Căn cứ chức năng, nhiệm vụ, xã xây dựng kế hoạch như sau:")(p).replace(p, "", 1)))
        self.stays_quiet(name, "annexes by other numerals", lambda document: document.change(
            dashes[0], said_last(lambda t: t + " (Phụ lục số 01 và 02)")))
        self.stays_quiet(name, "a face for its family", direct(
            '<w:rFonts w:ascii="Times New Roman Italic" w:hAnsi="Times New Roman Italic"/>', "rFonts"), bases[0])
        self.stays_quiet(name, "small Roman numbers", alike("ii) Việc thứ hai.", "iii) Việc thứ ba."), dashes[1])
        self.stays_quiet(name, "a basis that leads on", alike(
            "Căn cứ chức năng, nhiệm vụ được giao, xã xây dựng kế hoạch như sau:"), bases[-1])
        # What was found wrong in files that no rule was made with stays quiet.
        self.stays_quiet(name, "a first number behind a line break", lambda document: document.change(
            romans[-1], alike("Các bước sau:@1. Bước một.", "2. Bước hai.")) and (
                setattr(document, "body", document.body.replace("@", "</w:t><w:br/><w:t>", 1)) or True))
        self.stays_quiet(name, "an indent of protected spaces", alike("\u00a0" * 8 + "Xã tổ chức thực hiện. " * 8), dashes[1])
        self.stays_quiet(name, "contents typed by hand", lambda document: document.change(dashes[1], alike("I. Mở đầu@3", "IV. Kết luận@12")) and (
            setattr(document, "body", re.sub(r"@(\d+)", r"</w:t><w:tab/><w:t>\1", document.body)) or True))
        self.stays_quiet(name, "sections by letters", alike("C. Việc thứ ba", "D. Việc thứ tư", "L. Việc khác"), dashes[1])
        self.stays_quiet(name, "a word with a hyphen", alike("X-quang phổi miễn phí cho người cao tuổi."), dashes[1])
        self.stays_quiet(name, "dots that go on", alike("." * 60 + " không tiến hành chuyển hồ sơ, " + "." * 80), dashes[1])
        self.stays_quiet(name, "a number behind a break", lambda document: document.change(
            dashes[1], alike("a) Việc thứ nhất.", "b) Việc thứ hai.", "c) Việc thứ ba.")) and document.change(
                "b) Việc thứ hai", lambda p: p.replace("<w:t ", "<w:br/><w:t ", 1)))
        self.stays_quiet(name, "numbers through the headings", lambda document: all(document.change(
            words, alike(*lines)) for words, lines in ((romans[-2], ("1. Việc một.", "2. Việc hai.")), (romans[-1], ("3. Việc ba.", "4. Việc bốn.")))))
        self.stays_quiet(name, "nearly black", direct('<w:color w:val="0D0D0D"/>', "color"), dashes[0])
        self.stays_quiet(name, "a remark beside recipients", said_last(lambda t: t.rstrip(";") + ";" + " " * 12 + "để báo cáo"), recipients[0])
        self.stays_quiet(name, "a basis by request", lambda document: document.change(
            bases[-1], lambda p: said_last(lambda t: t.rstrip(".") + ";")(p) + alike(
                "Theo Đơn đề nghị của Hội Phụ nữ xã.")(p).replace(p, "", 1)))
        self.stays_quiet(name, "reasons of two sentences", alike(
            "Căn cứ tình hình thực tế của địa phương. Các thôn chủ động thực hiện."), dashes[1])
        self.stays_quiet(name, "a draft", alike("DỰ THẢO", "." * 80), dashes[1])
        self.stays_quiet(name, "kinds of agencies", said_last(
            lambda t: t + " Chỉ số của các bộ, cơ quan ngang bộ, ủy ban nhân dân tỉnh."), dashes[1])
        self.stays_quiet(name, "numbers of a quotation", alike("“2. Việc thứ nhất.", "3. Việc thứ hai.”"), dashes[1])
        self.stays_quiet(name, "every case", said_last(lambda t: t + " Xử lý trong mọi trường hợp."), dashes[1])
        expect("blue", "mau-chu", direct('<w:color w:val="0000FF"/>', "color"), dashes[0])

    def faults_of_figures(self, name):
        dashes = self.components(self.files[name])["gạch đầu dòng"]

        def expect(what, rule, edit, words):
            self.assertTrue(self.expect(name, what, rule, edit, words), what)

        total = (("TT", "Đơn vị", "Số hộ", "Tỷ lệ"), ("1", "Thôn A", "1.200", "10%"), ("2", "Thôn B", "800", "20%"),
                 ("3", "Thôn C", "1.000,5", "30%"))
        expect("total", "tong-khong-khop", after(table(total + (("", "Tổng cộng", "3.100,5", "20%"),))), dashes[1])
        expect("total in front", "tong-khong-khop", after(table(
            total[:1] + (("", "Tổng số", "2.999", "20%"),) + total[1:3] + (("3", "Thôn C", "1.000", "30%"),))), dashes[1])
        for what, rows in (("right", total + (("", "Tổng cộng", "3.000,5", "20%"),)),
                           ("a figure left out", total + (("4", "Thôn D", "", ""), ("", "Tổng cộng", "3.500", "20%"))),
                           ("groups", (("TT", "Đơn vị", "Số hộ"), ("I", "Vùng 1", "30"), ("1", "Thôn A", "10"), ("2", "Thôn B", "20"),
                                       ("II", "Vùng 2", "5"), ("", "Cộng", "35")))):
            self.stays_quiet(name, what, after(table(rows)), dashes[1])
        # Groups of rows: certain only where every row has its number and another sum is right.
        grouped = [("TT", "Đơn vị", "Số hộ", "Số người"), ("I", "Vùng 1", "{}", "90"), ("1", "Thôn A", "10", "40"),
                   ("2", "Thôn B", "20", "50"), ("II", "Vùng 2", "12", "{}"), ("1", "Thôn C", "5", "30"), ("2", "Thôn D", "7", "31")]

        def groups(households="30", people="61", rows=grouped):
            texts = iter((households, people))
            return after(table([[next(texts) if cell == "{}" else cell for cell in row] for row in rows]))
        expect("a group", "tong-nhom-khong-khop", groups("35"), dashes[1])
        expect("another group", "tong-nhom-khong-khop", groups(people="71"), dashes[1])
        numbered = [("TT", "Đơn vị", "Số hộ", "Số người"), ("1", "Vùng 1", "{}", "90"), ("1.1", "Thôn A", "10", "40"),
                    ("1.2", "Thôn B", "20", "50"), ("2", "Vùng 2", "12", "{}"), ("2.1", "Thôn C", "5", "30"), ("2.2", "Thôn D", "7", "31")]
        expect("a group by decimals", "tong-nhom-khong-khop", groups("35", rows=numbered), dashes[1])
        lettered = [[{"I": "A", "II": "B"}.get(cell, cell) for cell in row] for row in grouped]
        expect("a group by letters", "tong-nhom-khong-khop", groups("35", rows=lettered), dashes[1])
        of_which = [list(row) for row in grouped]
        of_which[2][1] = "Trong đó: Thôn A"
        shares = [list(row) for row in grouped]
        shares[0][2] = "Tỷ lệ (%)"
        without = [list(row) for row in grouped]
        without[3][0] = ""
        blank = [list(row) for row in grouped]
        blank[2][2] = ""
        for what, rows in (("groups that add up", grouped), ("some of a group", of_which), ("shares of groups", shares),
                           ("rows without a number", without), ("a group with a blank", blank)):
            self.stays_quiet(name, what, groups("30" if rows is grouped else "35", rows=rows), dashes[1])
        self.stays_quiet(name, "nothing adds up", groups("35", "99", [
            [{"90": "91", "12": "15"}.get(cell, cell) for cell in row] for row in grouped]), dashes[1])
        same = "Tỷ lệ hộ gia đình được cấp nước sạch đạt "
        expect("two figures", "so-lieu-khac-nhau", alike("- " + same + "90%.", "- " + same + "95%."), dashes[1])
        self.stays_quiet(name, "figures of two years", alike(
            "- " + same + "90% vào năm 2026.", "- " + same + "95% vào năm 2030."), dashes[1])
        counted = "Số hộ nghèo của toàn xã đến cuối năm còn "
        expect("two counts", "so-lieu-khac-nhau", alike("- " + counted + "120 hộ.", "- " + counted + "125 hộ."), dashes[1])
        self.stays_quiet(name, "numbers that name", alike(
            "- Phân công đồng chí phụ trách tổ 1.", "- Phân công đồng chí phụ trách tổ 2.", "- Giao cho trưởng phòng họp ngày 5 hằng tháng.",
            "- Giao cho trưởng phòng họp ngày 7 hằng tháng."), dashes[1])
        indicator = "Chỉ tiêu 1: Ít nhất {} cán bộ nữ của xã được bồi dưỡng nghiệp vụ hằng năm."

        def annexed(first, second):
            def edit(document):
                return document.change(dashes[1], alike(first)) and document.change(
                    "(Kèm theo", alike(second))
            return edit
        self.assertTrue(self.expect(name, "indicator", "chi-tieu-khac-loi", annexed(indicator.format("90%"), indicator.format("95%"))))
        self.stays_quiet(name, "indicator alike", annexed(indicator.format("90%"), indicator.format("90%")))
        water = "Phấn đấu đến năm 2026 tỷ lệ hộ gia đình được cấp nước sạch đạt 85%."

        def in_annex(sentence, *rows):
            def edit(document):
                return document.change(dashes[1], alike("- " + sentence)) and document.change("(Kèm theo", after(table(rows)))
            return edit
        header = ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026")
        row = "Tỷ lệ hộ gia đình được cấp nước sạch"
        for what, sentence, rows in (
                ("row", water, (header, ("1", row, "%", "80"))), ("row with its sign", water, (header, ("1", row, "", "80%"))),
                ("of the year", water, (("TT", "Chỉ tiêu", "2025", "2026"), ("1", row + " (%)", "85", "80"))),
                ("at least", water, (header, ("1", row, "%", "≥ 80"))),
                ("behind a comma", "Trong năm 2026, tỷ lệ hộ gia đình được cấp nước sạch đạt trên 85% trở lên.", (header, ("1", row, "%", "80")))):
            self.assertTrue(self.expect(name, "annex: " + what, "so-lieu-phu-luc-khac", in_annex(sentence, *rows)), what)
        for what, sentence, rows in (
                ("alike", water, (header, ("1", row, "%", "85"))), ("another year", water, (("TT", "Chỉ tiêu", "2025", "2027"), ("1", row + " (%)", "70", "90"))),
                ("another indicator", water, (header, ("1", row + " ở vùng cao", "%", "80"))),
                ("no percentage", water, (header, ("1", row, "hộ", "80"))),
                ("a reduction", water.replace("đạt 85%", "tăng 5%"), (header, ("1", row, "%", "80"))),
                ("a range", water.replace("85%", "80 - 85%"), (header, ("1", row, "%", "82")))):
            self.stays_quiet(name, "annex: " + what, in_annex(sentence, *rows))
