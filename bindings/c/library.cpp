// The doors to what an index is kept for beside answers: saved searches, the diary, digests and
// reports. See fingerpost.h.
#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

const char* or_empty(const char* json) { return json ? json : "{}"; }

Diary diary_of(Asking& asking, const char* diary_json, const char* as_of) {
  return diary(*asking, diary_options_from_json(or_empty(diary_json)), {day(as_of, "as_of")});
}

DigestForm form_of(const char* form) {
  if (const auto found = named<DigestForm>(given(form, "form"))) return *found;
  throw Error(Fault::bad_argument,
              "\"form\" is \"markdown\", \"html\", \"text\", \"atom\", \"json_feed\" or \"json\"");
}

using Written = std::string (*)(const ContentReport&);

Written writer_of(std::string_view form) {
  if (form == "json") return to_json;
  if (form == "text") return to_text;
  if (form == "csv") return to_csv;
  if (form == "svg") return to_svg;
  throw Error(Fault::bad_argument, "\"form\" is \"json\", \"text\", \"csv\" or \"svg\"");
}

}  // namespace

fingerpost_status fingerpost_news(const fingerpost_searcher* searcher, const char* saved_json,
                                  const char* as_of, fingerpost_text** json,
                                  fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(
        asking->news(saved_from_json(given(saved_json, "saved_json")), day(as_of, "as_of")));
  });
}

fingerpost_status fingerpost_diary(const fingerpost_searcher* searcher, const char* diary_json,
                                   const char* as_of, fingerpost_text** json,
                                   fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(diary_of(asking, diary_json, as_of));
  });
}

fingerpost_status fingerpost_diary_calendar(const fingerpost_searcher* searcher,
                                            const char* diary_json, const char* as_of,
                                            const char* info_json, fingerpost_text** calendar,
                                            fingerpost_error** error) {
  return give(calendar, error, [&] {
    Asking asking(searcher);
    const FeedInfo info = feed_info(info_json);
    return to_icalendar(diary_of(asking, diary_json, as_of), info);
  });
}

fingerpost_status fingerpost_digest_text(const fingerpost_searcher* searcher,
                                         const char* digest_json, const char* as_of,
                                         const char* form, const char* own_template,
                                         fingerpost_text** text, fingerpost_error** error) {
  return give(text, error, [&] {
    Asking asking(searcher);
    const DigestForm as = form_of(form);
    const Digest told = fingerpost::digest(
        *asking, digest_options_from_json(given(digest_json, "digest_json")), day(as_of, "as_of"));
    return render(told, as, own_template ? own_template : "");
  });
}

fingerpost_status fingerpost_digest_template(const char* form, fingerpost_text** text,
                                             fingerpost_error** error) {
  return give(text, error, [&] { return std::string(digest_template(form_of(form))); });
}

fingerpost_status fingerpost_content_report(const fingerpost_index* index,
                                            const fingerpost_searcher* searcher,
                                            const char* report_json, const char* as_of,
                                            const char* form, fingerpost_text** report,
                                            fingerpost_error** error) {
  return give(report, error, [&] {
    const auto of = behind(index);
    Asking asking(searcher);
    const Written write = writer_of(given(form, "form"));
    return write(content_report(*of, *asking, report_options_from_json(or_empty(report_json)),
                                {day(as_of, "as_of")}));
  });
}
