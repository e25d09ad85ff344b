// A Writer as Python holds it, and what is bound to it elsewhere (ledger.cpp).
#pragma once

#include <mutex>
#include <optional>

#include "bind.hpp"

namespace fingerpost::python {

// Threads that share one take turns, each waiting without the GIL.
struct Desk {
  Desk(Writer opened, Almanac own) : writer(std::move(opened)), almanac(std::move(own)) {}
  Writer writer;
  Almanac almanac;
  std::mutex turn;
};

class OpenWriter {
 public:
  // `almanac` is the index's own, by which what is put is read.
  OpenWriter(Writer writer, Almanac almanac, std::optional<Date> recorded)
      : desk_("writer", std::make_shared<Desk>(std::move(writer), std::move(almanac))),
        recorded_(recorded) {}

  template <class Call>
  auto use(Call call) {
    return use_desk([&](Desk& desk) { return call(desk.writer); });
  }
  template <class Call>
  auto use_desk(Call call) {
    const auto desk = desk_.share();
    py::gil_scoped_release release;
    std::lock_guard turn(desk->turn);
    return call(*desk);
  }

  std::uint64_t commit(py::handle recorded) {
    const Date day = recorded.is_none() ? recorded_.value_or(Date{}) : to_day(recorded, "recorded");
    const Date known = day == Date{} ? today() : day;
    return use([&](Writer& writer) { return writer.commit(known); });
  }

  void close() { desk_.close(); }
  bool closed() const { return desk_.closed(); }

 private:
  Held<Desk> desk_;
  std::optional<Date> recorded_;
};

// The keys of an NDJSON line without its body, and `origin` beside them.
Source source_of(const std::string& id, const std::string& origin, const py::kwargs& keys);

// put_file() and put_lines(), where documents came from, and the ledger of files.
void bind_ledger(py::class_<OpenWriter>& writer);

}  // namespace fingerpost::python
