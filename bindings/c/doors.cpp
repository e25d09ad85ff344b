// The doors to an index and its writer: bodies of a few lines, each within the guard. What
// they do is said in fingerpost.h.
#include "guard.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

// -- Index -------------------------------------------------------------------

fingerpost_status fingerpost_index_create(const char* folder, const char* options_json,
                                          fingerpost_index** index, fingerpost_error** error) {
  return give(index, error, [&] {
    return Index::create(given(folder, "folder"),
                         options_json ? options_from_json(options_json) : IndexOptions{});
  });
}

fingerpost_status fingerpost_index_open(const char* folder, fingerpost_index** index,
                                        fingerpost_error** error) {
  return give(index, error, [&] { return Index::open(given(folder, "folder")); });
}

fingerpost_status fingerpost_index_describe(const fingerpost_index* index, fingerpost_text** json,
                                            fingerpost_error** error) {
  return give(json, error, [&] { return to_json(behind(index)->searcher().info()); });
}

fingerpost_status fingerpost_index_vocabulary(const fingerpost_index* index, fingerpost_text** json,
                                              fingerpost_error** error) {
  return give(json, error, [&] { return to_json(behind(index)->vocabulary()); });
}

fingerpost_status fingerpost_index_almanac(const fingerpost_index* index, fingerpost_text** lines,
                                           fingerpost_error** error) {
  return give(lines, error, [&] { return behind(index)->almanac().lines(); });
}

fingerpost_status fingerpost_index_check(const char* folder, fingerpost_text** json,
                                         fingerpost_error** error) {
  return give(json, error, [&] { return to_json(Index::check(given(folder, "folder"))); });
}

void fingerpost_index_free(fingerpost_index* index) { free_handle(index); }

// -- Writing -----------------------------------------------------------------

fingerpost_status fingerpost_writer_open(const fingerpost_index* index, fingerpost_writer** writer,
                                         fingerpost_error** error) {
  return give(writer, error, [&] { return behind(index)->writer(); });
}

fingerpost_status fingerpost_writer_put(fingerpost_writer* writer, const char* source_json,
                                        const void* content, size_t size,
                                        fingerpost_error** error) {
  return guard(error, [&] {
    Seat(writer)->put(source_from_json(given(source_json, "source_json")),
                      bytes(content, size, "bytes"));
  });
}

fingerpost_status fingerpost_writer_put_line(fingerpost_writer* writer, const char* line_json,
                                             const char* folder, int32_t* outcome,
                                             fingerpost_error** error) {
  return tell(outcome, error, [&]() -> int32_t {
    Seat seat(writer);
    const Line line = line_of(given(line_json, "line_json"));
    if (line.remove) return seat->remove(line.source.id) ? FINGERPOST_REMOVED : FINGERPOST_ABSENT;
    return outcome_of(seat->put(line.source, body_of(line, folder)));
  });
}

fingerpost_status fingerpost_writer_remove(fingerpost_writer* writer, const char* id,
                                           int32_t* removed, fingerpost_error** error) {
  return tell(removed, error, [&] { return Seat(writer)->remove(given(id, "id")); });
}

fingerpost_status fingerpost_writer_commit(fingerpost_writer* writer, const char* recorded,
                                           uint64_t* revision, fingerpost_error** error) {
  return tell(revision, error, [&] { return Seat(writer)->commit(day(recorded, "recorded")); });
}

fingerpost_status fingerpost_writer_merge(fingerpost_writer* writer, fingerpost_error** error) {
  return guard(error, [&] { Seat(writer)->merge(); });
}

void fingerpost_writer_free(fingerpost_writer* writer) { free_handle(writer); }
