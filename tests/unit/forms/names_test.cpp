#include "forms/names.h"

#include "support/catch.h"

using namespace vanthu;
using templates::Field;
using templates::FieldType;

namespace {

Field field(const std::string& name, FieldType type, const std::string& question = "",
            NamedList<Field> fields = {}) {
  Field result;
  result.name = name;
  result.type = type;
  result.question = question;
  if (type == FieldType::List) {
    result.element = std::make_unique<Field>();
    result.element->type = FieldType::Group;
    result.element->fields = std::move(fields);
  } else {
    result.fields = std::move(fields);
  }
  return result;
}

// A braced list cannot hold what can only be moved.
template <typename... Fields>
NamedList<Field> all(Fields... fields) {
  NamedList<Field> result;
  (result.push_back(std::move(fields)), ...);
  return result;
}

std::string found(const forms::Members& members, const std::string& written) {
  const forms::Member* member = members.find(written);
  return member == nullptr ? "" : member->name;
}

}  // namespace

TEST_CASE("names: accents, case and the sign between words do not count") {
  CHECK(forms::folded_name("Họ và tên *:") == "ho va ten");
  CHECK(forms::folded_name("  TRÍCH_yếu ") == "trich yeu");
  CHECK(forms::folded_name("so-luong?") == "so luong");
  CHECK(forms::folded_name("Đơn\nvị") == "don vi");
}

TEST_CASE("names: a field goes by its dotted name or its questions") {
  const Field root =
      field("", FieldType::Group, "",
            all(field("trich_yeu", FieldType::Text, "Trích yếu nội dung?"),
                field("ky", FieldType::Group, "Người ký",
                      all(field("ho_ten", FieldType::Text, "Họ tên"),
                          field("chuc_vu", FieldType::Text, "Chức vụ"))),
                field("lap", FieldType::Group, "Người lập",
                      all(field("ho_ten", FieldType::Text, "Họ tên"))),
                field("so", FieldType::Text, "lap.ho_ten"),
                field("viec", FieldType::List, "", all(field("ten", FieldType::Text)))));
  const forms::Members members(root);
  CHECK(found(members, "Trich-Yeu") == "trich_yeu");
  CHECK(found(members, "TRÍCH YẾU NỘI DUNG") == "trich_yeu");
  CHECK(found(members, "ky.ho_ten") == "ky.ho_ten");
  CHECK(found(members, "Người ký.Họ tên") == "ky.ho_ten");
  CHECK(found(members, "Người ký.chuc_vu") == "ky.chuc_vu");
  CHECK(found(members, "Chức vụ") == "ky.chuc_vu");
  CHECK(found(members, "Họ tên").empty());              // two have this question
  CHECK(found(members, "lap.ho_ten") == "lap.ho_ten");  // a name goes before a question
  CHECK(found(members, "ky").empty());                  // a group is no cell
  CHECK(found(members, "viec") == "viec");
  CHECK(found(members, "viec.ten").empty());
}

TEST_CASE("names: sheets are found by name, question, last part, or cut at 31 letters") {
  const Field root = field(
      "", FieldType::Group, "",
      all(field("muc_tieu", FieldType::List, "Các mục tiêu?",
                all(field("chi_tieu", FieldType::List, "", all(field("ten", FieldType::Text))),
                    field("viec", FieldType::List, "", all(field("ten", FieldType::Text))))),
          field("viec", FieldType::List, "", all(field("ten", FieldType::Text))),
          field("mot_danh_sach_co_ten_that_la_dai_dong", FieldType::List, "",
                all(field("ten", FieldType::Text)))));
  const auto lists = forms::lists_of(root);
  const auto name = [&](std::string_view sheet) {
    const forms::List* list = forms::find_list(lists, sheet);
    return list == nullptr ? std::string() : list->name;
  };
  CHECK(name("Mục tiêu") == "muc_tieu");
  CHECK(name("các mục tiêu") == "muc_tieu");
  CHECK(name("muc_tieu.chi_tieu") == "muc_tieu.chi_tieu");
  CHECK(name("Chỉ tiêu") == "muc_tieu.chi_tieu");
  CHECK(name("viec") == "viec");
  CHECK(name("muc_tieu.viec") == "muc_tieu.viec");
  CHECK(name("mot_danh_sach_co_ten_that_la_da") == "mot_danh_sach_co_ten_that_la_dai_dong");
  CHECK(name("mot_danh_sach").empty());
  CHECK(name("Sheet1").empty());
  CHECK(lists.back().levels.size() == 2);  // inner lists stand last
}
