// The doors to searching. See fingerpost.h.
#include <chrono>

#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace fingerpost::c {
namespace {

// The calls that are under way in this thread, each within the watch of the one before.
thread_local const Asking* innermost = nullptr;

}  // namespace

Asking::Asking(const fingerpost_searcher* handle) : searcher_(behind(handle)), outer_(innermost) {
  for (const Asking* each = outer_; each; each = each->outer_)
    if (each->searcher_ == searcher_)
      throw Error(Fault::misuse, "this searcher is at work: its watch may not use it");
  innermost = this;
}

Asking::~Asking() { innermost = outer_; }

}  // namespace fingerpost::c

namespace {

// Both are asked of this often; a clock costs as much as looking at fifty postings.
using Clock = std::chrono::steady_clock;

Results answer(const fingerpost_searcher* searcher, const char* query_json, const char* as_of,
               const Limits& limits) {
  Asking asking(searcher);
  const Request request = request_from_json(given(query_json, "query_json"));
  const Date asked = request.as_of && !as_of ? *request.as_of : day(as_of, "as_of");
  if (request.as_of && *request.as_of != asked)
    throw Error(Fault::bad_argument, "as_of is given twice, as two days");
  return asking->search(request.query, AsOf{asked, request.known_at}, limits);
}

std::string document_json_of(const fingerpost_searcher* searcher, const char* id,
                             std::optional<Date> known) {
  const auto document = Asking(searcher)->find(given(id, "id"), known);
  if (!document) throw Error(Fault::not_found, std::string("no document \"") + id + "\"");
  return to_json(*document);
}

Json as_json(const std::map<std::string, std::vector<std::string>>& within) {
  Json::Object all;
  for (const auto& [place, above] : within)
    all.emplace_back(place, Json::Array(above.begin(), above.end()));
  return all;
}

}  // namespace

fingerpost_status fingerpost_searcher_open(const fingerpost_index* index, const char* tiers_json,
                                           fingerpost_searcher** searcher,
                                           fingerpost_error** error) {
  return give(searcher, error,
              [&] { return behind(index)->searcher(texts(tiers_json, "tiers_json")); });
}

fingerpost_status fingerpost_searcher_refresh(fingerpost_searcher* searcher, int32_t* moved,
                                              fingerpost_error** error) {
  return tell(moved, error, [&] { return Asking(searcher)->refresh(); });
}

fingerpost_status fingerpost_searcher_describe(const fingerpost_searcher* searcher,
                                               fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] { return to_json(Asking(searcher)->info()); });
}

fingerpost_status fingerpost_searcher_ids(const fingerpost_searcher* searcher,
                                          fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Json::Array ids;
    for (std::string& id : Asking(searcher)->ids()) ids.emplace_back(std::move(id));
    return to_json(Json(Json::Object{{"ids", Json(std::move(ids))}}));
  });
}

fingerpost_status fingerpost_search(const fingerpost_searcher* searcher, const char* query_json,
                                    const char* as_of, fingerpost_results** results,
                                    fingerpost_error** error) {
  return give(results, error, [&] { return answer(searcher, query_json, as_of, {}); });
}

fingerpost_status fingerpost_search_within(const fingerpost_searcher* searcher,
                                           const char* query_json, const char* as_of,
                                           uint32_t milliseconds, fingerpost_results** results,
                                           fingerpost_error** error) {
  return give(results, error, [&] {
    const auto last = Clock::now() + std::chrono::milliseconds(milliseconds);
    return answer(searcher, query_json, as_of, {.stop = [&] { return Clock::now() >= last; }});
  });
}

fingerpost_status fingerpost_search_until(const fingerpost_searcher* searcher,
                                          const char* query_json, const char* as_of,
                                          fingerpost_watch watch, void* context,
                                          fingerpost_results** results, fingerpost_error** error) {
  return give(results, error, [&] {
    const Watching watching{watch, context};
    std::uint64_t asked = 0;
    Limits limits;
    if (watch) limits.stop = [&] { return watching.stops(asked++, 0); };
    return answer(searcher, query_json, as_of, limits);
  });
}

fingerpost_status fingerpost_complete(const fingerpost_searcher* searcher, const char* prefix,
                                      const char* as_of, size_t limit, fingerpost_text** json,
                                      fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(asking->complete(given(prefix, "prefix"), {day(as_of, "as_of")}, limit));
  });
}

fingerpost_status fingerpost_like(const fingerpost_searcher* searcher, const char* like_json,
                                  fingerpost_results** results, fingerpost_error** error) {
  return give(results, error, [&] {
    Asking asking(searcher);
    const Likening like = likening(like_json);
    return asking->like(like.document, like.as_of, like.limit, like.anchor, like.place);
  });
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

fingerpost_status fingerpost_weights(fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [] {
    const Weights as_measured;
    Json::Array all;
    for (const Weight& each : weight_table())
      all.push_back(Json::Object{{"name", each.name},
                                 {"value", as_measured.*each.value},
                                 {"least", each.least},
                                 {"most", each.most},
                                 {"words", each.words}});
    return to_json(Json(Json::Object{{"weights", std::move(all)}}));
  });
}

fingerpost_status fingerpost_places(fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [] {
    const Places england = Places::england();
    return to_json(Json(Json::Object{
        {"places", as_json(england.within)},
        {"publishers", Json::Object(england.publishers.begin(), england.publishers.end())}}));
  });
}

void fingerpost_searcher_free(fingerpost_searcher* searcher) { free_handle(searcher); }
