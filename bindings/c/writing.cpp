// The doors to what a host does that goes through files of its own: many lines at once,
// documents that are read already, where each came from, and the ledger. See fingerpost.h.
#include <filesystem>

#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

// A report of a million broken lines is no report.
constexpr std::size_t most_failures = 100;  // earned by tests/c/hosts_test.c

struct Summary {
  std::array<std::int64_t, 6> counts = {};  // by outcome: FINGERPOST_ADDED, ...
  std::int64_t failed = 0;
  Json::Array failures = {};
  bool stopped = false;

  std::string json() && {
    return to_json(Json(Json::Object{{"added", counts[FINGERPOST_ADDED]},
                                     {"changed", counts[FINGERPOST_CHANGED]},
                                     {"unchanged", counts[FINGERPOST_UNCHANGED]},
                                     {"removed", counts[FINGERPOST_REMOVED]},
                                     {"absent", counts[FINGERPOST_ABSENT]},
                                     {"failed", failed},
                                     {"failures", std::move(failures)},
                                     {"stopped", stopped}}));
  }

  void fail(std::size_t line, Fault fault, const char* message) {
    if (++failed <= static_cast<std::int64_t>(most_failures))
      failures.push_back(Json::Object{{"line", static_cast<std::uint64_t>(line)},
                                      {"fault", name_of(fault)},
                                      {"message", message}});
  }
};

// Whether an Error is about one line, so that the others go on.
bool of_one_line(Fault fault) {
  return fault == Fault::bad_argument || fault == Fault::unsupported_media || fault == Fault::limit;
}

// What cannot be read of a line's file is that line's fault, and not the index's.
std::optional<std::string> body(const Line& line, const char* folder, std::size_t number,
                                Summary& summary) try {
  return body_of(line, folder);
} catch (const Error& error) {
  summary.fail(number, error.fault(), error.what());
  return std::nullopt;
} catch (const std::filesystem::filesystem_error& error) {
  summary.fail(number, Fault::io, error.code().message().c_str());
  return std::nullopt;
}

void put_one(Seat<fingerpost_writer>& seat, std::string_view text, const char* folder,
             std::size_t number, Summary& summary) try {
  const Line line = line_of(std::string(text).c_str());
  if (line.remove) {
    ++summary.counts[seat->remove(line.source.id) ? FINGERPOST_REMOVED : FINGERPOST_ABSENT];
  } else if (const auto bytes_of_it = body(line, folder, number, summary)) {
    ++summary.counts[static_cast<std::size_t>(outcome_of(seat->put(line.source, *bytes_of_it)))];
  }
} catch (const Error& error) {
  if (!of_one_line(error.fault())) throw;
  summary.fail(number, error.fault(), error.what());
}

Json ids_in(std::vector<std::string> ids) {
  return Json::Object{{"ids", Json::Array(std::make_move_iterator(ids.begin()),
                                          std::make_move_iterator(ids.end()))}};
}

Source source_from(const char* origin, const char* json) {
  Source source = source_from_json(given(json, "source_json"));
  source.origin = given(origin, "origin");
  return source;
}

FileLook look_of(const char* json) {
  const Json said = object(given(json, "look_json"), "look_json", {"size", "modified", "changed"});
  const auto number = [&](const char* key) {
    const Json* member = said.find(key);
    if (!member || !member->integer() || (key[0] == 's' && *member->integer() < 0))
      throw Error(Fault::bad_argument,
                  "\"" + std::string(key) + "\" of look_json is not a whole number");
    return *member->integer();
  };
  return {static_cast<std::uint64_t>(number("size")), number("modified"), number("changed")};
}

Json as_json(const FailedFile& file) {
  return Json::Object{{"origin", file.origin},        {"id", file.id},
                      {"where", file.where},          {"tier", file.tier},
                      {"fault", name_of(file.fault)}, {"reason", file.reason},
                      {"reader", file.reader}};
}

Json as_json(const std::vector<FailedFile>& files) {
  Json::Array all;
  for (const FailedFile& file : files) all.push_back(as_json(file));
  return all;
}

FailedFile failed_file(const char* json, const FileLook& look) {
  const Json said = object(given(json, "failure_json"), "failure_json",
                           {"id", "where", "fault", "reason", "reader"});
  return {.id = text_of(said, "id"),
          .where = text_of(said, "where"),
          .look = look,
          .fault = fault_named(text_of(said, "fault")),
          .reason = text_of(said, "reason"),
          .reader = text_of(said, "reader")};
}

}  // namespace

fingerpost_status fingerpost_writer_put_lines(fingerpost_writer* writer, const char* lines,
                                              size_t size, const char* folder,
                                              fingerpost_watch watch, void* context,
                                              fingerpost_text** summary_json,
                                              fingerpost_error** error) {
  return give(summary_json, error, [&] {
    Seat seat(writer);
    const std::string_view all = bytes(lines, size, "lines");
    const Watching watching{watch, context};
    Summary summary;
    for (std::size_t at = 0, number = 1; at < all.size(); ++number) {
      if ((summary.stopped = watching.stops(at, all.size()))) break;
      const std::size_t end = std::min(all.find('\n', at), all.size());
      const std::string_view line = all.substr(at, end - at);
      at = end + 1;
      if (line.find_first_not_of(" \t\r") != std::string_view::npos)
        put_one(seat, line, folder, number, summary);
    }
    return std::move(summary).json();
  });
}

fingerpost_status fingerpost_writer_put_document(fingerpost_writer* writer,
                                                 const char* document_json, int32_t* outcome,
                                                 fingerpost_error** error) {
  return tell(outcome, error, [&] {
    Seat seat(writer);
    return outcome_of(seat->put(document_from_json(given(document_json, "document_json"))));
  });
}

fingerpost_status fingerpost_writer_put_from(fingerpost_writer* writer, const char* origin,
                                             const char* source_json, const void* content,
                                             size_t size, int32_t* outcome,
                                             fingerpost_error** error) {
  return tell(outcome, error, [&] {
    Seat seat(writer);
    const Source source = source_from(origin, source_json);
    return outcome_of(seat->put(source, bytes(content, size, "bytes")));
  });
}

fingerpost_status fingerpost_writer_holds(const fingerpost_writer* writer, const char* id,
                                          const char* digest, int32_t* held,
                                          fingerpost_error** error) {
  return tell(held, error,
              [&] { return Seat(writer)->holds(given(id, "id"), given(digest, "digest")); });
}

fingerpost_status fingerpost_writer_held(const fingerpost_writer* writer, const char* id,
                                         fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    const std::optional<Held> held = Seat(writer)->held(given(id, "id"));
    if (!held) throw Error(Fault::not_found, std::string("no document \"") + id + "\"");
    return to_json(Json(Json::Object{{"tier", held->tier}, {"origin", held->origin}}));
  });
}

fingerpost_status fingerpost_writer_from(const fingerpost_writer* writer, const char* origin,
                                         fingerpost_text** json, fingerpost_error** error) {
  return give(json, error,
              [&] { return to_json(ids_in(Seat(writer)->from(given(origin, "origin")))); });
}

fingerpost_status fingerpost_writer_within(const fingerpost_writer* writer, const char* id,
                                           fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] { return to_json(ids_in(Seat(writer)->within(given(id, "id")))); });
}

fingerpost_status fingerpost_writer_use_almanac(fingerpost_writer* writer, const char* lines,
                                                int32_t* changed, fingerpost_error** error) {
  return tell(changed, error, [&] { return Seat(writer)->use(Almanac(given(lines, "lines"))); });
}

// -- The ledger --------------------------------------------------------------

fingerpost_status fingerpost_writer_known(const fingerpost_writer* writer, const char* origin,
                                          const char* source_json, const char* look_json,
                                          fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Seat seat(writer);
    const auto known = seat->known(source_from(origin, source_json), look_of(look_json));
    return to_json(
        Json(Json::Object{{"known", known.has_value()},
                          {"failures", as_json(known.value_or(std::vector<FailedFile>{}))}}));
  });
}

fingerpost_status fingerpost_writer_note_read(fingerpost_writer* writer, const char* origin,
                                              const char* source_json, const char* look_json,
                                              const char* digest, fingerpost_error** error) {
  return guard(error, [&] {
    Seat seat(writer);
    seat->note_read(source_from(origin, source_json), look_of(look_json), given(digest, "digest"));
  });
}

fingerpost_status fingerpost_writer_note_failed(fingerpost_writer* writer, const char* origin,
                                                const char* source_json, const char* look_json,
                                                const char* failure_json,
                                                fingerpost_error** error) {
  return guard(error, [&] {
    Seat seat(writer);
    const Source source = source_from(origin, source_json);
    FailedFile failure = failed_file(failure_json, look_of(look_json));
    if (failure.id.empty()) failure.id = source.id;
    seat->note_failed(source, std::move(failure));
  });
}

fingerpost_status fingerpost_writer_forget_file(fingerpost_writer* writer, const char* origin,
                                                const char* source_json, fingerpost_error** error) {
  return guard(error, [&] { Seat(writer)->forget_file(source_from(origin, source_json)); });
}

fingerpost_status fingerpost_writer_keep_files(fingerpost_writer* writer, const char* origin,
                                               const char* ids_json, fingerpost_error** error) {
  return guard(error, [&] {
    Seat seat(writer);
    const auto ids = texts(given(ids_json, "ids_json"), "ids_json");
    seat->keep_files(given(origin, "origin"), {ids.begin(), ids.end()});
  });
}

fingerpost_status fingerpost_writer_failed(const fingerpost_writer* writer, fingerpost_text** json,
                                           fingerpost_error** error) {
  return give(json, error, [&] {
    return to_json(Json(Json::Object{{"failures", as_json(Seat(writer)->failed())}}));
  });
}
