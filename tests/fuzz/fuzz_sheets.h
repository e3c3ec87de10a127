// What the targets for XLSX and CSV share: sheets read and bound to the fields of one template.

#pragma once

#include "base/file.h"
#include "forms/bind_sheets.h"
#include "fuzz/fuzz_support.h"

namespace vanthu::fuzz {

inline const templates::Template& sheet_form() {
  static const templates::Template form = [] {
    Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("mau.xml", R"(<mau id="thu" ten="Thử"><truong-du-lieu>
      <truong ten="xa" kieu="chu"/><truong ten="ngay" kieu="ngay"/><truong ten="co" kieu="co-khong"/>
      <truong ten="nhan" kieu="danh-sach-chu"/>
      <truong ten="ky" kieu="nhom"><truong ten="ho_ten" kieu="chu"/></truong>
      <truong ten="muc_tieu" kieu="danh-sach" khoa="ma">
        <truong ten="ma" kieu="chu"/><truong ten="so" kieu="thap-phan"/>
        <truong ten="chi_tieu" kieu="danh-sach"><truong ten="ten" kieu="chu"/></truong>
      </truong>
      <truong ten="bang" kieu="bang-dong"/></truong-du-lieu>
      <van-ban loai="KH"><dau-van-ban><co-quan-ban-hanh>UBND xã</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/><dia-danh-ngay dia-danh="Phú Vinh" ngay="2026"/></dau-van-ban>
      <tieu-de><trich-yeu>Thử</trich-yeu></tieu-de><doan>Thử</doan></van-ban></mau>)");
    templates::EmptyShelf shelf;
    auto read = templates::Template::read(sources, file, shelf, diagnostics);
    expect(read.has_value());
    return *std::move(read);
  }();
  return form;
}

inline void read_and_bind(const std::string& name, const std::string& bytes) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(name, bytes);
  const auto sheets = data::read_sheets(sources, file, diagnostics);
  check_contract(sheets.has_value(), diagnostics, sources);
  if (!sheets) return;
  Diagnostics of_binding;
  const auto value = forms::bind_sheets(*sheets, sheet_form(), {}, of_binding);
  check_contract(value.has_value(), of_binding, sources);
  for (const data::Sheet& sheet : *sheets) {
    Diagnostics of_rows;
    const auto rows = forms::RowBinder::open(sheet, sheet_form(), of_rows);
    check_contract(rows.has_value(), of_rows, sources);
    for (std::size_t i = 0; rows && i < rows->size(); ++i) {
      Diagnostics of_row;
      const auto row = rows->bind(i, of_row);
      check_contract(row.has_value(), of_row, sources);
    }
  }
}

}  // namespace vanthu::fuzz
