// What the files of this module share: how days, JSON values, enums and errors
// cross into Python, and how a thing that is open is held.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "fingerpost/fingerpost.hpp"

namespace fingerpost::python {

namespace py = pybind11;

// -- Conversions (convert.cpp) -------------------------------------------------

py::object to_python(Date date);                        // datetime.date
py::object to_python(const std::optional<Date>& date);  // or None
py::object to_python(const std::optional<Period>& period);
py::object to_python(const Json& value);
// None for an empty one.
py::object to_python_or_none(const std::string& text);
// What parse_json makes of `json`, as dict, list, str, ...
py::object from_json(const std::string& json);
// None, bool, int, float, str, date, Period, sequence, mapping; TypeError for
// anything else, naming `key`.
Json to_value(py::handle object, const std::string& key);
// Keyword arguments as one object: None is left out, and one underscore at the
// end is, too ("for_", "from_").
Json::Object to_object(const py::kwargs& keys);
// A datetime.date or "2024-05-25". A datetime is refused: its day depends on a time zone.
Date to_day(py::handle object, const std::string& key);
Date today();
// str or bytes.
std::string to_bytes(py::handle content);
// str, bytes or os.PathLike.
std::string to_path(py::handle path);

// The bytes of a str, bytes or file (documents.cpp). A str is a text, whatever it
// begins with; bytes and files tell what they are. Fills in what a path tells.
std::string take_content(const py::object& content, Source& source);

// -- Enums (enums.cpp) ---------------------------------------------------------

// The member of that Python enum, "Kind" and the like, with that value.
py::object member(const char* enumeration, std::string_view value);

inline py::object to_python(Kind value) { return member("Kind", name(value)); }
inline py::object to_python(Layer value) { return member("Layer", name(value)); }
inline py::object to_python(Status value) { return member("Status", name(value)); }
inline py::object to_python(Standing value) { return member("Standing", name(value)); }
inline py::object to_python(Role value) { return member("Role", name(value)); }
inline py::object to_python(Basis value) { return member("Basis", name(value)); }
py::object to_python(Put value);

// -- What is open --------------------------------------------------------------

// Owns a T until it is closed. A call takes a share, so that closing it in one
// thread never pulls it from under a call in another. Used under the GIL. In a
// forked child it is neither used nor destroyed: its files are the parent's.
template <class T>
class Held {
 public:
  Held(std::string name, std::shared_ptr<T> object)
      : name_(std::move(name)), object_(std::move(object)) {}
  Held(Held&&) noexcept = default;
  Held& operator=(Held&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(object_, other.object_);
    std::swap(owner_, other.owner_);
    return *this;
  }
  ~Held() { close(); }

  std::shared_ptr<T> share() const {
    if (!object_) throw Error(Fault::misuse, "this " + name_ + " is closed");
    if (forked())
      throw Error(Fault::forked, "this " + name_ + " was opened before the process was forked");
    return object_;
  }
  void close() {
    if (object_ && forked()) new std::shared_ptr<T>(std::move(object_));
    object_.reset();
  }
  bool closed() const { return !object_; }
  bool forked() const { return owner_ != getpid(); }

 private:
  std::string name_;
  std::shared_ptr<T> object_;
  pid_t owner_ = getpid();
};

// -- Searching, for Index and Searcher alike (searcher.cpp) ---------------------

Results search(const Searcher& searcher, const std::string& text, const py::kwargs& keys);
Results like(const Searcher& searcher, const std::string& id, const std::string& anchor,
             py::handle as_of, py::handle known_at, const std::string& place, std::size_t limit);
std::optional<Document> find(const Searcher& searcher, const std::string& id, py::handle known_at);
py::object complete(const Searcher& searcher, const std::string& prefix, const py::object& as_of,
                    std::size_t limit);
py::object evaluated(const Searcher& searcher, const py::iterable& questions,
                     const py::object& as_of, const py::object& weights, const py::object& against);

// Searcher.pack (keeping.cpp)
std::string packed(const Searcher& searcher, const std::string& secret_key, const py::kwargs& keys);
py::object packed_to(const Searcher& searcher, const py::object& file,
                     const std::string& secret_key, const py::kwargs& keys);

// -- Each file's part of the module ----------------------------------------------

void bind_enums(py::module_& module);
void bind_errors(py::module_& module);
void bind_dates(py::module_& module);
void bind_topics(py::module_& module);
void bind_documents(py::module_& module);
void bind_results(py::module_& module);
void bind_searcher(py::module_& module);
void bind_reader(py::module_& module);
void bind_writer(py::module_& module);
void bind_index(py::module_& module);
void bind_keeping(py::module_& module);

}  // namespace fingerpost::python
