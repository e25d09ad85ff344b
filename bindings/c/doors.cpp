// The doors that can fail: bodies of a few lines, each within the guard. What
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

static int32_t outcome_of(Put put) {
  return put == Put::added     ? FINGERPOST_ADDED
         : put == Put::changed ? FINGERPOST_CHANGED
                               : FINGERPOST_UNCHANGED;
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

// -- Reading -----------------------------------------------------------------

static Vocabulary vocabulary_of(const fingerpost_index* index) {
  return index ? behind(index)->vocabulary() : Vocabulary::built_in();
}

static Almanac almanac_of(const fingerpost_index* index) {
  return index ? behind(index)->almanac() : Almanac();
}

fingerpost_status fingerpost_read(const fingerpost_index* index, const char* source_json,
                                  const void* content, size_t size, fingerpost_text** document_json,
                                  fingerpost_error** error) {
  return give(document_json, error, [&] {
    const Vocabulary vocabulary = vocabulary_of(index);
    const Reading reading = reading_of(given(source_json, "source_json"));
    Document document = read(reading.source, bytes(content, size, "bytes"),
                             {.clues = vocabulary.clues(),
                              .almanac = reading.almanac ? *reading.almanac : almanac_of(index)});
    vocabulary.tag(document);
    return to_json(document);
  });
}

fingerpost_status fingerpost_dates(const char* text, size_t size, const char* clues_json,
                                   fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    const std::string_view words = bytes(text, size, "text");
    return to_json(find_dates(words, clues(clues_json, words)));
  });
}

fingerpost_status fingerpost_topics(const fingerpost_index* index, const char* text, size_t size,
                                    const char* options_json, fingerpost_text** json,
                                    fingerpost_error** error) {
  return give(json, error, [&] {
    const Vocabulary vocabulary = vocabulary_of(index);
    const Json options = object(options_json, "options", {"title", "inherited"});
    return to_json(vocabulary.tag(bytes(text, size, "text"), text_of(options, "title"),
                                  flag_of(options, "inherited")),
                   vocabulary);
  });
}

// -- Searching ---------------------------------------------------------------

fingerpost_status fingerpost_searcher_open(const fingerpost_index* index, const char* tiers_json,
                                           fingerpost_searcher** searcher,
                                           fingerpost_error** error) {
  return give(searcher, error,
              [&] { return behind(index)->searcher(texts(tiers_json, "tiers_json")); });
}

fingerpost_status fingerpost_searcher_refresh(fingerpost_searcher* searcher, int32_t* moved,
                                              fingerpost_error** error) {
  return tell(moved, error, [&] { return behind(searcher)->refresh(); });
}

fingerpost_status fingerpost_searcher_describe(const fingerpost_searcher* searcher,
                                               fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] { return to_json(behind(searcher)->info()); });
}

fingerpost_status fingerpost_searcher_ids(const fingerpost_searcher* searcher,
                                          fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Json::Array ids;
    for (std::string& id : behind(searcher)->ids()) ids.emplace_back(std::move(id));
    return to_json(Json(Json::Object{{"ids", Json(std::move(ids))}}));
  });
}

fingerpost_status fingerpost_search(const fingerpost_searcher* searcher, const char* query_json,
                                    const char* as_of, fingerpost_results** results,
                                    fingerpost_error** error) {
  return give(results, error, [&] {
    const auto object = behind(searcher);
    const Request request = request_from_json(given(query_json, "query_json"));
    const Date asked = request.as_of && !as_of ? *request.as_of : day(as_of, "as_of");
    if (request.as_of && *request.as_of != asked)
      throw Error(Fault::bad_argument, "as_of is given twice, as two days");
    return object->search(request.query, AsOf{asked, request.known_at});
  });
}

fingerpost_status fingerpost_complete(const fingerpost_searcher* searcher, const char* prefix,
                                      const char* as_of, size_t limit, fingerpost_text** json,
                                      fingerpost_error** error) {
  return give(json, error, [&] {
    return to_json(
        behind(searcher)->complete(given(prefix, "prefix"), {day(as_of, "as_of")}, limit));
  });
}

fingerpost_status fingerpost_like(const fingerpost_searcher* searcher, const char* like_json,
                                  fingerpost_results** results, fingerpost_error** error) {
  return give(results, error, [&] {
    const Likening like = likening(like_json);
    return behind(searcher)->like(like.document, like.as_of, like.limit, like.anchor, like.place);
  });
}

static std::string document_json_of(const fingerpost_searcher* searcher, const char* id,
                                    std::optional<Date> known) {
  const auto document = behind(searcher)->find(given(id, "id"), known);
  if (!document) throw Error(Fault::not_found, std::string("no document \"") + id + "\"");
  return to_json(*document);
}

fingerpost_status fingerpost_document(const fingerpost_searcher* searcher, const char* id,
                                      fingerpost_text** document_json, fingerpost_error** error) {
  return give(document_json, error, [&] { return document_json_of(searcher, id, {}); });
}

fingerpost_status fingerpost_document_known_at(const fingerpost_searcher* searcher, const char* id,
                                               const char* known_at,
                                               fingerpost_text** document_json,
                                               fingerpost_error** error) {
  return give(document_json, error,
              [&] { return document_json_of(searcher, id, day(known_at, "known_at")); });
}

void fingerpost_searcher_free(fingerpost_searcher* searcher) { free_handle(searcher); }
