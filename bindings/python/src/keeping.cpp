// Keeping an index, and packs: functions of the module, as they are of folders and of bytes.
#include <fstream>
#include <iterator>

#include "bind.hpp"

namespace fingerpost::python {
namespace {

// A call that takes its time and gives a report as JSON.
template <class Call>
py::object reported(Call call) {
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(call());
  }();
  return from_json(json);
}

// The bytes of a pack, or its file.
std::string pack_of(const py::object& pack) {
  if (py::isinstance<py::bytes>(pack)) return pack.cast<std::string>();
  const std::string path = to_path(pack);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Fault::io, path + ": cannot open");
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Copy>
auto copying(Copy copy) {
  return [copy](const py::object& from, const py::object& to) {
    const std::string source = to_path(from), target = to_path(to);
    return reported([&] { return copy(source, target); });
  };
}

py::object apply(const py::object& folder, const py::object& pack, const py::kwargs& keys) {
  const std::string path = to_path(folder), bytes = pack_of(pack);
  PackOrder order = pack_order_from_json(to_json(Json(to_object(keys))));
  if (order.recorded == Date{}) order.recorded = today();
  return reported([&] { return apply_pack(path, bytes, order); });
}

}  // namespace

std::string packed(const Searcher& searcher, const std::string& secret_key,
                   const py::kwargs& keys) {
  PackOptions options = pack_options_from_json(to_json(Json(to_object(keys))));
  if (options.created == Date{}) options.created = today();
  py::gil_scoped_release release;
  return searcher.pack(options, secret_key);
}

void bind_keeping(py::module_& module) {
  module.def("backup", copying(&backup), py::arg("folder"), py::arg("to"),
             "Copies the last commit of an index, also while it is written to. A copy that was\n"
             "interrupted cannot be opened; calling this again finishes it.");
  module.def("restore", copying(&restore), py::arg("copy"), py::arg("folder"),
             "Puts a copy back where nothing is, once every file of it was looked through.");
  module.def("migrate", copying(&migrate), py::arg("folder"), py::arg("to"),
             "Writes an index of an older form, or one stemmed by other rules, anew in `to`.");
  module.def(
      "pack_keys",
      [](const std::string& password) { return from_json(to_json(make_pack_keys(password))); },
      py::arg("password") = "",
      "A new pair in the forms of minisign: {\"id\", \"public_key\", \"secret_key\"}. With a\n"
      "password the secret key is encrypted, and pack() is handed it as well.");
  module.def(
      "read_pack",
      [](const py::object& pack, const std::string& public_key) {
        const std::string bytes = pack_of(pack);
        return reported([&] { return read_pack(bytes, public_key); });
      },
      py::arg("pack"), py::arg("public_key"),
      "What a pack (bytes or a file) says of itself, once its signature was found good.");
  module.def("apply_pack", &apply, py::arg("folder"), py::arg("pack"),
             "Makes the documents of a pack those of the index in `folder`, all or nothing; makes\n"
             "the index where there is none. Keywords: public_key (with the first pack of an\n"
             "issuer), new_key, tier, layer, recorded, strict, dry_run. Raises PackError,\n"
             "SignatureError, UntrustedKeyError, GapError, DowngradeError, ExpiredError or\n"
             "ConflictError.");
}

}  // namespace fingerpost::python
