// Keeping an index, and packs: functions of the module, as they are of folders and of bytes.
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

// Calls `call` with the bytes of a pack, or with its file, which is read part by part.
template <class Call>
py::object with_pack(const py::object& pack, const Call& call) {
  if (py::isinstance<py::bytes>(pack)) {
    const std::string bytes = pack.cast<std::string>();
    return reported([&] { return call(std::string_view(bytes)); });
  }
  const PackFile file{to_path(pack)};
  return reported([&] { return call(file); });
}

template <class Copy>
auto copying(Copy copy) {
  return [copy](const py::object& from, const py::object& to) {
    const std::string source = to_path(from), target = to_path(to);
    return reported([&] { return copy(source, target); });
  };
}

py::object apply(const py::object& folder, const py::object& pack, const py::kwargs& keys) {
  const std::string path = to_path(folder);
  PackOrder order = pack_order_from_json(to_json(Json(to_object(keys))));
  if (order.recorded == Date{}) order.recorded = today();
  return with_pack(pack, [&](const auto& given) { return apply_pack(path, given, order); });
}

}  // namespace

PackOptions pack_options_of(const py::kwargs& keys) {
  PackOptions options = pack_options_from_json(to_json(Json(to_object(keys))));
  if (options.created == Date{}) options.created = today();
  return options;
}

std::string packed(const Searcher& searcher, const std::string& secret_key,
                   const py::kwargs& keys) {
  const PackOptions options = pack_options_of(keys);
  py::gil_scoped_release release;
  return searcher.pack(options, secret_key);
}

py::object packed_to(const Searcher& searcher, const py::object& file,
                     const std::string& secret_key, const py::kwargs& keys) {
  const PackOptions options = pack_options_of(keys);
  const PackFile to{to_path(file)};
  return reported([&] { return searcher.pack(options, secret_key, to); });
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
        return with_pack(pack, [&](const auto& given) { return read_pack(given, public_key); });
      },
      py::arg("pack"), py::arg("public_key"),
      "What a pack (bytes or a file) says of itself, once its signature was found good.");
  module.def("apply_pack", &apply, py::arg("folder"), py::arg("pack"),
             "Makes the documents of a pack those of the index in `folder`, all or nothing; makes\n"
             "the index where there is none. Keywords: public_key (with the first pack of an\n"
             "issuer), new_key, tier, layer, recorded, strict, dry_run. Raises PackError,\n"
             "SignatureError, UntrustedKeyError, GapError, DowngradeError, ExpiredError or\n"
             "ConflictError. What was interrupted has changed nothing: applied again, the pack\n"
             "goes on behind the parts that were put (\"parts_kept\").");
}

}  // namespace fingerpost::python
