// Each construct of WordprocessingML, as it stands in a body, and what is read of it.

#include "parse_support.h"
#include "support/catch.h"

using namespace vanthu;
using docx::parse::ReadBack;

namespace {

struct Row {
  const char* what;
  const char* body;
  const char* expected;  // of the dump: the stories and the changes of format
};

const Row rows[] = {
    {"runs: text, tabs, breaks, hyphens, symbols",
     R"(<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>
</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Số: </w:t><w:tab/>
<w:t> 12 </w:t><w:br/><w:br w:type="page"/><w:br w:type="column"/>
<w:br w:type="textWrapping"/><w:cr/></w:r><w:r><w:rPr><w:vanish/></w:rPr>
<w:t>ẩn &amp; &lt;kín&gt;</w:t><w:noBreakHyphen/><w:softHyphen/>
<w:sym w:font="Wingdings" w:char="F0FC"/>
<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>
<w:lastRenderedPageBreak/></w:r><w:proofErr w:type="spellStart"/></w:p>)",
     R"(body word/document.xml
  paragraph style=BodyText
    text "Số: "
    tab
    text "12"
    line-break
    page-break
    column-break
    line-break
    line-break
    text "ẩn & <kín>" hidden
    no-break-hyphen hidden
    soft-hyphen hidden
    symbol F0FC hidden
    tab hidden
)"},
    {"tracked runs, marks and formats",
     R"(<w:p><w:pPr><w:jc w:val="both"/><w:rPr>
<w:ins w:id="1" w:author="An" w:date="2026-01-02T03:04:05Z"/>
<w:rPrChange w:id="2" w:author="An"><w:rPr/></w:rPrChange></w:rPr>
<w:pPrChange w:id="3" w:author="An"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>giữ</w:t></w:r>
<w:ins w:id="4" w:author="An" w:date="2026-01-02T03:04:05Z"><w:r><w:t>thêm</w:t></w:r>
<w:del w:id="5" w:author="Bình"><w:r><w:delText>thêm rồi xóa</w:delText></w:r></w:del>
</w:ins><w:del w:id="6" w:author="Bình"><w:r><w:rPr><w:b/>
<w:rPrChange w:id="7" w:author="An"><w:rPr/></w:rPrChange></w:rPr>
<w:delText xml:space="preserve"> bỏ</w:delText></w:r></w:del>
<w:moveFromRangeStart w:id="8" w:author="An" w:name="m"/><w:moveFrom w:id="9" w:author="An">
<w:r><w:t>từ đây</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="8"/></w:p><w:p><w:pPr>
<w:rPr><w:ins w:id="11" w:author="An"/><w:del w:id="12" w:author="Bình"/></w:rPr></w:pPr>
<w:moveTo w:id="10" w:author="An"><w:r><w:t>tới đây</w:t></w:r></w:moveTo></w:p>)",
     R"(body word/document.xml
  paragraph mark [ins 1 "An" 2026-01-02T03:04:05Z]
    text "giữ"
    text "thêm" [ins 4 "An" 2026-01-02T03:04:05Z]
    text "thêm rồi xóa" [ins 4 "An" 2026-01-02T03:04:05Z] [del 5 "Bình"]
    text " bỏ" [del 6 "Bình"]
    opaque <w:moveFromRangeStart
    text "từ đây" [move-from 9 "An"]
    opaque <w:moveFromRangeEnd
  paragraph mark [ins 11 "An"] [del 12 "Bình"]
    text "tới đây" [move-to 10 "An"]
changed word/document.xml <w:pPrChange [format 3 "An"]
changed word/document.xml <w:rPrChange [format 2 "An"]
changed word/document.xml <w:rPrChange [format 7 "An"]
)"},
    {"fields: complex, nested, over paragraphs, simple, deleted",
     R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>
<w:instrText xml:space="preserve"> IF </w:instrText></w:r><w:r>
<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD ten</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>An</w:t></w:r><w:r>
<w:fldChar w:fldCharType="end"/></w:r><w:r>
<w:instrText xml:space="preserve"> = "" </w:instrText></w:r><w:r>
<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kết quả</w:t></w:r></w:p><w:p><w:r>
<w:t>dòng hai</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/><w:t>sau</w:t></w:r>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p><w:p>
<w:del w:id="1" w:author="An"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>
<w:delInstrText> DATE </w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
</w:del></w:p>)",
     R"(body word/document.xml
  paragraph
    field-begin 0 " IF  = \"\" "
    instruction " IF "
    field-begin 1 "MERGEFIELD ten" in-instruction
    instruction "MERGEFIELD ten"
    field-separate 1
    text "An"
    field-end 1
    instruction " = \"\" "
    field-separate 0
    text "kết quả"
  paragraph
    text "dòng hai"
    field-end 0
    text "sau"
    field-begin 2 simple " PAGE "
    text "7"
    field-end 2
  paragraph
    field-begin 3 "DATE" [del 1 "An"]
    instruction "DATE" [del 1 "An"]
    field-end 3 [del 1 "An"]
)"},
    {"fields: marks without a partner",
     R"(<w:p><w:r><w:fldChar w:fldCharType="end"/><w:t>một</w:t>
<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="begin"/>
<w:instrText>TOC</w:instrText></w:r><w:r><w:t>hai</w:t></w:r></w:p>)",
     R"(body word/document.xml
  paragraph
    field-end of none
    text "một"
    field-separate of none
    field-begin 0 "TOC"
    instruction "TOC"
    text "hai" in-instruction
)"},
    {"links and bookmarks",
     R"(<w:bookmarkStart w:id="0" w:name="_vt_a"/><w:p><w:bookmarkStart w:id="1" w:name="dau"/>
<w:hyperlink r:id="l1" w:anchor="muc"><w:r><w:t>cổng</w:t></w:r>
<w:ins w:id="3" w:author="An"><w:r><w:t> mới</w:t></w:r></w:ins></w:hyperlink>
<w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="dau"><w:r><w:t>lên</w:t></w:r></w:hyperlink>
<w:bookmarkEnd w:id="9"/></w:p><w:bookmarkEnd w:id="0"/>)",
     R"(body word/document.xml
  bookmark-start "_vt_a"
  paragraph
    bookmark-start "dau"
    link-begin 0 #"muc"
    text "cổng"
    text "mới" [ins 3 "An"]
    link-end 0
    bookmark-end "dau"
    link-begin 1 #"dau"
    text "lên"
    link-end 1
    bookmark-end of none
  bookmark-end "_vt_a"
)"},
    {"content controls at every level",
     R"(<w:sdt><w:sdtPr><w:alias w:val="Phụ lục I"/><w:tag w:val="phu_luc:1"/><w:id w:val="-7"/>
<w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtPr><w:tag w:val="ten"/>
<w:showingPlcHdr/>
<w:dataBinding w:prefixMappings="xmlns:v='urn:v'" w:xpath="/v:d[1]/v:ten[1]" w:storeItemID="{A}"/>
<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>điền tên</w:t></w:r><w:sdt><w:sdtPr>
<w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>
</w:sdtContent></w:sdt></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:sdt>
<w:sdtPr><w:tag w:val="hang"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>
<w:sdt><w:sdtPr><w:tag w:val="o"/><w:date/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r>
<w:t>1</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p/></w:tc></w:tr>
</w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:docPartObj/>
</w:sdtPr><w:sdtContent/></w:sdt>)",
     R"(body word/document.xml
  control 0 rich-text tag="phu_luc:1" alias="Phụ lục I" id="-7" lock="sdtLocked"
    paragraph
      control-begin control 1 text tag="ten" xpath="/v:d[1]/v:ten[1]" store="{A}" placeholder
      text "điền tên"
      control-begin control 2 checkbox
      text "☐"
      control-end 2
      control-end 1
    table 2 columns
      row [control 3 repeating-item tag="hang"]
        cell 0 [control 4 date tag="o"]
          paragraph
            text "1"
        cell 1
          paragraph
  control 5 gallery
)"},
    {"tables: spans, merges, nesting, tracked rows and cells, marks",
     R"(<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
<w:bookmarkStart w:id="0" w:name="hang"/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/>
<w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:tcPr>
<w:vMerge/></w:tcPr><w:p><w:r><w:t>mồ côi</w:t></w:r></w:p></w:tc></w:tr>
<w:bookmarkEnd w:id="0"/><w:tr><w:trPr><w:ins w:id="1" w:author="An"/></w:trPr><w:tc>
<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="continue"/></w:tcPr><w:p/></w:tc><w:tc>
<w:tcPr><w:cellDel w:id="2" w:author="An"/></w:tcPr><w:tbl><w:tr><w:tc><w:p><w:r>
<w:t>trong</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr><w:tr><w:trPr>
<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>B</w:t></w:r>
</w:p></w:tc></w:tr></w:tbl><w:p/>)",
     R"(body word/document.xml
  table 3 columns
    row
      bookmark-start "hang"
      cell 0 columns=2 rows=2
        paragraph
          text "A"
      cell 2
        paragraph
          text "mồ côi"
    row [ins 1 "An"]
      bookmark-end "hang"
      cell 0 columns=2 continued
        paragraph
      cell 2 [del 2 "An"]
        table 1 columns
          row
            cell 0
              paragraph
                text "trong"
        paragraph
    row before=1 after=1
      cell 1
        paragraph
          text "B"
  paragraph
)"},
    {"drawings: the first choice, its text box, the fallback unread",
     R"(<w:p><w:r><w:t>trước</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">
<w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>khung</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:textbox><w:txbxContent><w:p><w:r><w:t>khung cũ</w:t></w:r></w:p></w:txbxContent>
</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:pict><v:textbox>
<w:txbxContent><w:p><w:r><w:t>VML</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>
<w:object/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p><mc:AlternateContent>
<mc:Fallback><w:p><w:r><w:t>chỉ có dự phòng</w:t></w:r></w:p></mc:Fallback>
</mc:AlternateContent>)",
     R"(body word/document.xml
  paragraph
    text "trước"
    object drawing box=1
    object picture box=2
    object embedded
    object math
  paragraph
    text "chỉ có dự phòng"
text-box word/document.xml 1
  paragraph
    text "khung"
text-box word/document.xml 2
  paragraph
    text "VML"
)"},
    {"custom XML elements, smart tags, directions, ruby",
     R"(<w:customXml w:uri="urn:x" w:element="muc"><w:customXmlPr/><w:p>
<w:smartTag w:uri="urn:y" w:element="noi"><w:smartTagPr/><w:r><w:t>Huế</w:t></w:r>
</w:smartTag><w:bdo w:val="ltr"><w:r><w:t>xuôi</w:t></w:r></w:bdo>
<w:customXml w:element="so"><w:r><w:t>5</w:t></w:r></w:customXml><w:r><w:ruby><w:rt><w:r>
<w:t>nhỏ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>to</w:t></w:r></w:rubyBase></w:ruby></w:r>
</w:p></w:customXml>)",
     R"(body word/document.xml
  custom-xml 0 tag="muc"
    paragraph
      control-begin smart-tag 1 tag="noi"
      text "Huế"
      control-end 1
      text "xuôi"
      control-begin custom-xml 2 tag="so"
      text "5"
      control-end 2
      text "to"
)"},
    {"what is not understood is kept",
     R"(<w:altChunk r:id="c"/><x:la xmlns:x="urn:x">chữ</x:la><w:p>
<w:permStart w:id="1" w:edGrp="everyone"/><w:r><w:t>a</w:t><w:dayLong/></w:r>
<w:permEnd w:id="1"/></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><x:b xmlns:x="urn:x"/></w:tr>
<w:permStart w:id="2"/></w:tbl>)",
     R"(body word/document.xml
  opaque <w:altChunk
  opaque <x:la
  paragraph
    opaque <w:permStart
    text "a"
    opaque <w:dayLong
    opaque <w:permEnd
  table 1 columns
    row
      opaque <x:b
      cell 0
        paragraph
    opaque <w:permStart
)"},
    {"comments and notes in the text",
     R"(<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>câu</w:t></w:r><w:commentRangeEnd w:id="3"/>
<w:r><w:commentReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r>
<w:endnoteReference w:id="4"/><w:footnoteRef/><w:separator/></w:r></w:p>)",
     R"(body word/document.xml
  paragraph
    comment-start 3
    text "câu"
    comment-end 3
    comment-reference 3
    footnote-reference 2
    endnote-reference 4
    note-mark
    separator
)"},
    {"wrappers around blocks",
     R"(<w:ins w:id="1" w:author="An"><w:p><w:r><w:t>cả đoạn</w:t></w:r></w:p></w:ins><w:p><w:r>
<w:t>thường</w:t></w:r></w:p>)",
     R"(body word/document.xml
  paragraph [ins 1 "An"]
    text "cả đoạn" [ins 1 "An"]
  paragraph
    text "thường"
)"},
};

std::string stories_of(const docx::parse::Document& document) {
  const std::string all = dump(document);
  const std::size_t begin = all.find('\n') + 1;
  return all.substr(begin, all.find("\nsection ") + 1 - begin);
}

}  // namespace

TEST_CASE("every construct is read and kept") {
  for (const Row& row : rows) {
    CAPTURE(row.what);
    for (const bool is_strict : {false, true}) {
      const ReadBack read(tests::Docx{.body = row.body, .is_strict = is_strict});
      CHECK(read.lines().empty());
      REQUIRE(read.document);
      CHECK(stories_of(*read.document) == row.expected);
      CHECK(read.document->package.is_strict() == is_strict);
    }
  }
}
