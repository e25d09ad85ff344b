// What a Writer does that goes through files of its own: it remembers where documents came from,
// and how a file looked when it was read, so that the next run need not open it.
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "writer.hpp"

namespace fingerpost::python {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t second = 1'000'000'000;
// The slowest tick of a file system's clock in use (FAT): a file that changed within it may change
// again and look the same. tests/python/ledger_test.py
constexpr std::int64_t slowest_tick = 2 * second;

std::optional<FileLook> look_at(const std::string& path) {
  struct stat about = {};
  if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  const auto nanoseconds = [](const timespec& time) { return time.tv_sec * second + time.tv_nsec; };
  return FileLook{static_cast<std::uint64_t>(about.st_size), nanoseconds(about.st_mtim),
                  nanoseconds(about.st_ctim)};
}

bool is_settled(const FileLook& look) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::max(look.modified, look.changed) <
         std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - slowest_tick;
}

// An os.stat_result, or a path to look at.
FileLook look_of(const py::object& look) {
  const py::object about =
      py::hasattr(look, "st_mtime_ns") ? look : py::module_::import("os").attr("stat")(look);
  return {about.attr("st_size").cast<std::uint64_t>(),
          about.attr("st_mtime_ns").cast<std::int64_t>(),
          about.attr("st_ctime_ns").cast<std::int64_t>()};
}

std::string name_of(Fault fault) {
  for (const FaultName& each : faults)
    if (each.fault == fault) return std::string(each.name);
  return "internal";
}

Fault fault_named(const std::string& name) {
  for (const FaultName& each : faults)
    if (each.name == name) return each.fault;
  throw Error(Fault::bad_argument, "\"" + name + "\" is the name of no fault");
}

py::dict as_dict(const FailedFile& file) {
  py::dict told;
  told["origin"] = file.origin, told["id"] = file.id, told["where"] = file.where;
  told["tier"] = file.tier, told["fault"] = name_of(file.fault);
  told["reason"] = file.reason, told["reader"] = file.reader;
  return told;
}

py::list as_list(const std::vector<FailedFile>& files) {
  py::list all;
  for (const FailedFile& file : files) all.append(as_dict(file));
  return all;
}

const std::string& reader_here() {
  static const std::string told = [] {
    std::string all = std::string("fingerpost ") + version();
    for (const std::string& absent : reader_info().absent) all += ", without " + absent;
    return all;
  }();
  return told;
}

// {"where", "fault", "reason", "reader"}, or the Error that reading it raised.
FailedFile failure_of(const std::string& id, const FileLook& look, const py::object& failure) {
  if (py::hasattr(failure, "fault"))
    return {.id = id,
            .where = id,
            .look = look,
            .fault = fault_named(failure.attr("fault").cast<std::string>()),
            .reason = py::str(failure).cast<std::string>(),
            .reader = reader_here()};
  const auto text = [&](const char* key, const std::string& otherwise) {
    return failure.contains(key) ? failure[key].cast<std::string>() : otherwise;
  };
  return {.id = text("id", id),
          .where = text("where", id),
          .look = look,
          .fault = fault_named(text("fault", "media")),
          .reason = text("reason", ""),
          .reader = text("reader", reader_here())};
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || !fs::is_regular_file(path)) throw Error(Fault::io, "cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool of_the_file(Fault fault) { return fault == Fault::unsupported_media || fault == Fault::limit; }

Put read_and_put(Desk& desk, const Source& source, const std::string& path,
                 const std::optional<FileLook>& look) try {
  const std::string bytes = bytes_of(path);
  const Put put = desk.writer.put(source, bytes);
  if (look && is_settled(*look) && look_at(path) == look)
    desk.writer.note_read(source, *look, digest(source, bytes, desk.almanac));
  return put;
} catch (const Error& error) {
  if (of_the_file(error.fault()) && look && is_settled(*look))
    desk.writer.note_failed(source, {.id = source.id,
                                     .where = path,
                                     .look = *look,
                                     .fault = error.fault(),
                                     .reason = error.what(),
                                     .reader = reader_here()});
  throw;
}

py::object put_file(OpenWriter& self, const py::object& file, const py::object& id,
                    const std::string& origin, bool retry, const py::kwargs& keys) {
  const std::string path = to_path(file);
  const std::string name = fs::path(path).filename().string();
  Source source = source_of(id.is_none() ? name : id.cast<std::string>(), origin, keys);
  if (source.name.empty()) source.name = name;
  return to_python(self.use_desk([&](Desk& desk) {
    const auto look = look_at(path);
    const auto known = look ? desk.writer.known(source, *look) : std::nullopt;
    if (known && known->empty()) return Put::unchanged;
    if (known && !retry && known->front().id == source.id && known->front().reader == reader_here())
      throw Error(known->front().fault, known->front().reason);
    return read_and_put(desk, source, path, look);
  }));
}

std::string body_of(const Line& line, const std::string& folder) {
  if (line.path.empty()) return line.body;
  if (folder.empty()) throw Error(Fault::bad_argument, "\"path\" needs a folder to look in");
  const fs::path inside = fs::weakly_canonical(fs::path(folder) / line.path)
                              .lexically_relative(fs::weakly_canonical(folder));
  if (fs::path(line.path).is_absolute() || inside.empty() || *inside.begin() == "..")
    throw Error(Fault::bad_argument, "\"" + line.path + "\" leads out of the folder");
  return bytes_of((fs::path(folder) / line.path).string());
}

// One line of put_lines(), which is written in Python: a Put, or ("io", why) where the line's file
// cannot be read, which is no fault of the index.
py::object put_line(OpenWriter& self, const py::object& text, const std::string& folder) {
  Line line = line_from_json(to_bytes(text));
  if (line.source.id.empty()) line.source.id = line.path;
  if (line.remove) {
    const bool removed = self.use([&](Writer& w) { return w.remove(line.source.id); });
    return member("Put", removed ? "removed" : "absent");
  }
  std::string body;
  try {
    body = body_of(line, folder);
  } catch (const Error& error) {
    if (error.fault() != Fault::io) throw;
    return py::make_tuple("io", error.what());
  }
  if (!line.path.empty()) line.source.name = fs::path(line.path).filename().string();
  return to_python(self.use([&](Writer& w) { return w.put(line.source, body); }));
}

py::object held(OpenWriter& self, const std::string& id) {
  const auto found = self.use([&](Writer& w) { return w.held(id); });
  if (!found) return py::none();
  py::dict told;
  told["tier"] = found->tier, told["origin"] = found->origin;
  return told;
}

py::object known(OpenWriter& self, const std::string& id, const py::object& look,
                 const std::string& origin, const py::kwargs& keys) {
  const Source source = source_of(id, origin, keys);
  const FileLook seen = look_of(look);
  const auto failures = self.use([&](Writer& w) { return w.known(source, seen); });
  return failures ? py::object(as_list(*failures)) : py::none();
}

void note_read(OpenWriter& self, const std::string& id, const py::object& look,
               const std::string& digest, const std::string& origin, const py::kwargs& keys) {
  const Source source = source_of(id, origin, keys);
  const FileLook seen = look_of(look);
  self.use([&](Writer& w) { return w.note_read(source, seen, digest); });
}

void note_failed(OpenWriter& self, const std::string& id, const py::object& look,
                 const py::object& failure, const std::string& origin, const py::kwargs& keys) {
  const Source source = source_of(id, origin, keys);
  const FailedFile failed = failure_of(id, look_of(look), failure);
  self.use([&](Writer& w) { return w.note_failed(source, failed); });
}

}  // namespace

void bind_ledger(py::class_<OpenWriter>& writer) {
  const auto origin = py::arg("origin") = "";
  writer
      .def("put_file", &put_file, py::arg("file"), py::kw_only(), py::arg("id") = py::none(),
           origin, py::arg("retry") = false,
           "put() of a file, by its name unless an id is given. One that looks as it did when it\n"
           "was put last is not opened; one that failed then raises the same again, unless\n"
           "`retry`. Keywords are those of put().")
      .def("_put_line", &put_line)
      .def("held", &held, py::arg("id"),
           "{\"tier\", \"origin\"} of a document as it stands after what was put, or None.")
      .def(
          "from_",
          [](OpenWriter& self, const std::string& from) {
            return self.use([&](Writer& w) { return w.from(from); });
          },
          py::arg("origin"), "Ids of the documents that came from that folder or site.")
      .def("known", &known, py::arg("id"), py::arg("look"), py::kw_only(), origin,
           "What failed of a file that looks (a path, or an os.stat_result) as it did when it was\n"
           "noted: a list of dicts, empty when all was read. None: it must be read.")
      .def("note_read", &note_read, py::arg("id"), py::arg("look"), py::arg("digest"),
           py::kw_only(), origin, "The file was read, and its document, of that digest, is put.")
      .def("note_failed", &note_failed, py::arg("id"), py::arg("look"), py::arg("failure"),
           py::kw_only(), origin,
           "The file could not be read: the Error that was raised, or {\"fault\", \"reason\"}.")
      .def(
          "forget_file",
          [](OpenWriter& self, const std::string& id, const std::string& from) {
            const Source source{.id = id, .origin = from};
            self.use([&](Writer& w) { return w.forget_file(source); });
          },
          py::arg("id"), py::kw_only(), origin, "It is read again whatever it looks like.")
      .def(
          "keep_files",
          [](OpenWriter& self, const std::string& from, const std::set<std::string>& ids) {
            self.use([&](Writer& w) { return w.keep_files(from, ids); });
          },
          py::arg("origin"), py::arg("ids"),
          "Forgets the files of `origin` but these: the others are gone.")
      .def(
          "failed",
          [](OpenWriter& self) { return as_list(self.use([](Writer& w) { return w.failed(); })); },
          "What could not be read when it was last tried, in every tier, each with its \"tier\".");
}

}  // namespace fingerpost::python
