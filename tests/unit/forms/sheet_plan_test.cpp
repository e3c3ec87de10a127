// Which sheets and columns the fields of a template need.

#include "forms/sheet_plan.h"

#include "forms_test.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::vector<std::string> names(const std::vector<forms::SheetField>& fields) {
  std::vector<std::string> all;
  for (const forms::SheetField& one : fields) all.push_back(one.name);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("single fields are rows, lists of items are sheets of their own") {
  Result form = read_form(every_type);
  REQUIRE(form.source);
  const auto plan = forms::plan_sheets(form.source->internals().root, form.diagnostics);
  REQUIRE(plan);
  CHECK(names(plan->pairs) == Names{"ten", "nam", "ty_le", "ngay", "han", "huong", "co", "gap",
                                    "ma", "than", "noi_nhan", "ky.ho_ten", "ky.chuc_vu"});
  CHECK(plan->left_out.empty());
  REQUIRE(plan->free_tables.size() == 1);
  CHECK(plan->free_tables[0].sheet == "bang");
  REQUIRE(plan->tables.size() == 3);
  CHECK(plan->tables[0].path == "muc_tieu");
  CHECK(names(plan->tables[0].columns) == Names{"ten", "ma"});
  CHECK(plan->tables[0].columns[1].is_key);
  CHECK_FALSE(plan->tables[0].outer);
  CHECK(plan->tables[1].path == "muc_tieu.chi_tieu");
  CHECK(names(plan->tables[1].columns) == Names{"so", "chi_tiet"});
  REQUIRE(plan->tables[1].outer);
  CHECK(plan->tables[1].outer->table == 0);
  CHECK(plan->tables[1].outer->key == 1);
  CHECK(plan->tables[2].sheet == "muc_tieu.chi_tieu.thang");
  CHECK_FALSE(plan->tables[2].outer->key);
}

TEST_CASE("questions carry those of their groups, and groups decide what is needed") {
  Result form = read_form(every_type);
  const auto plan = forms::plan_sheets(form.source->internals().root, form.diagnostics);
  REQUIRE(plan);
  CHECK(plan->pairs[0].need == forms::Need::Always);
  CHECK(plan->pairs[1].need == forms::Need::Never);  // it has a default
  CHECK(plan->pairs[11].question == "Người ký: Họ tên?");
  CHECK(plan->pairs[11].need == forms::Need::WithGroup);
}

TEST_CASE("lists that would share a sheet are told") {
  const auto clash = [](const std::string& first, const std::string& second) {
    const auto list = [](const std::string& name) {
      return "<truong ten=\"" + name +
             "\" kieu=\"danh-sach\"><truong ten=\"a\" kieu=\"chu\"/></truong>";
    };
    Result form = read_form(list(first) + list(second));
    REQUIRE(form.source);
    const auto plan = forms::plan_sheets(form.source->internals().root, form.diagnostics);
    CHECK(plan.has_value() != form.diagnostics.has_errors());
    return form.problems();
  };
  CHECK(clash("danh_sach_cac_xa_phuong_dac_khu_moi", "danh_sach_cac_xa_phuong_dac_khu_cu") ==
        Problems{"mau 1:145 form-sheet-clash"});
  CHECK(clash("du_lieu", "viec") == Problems{"mau 1:41 form-sheet-clash"});
  CHECK(clash("viec", "viec_khac").empty());
}

TEST_CASE("a table of free columns inside lists has the number of each item in its sheet's name") {
  const auto plan_of = [](const std::string& name) {
    Result form = read_form(
        R"(<truong ten="phan" kieu="danh-sach" hoi="Các phần?"><truong ten="ten" kieu="chu"/>)"
        R"(<truong ten="pl" kieu="danh-sach"><truong ten="ten" kieu="chu"/>)"
        R"(<truong ten="g" kieu="nhom"><truong ten=")" +
        name + R"(" kieu="bang-dong" hoi="Bảng?"/></truong></truong></truong>)");
    REQUIRE(form.source);
    auto plan = forms::plan_sheets(form.source->internals().root, form.diagnostics);
    REQUIRE(plan);
    return *std::move(plan);
  };
  const auto plan = plan_of("bang");
  REQUIRE(plan.free_tables.size() == 1);
  CHECK(plan.free_tables[0].path == "phan.pl.g.bang");
  CHECK(plan.free_tables[0].sheet == "phan.1.pl.1.g.bang");
  CHECK(plan.free_tables[0].outer == "phan.pl");
  CHECK(plan.left_out.empty());
  // A number must not be cut off.
  const auto too_long = plan_of("bang_tong_hop_so_lieu");
  CHECK(too_long.free_tables.empty());
  REQUIRE(too_long.left_out.size() == 1);
  CHECK(too_long.left_out[0].sheet == "phan.1.pl.1.g.bang_tong_hop_so_lieu");
}
