// The doors to an index as a store of documents. See fingerpost.h.
#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

Document edition_of(Asking& asking, const char* id, std::int32_t edition) {
  auto document = asking->edition(given(id, "id"), edition);
  if (!document)
    throw Error(Fault::not_found,
                std::string("no edition ") + std::to_string(edition) + " of \"" + id + "\"");
  return std::move(*document);
}

// What fingerpost_changes is asked.
struct Since {
  std::string since = {};
  Date as_of = {};
  ChangesOptions options = {};
};

Since since_of(const char* json) {
  const Json said = object(given(json, "changes_json"), "changes_json",
                           {"since", "as_of", "ahead", "differences", "filter"});
  Since asked{.since = text_of(said, "since"),
              .as_of = day(text_of(said, "as_of").c_str(), "as_of")};
  if (const Json* ahead = said.find("ahead"); ahead && !ahead->is_null()) {
    constexpr std::int64_t most = 366;
    if (!ahead->integer() || *ahead->integer() < 0 || *ahead->integer() > most)
      throw Error(Fault::bad_argument, "\"ahead\" is not a number of days from 0 to 366");
    asked.options.ahead = static_cast<unsigned>(*ahead->integer());
  }
  if (const Json* wanted = said.find("differences"); wanted && !wanted->is_null())
    asked.options.differences = flag_of(said, "differences");
  if (const Json* filter = said.find("filter"); filter && !filter->is_null())
    asked.options.filter = request_from_json(to_json(*filter)).query;
  return asked;
}

std::string ids_json(const std::vector<std::string>& ids) {
  return to_json(Json(Json::Object{{"ids", Json::Array(ids.begin(), ids.end())}}));
}

}  // namespace

fingerpost_status fingerpost_document_edition(const fingerpost_searcher* searcher, const char* id,
                                              int32_t edition, fingerpost_text** document_json,
                                              fingerpost_error** error) {
  return give(document_json, error, [&] {
    Asking asking(searcher);
    return to_json(edition_of(asking, id, edition));
  });
}

fingerpost_status fingerpost_history(const fingerpost_searcher* searcher, const char* id,
                                     const char* as_of, fingerpost_text** json,
                                     fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(asking->history(given(id, "id"), day(as_of, "as_of")));
  });
}

fingerpost_status fingerpost_edition_differences(const fingerpost_searcher* searcher,
                                                 const char* id, int32_t before, int32_t after,
                                                 fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(differences(edition_of(asking, id, before), edition_of(asking, id, after)));
  });
}

fingerpost_status fingerpost_related(const fingerpost_searcher* searcher, const char* id,
                                     const char* as_of, fingerpost_text** json,
                                     fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    const AsOf on{day(as_of, "as_of")};
    if (!asking->find(given(id, "id")))
      throw Error(Fault::not_found, std::string("no document \"") + id + "\"");
    return to_json(asking->related(id, on));
  });
}

fingerpost_status fingerpost_at_address(const fingerpost_searcher* searcher, const char* url,
                                        fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] { return ids_json(Asking(searcher)->at(given(url, "url"))); });
}

fingerpost_status fingerpost_work(const fingerpost_searcher* searcher, const char* name,
                                  const char* as_of, fingerpost_text** json,
                                  fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(asking->work(given(name, "name"), AsOf{day(as_of, "as_of")}));
  });
}

fingerpost_status fingerpost_documents(const fingerpost_searcher* searcher, const char* query_json,
                                       const char* as_of, const char* from, size_t limit,
                                       fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    const Request request = request_from_json(given(query_json, "query_json"));
    const Date asked = request.as_of && !as_of ? *request.as_of : day(as_of, "as_of");
    return to_json(
        asking->documents(request.query, AsOf{asked, request.known_at}, from ? from : "", limit));
  });
}

fingerpost_status fingerpost_changes(const fingerpost_searcher* searcher, const char* changes_json,
                                     fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    const Since asked = since_of(changes_json);
    return to_json(asking->changes(asked.since, asked.as_of, asked.options));
  });
}

fingerpost_status fingerpost_changes_feed(const fingerpost_searcher* searcher,
                                          const char* changes_json, const char* info_json,
                                          fingerpost_text** feed, fingerpost_error** error) {
  return give(feed, error, [&] {
    Asking asking(searcher);
    const Since asked = since_of(changes_json);
    const FeedInfo info = feed_info(info_json);
    return to_atom(asking->changes(asked.since, asked.as_of, asked.options), info);
  });
}

fingerpost_status fingerpost_cursor(const fingerpost_searcher* searcher, const char* as_of,
                                    fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    return to_json(Json(Json::Object{{"cursor", Asking(searcher)->cursor(day(as_of, "as_of"))}}));
  });
}
