#include "template/functions.h"

namespace vanthu::templates {

const std::vector<FunctionEntry>& function_table() {
  constexpr std::string_view numbers = "so-nguyen, thap-phan, tien, phan-tram";
  static const std::vector<FunctionEntry> table = {
      {"tong", Function::Sum, 1, any_number, true, "tong(danh_sach.cot, …)", numbers},
      {"dem", Function::Count, 1, any_number, true, "dem(danh_sach.cot, …)",
       "danh-sach, danh-sach-chu, chu, so-nguyen…"},
      {"nho-nhat", Function::Least, 1, any_number, true, "nho-nhat(danh_sach.cot, …)",
       "so-nguyen, thap-phan, tien, phan-tram, ngay"},
      {"lon-nhat", Function::Greatest, 1, any_number, true, "lon-nhat(danh_sach.cot, …)",
       "so-nguyen, thap-phan, tien, phan-tram, ngay"},
      {"trung-binh", Function::Average, 1, any_number, true, "trung-binh(danh_sach.cot, …)",
       numbers},
      {"phan-tram", Function::Share, 2, 3, false, "phan-tram(a, b), phan-tram(a, b, 1)", numbers},
      {"lam-tron", Function::Round, 2, 2, false, "lam-tron(x, 1)", numbers},
      {"nam", Function::Year, 1, 1, false, "nam(ngay)", "ngay"},
      {"giong-nhau", Function::Same, 1, any_number, true, "giong-nhau(a, b, …)",
       "chu, lua-chon, nguoi, co-quan, ngay, so-nguyen…"},
  };
  return table;
}

const FunctionEntry* find_function(std::string_view name) {
  for (const FunctionEntry& one : function_table()) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

}  // namespace vanthu::templates
