// The doors for editors of vocabularies: bodies of a few lines, each within the
// guard. What they do is said in fingerpost.h.
#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

Json array(const std::vector<std::string>& all) { return Json::Array(all.begin(), all.end()); }

Vocabulary vocabulary_given(const char* json) {
  return json ? Vocabulary::from_json(json) : Vocabulary::built_in();
}

SkosForm form_named(std::string_view form) {
  if (form == "json-ld") return SkosForm::json_ld;
  if (form == "rdf-xml") return SkosForm::rdf_xml;
  throw Error(Fault::bad_argument, "form takes \"json-ld\" or \"rdf-xml\"");
}

}  // namespace

fingerpost_status fingerpost_vocabulary_merge(const char* vocabulary_json, fingerpost_text** json,
                                              fingerpost_error** error) {
  return give(json, error, [&] { return to_json(vocabulary_given(vocabulary_json)); });
}

fingerpost_status fingerpost_vocabulary_faults(const char* vocabulary_json, fingerpost_text** json,
                                               fingerpost_error** error) {
  return give(json, error, [&] {
    const auto faults = vocabulary_faults(given(vocabulary_json, "vocabulary_json"));
    return to_json(Json(Json::Object{{"faults", array(faults)}}));
  });
}

fingerpost_status fingerpost_vocabulary_differences(const char* older_json, const char* newer_json,
                                                    fingerpost_text** json,
                                                    fingerpost_error** error) {
  return give(json, error, [&] {
    return to_json(differences(vocabulary_given(older_json), vocabulary_given(newer_json)));
  });
}

fingerpost_status fingerpost_vocabulary_import(const void* content, size_t size,
                                               fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    const VocabularyImport import = import_vocabulary(bytes(content, size, "bytes"));
    return to_json(Json(Json::Object{{"vocabulary", parse_json(to_json(import.vocabulary))},
                                     {"repaired", array(import.repaired)},
                                     {"lost", array(import.lost)}}));
  });
}

fingerpost_status fingerpost_vocabulary_export(const char* vocabulary_json, const char* form,
                                               const char* base, fingerpost_text** json,
                                               fingerpost_error** error) {
  return give(json, error, [&] {
    const SkosForm skos = form_named(given(form, "form"));
    const VocabularyExport out =
        to_skos(vocabulary_given(vocabulary_json), skos, given(base, "base"));
    return to_json(Json(Json::Object{{"text", out.text}, {"lost", array(out.lost)}}));
  });
}

fingerpost_status fingerpost_vocabulary_phrases(const char* vocabulary_json, const char* texts_json,
                                                size_t limit, fingerpost_text** json,
                                                fingerpost_error** error) {
  return give(json, error, [&] {
    PhraseFinder finder(vocabulary_given(vocabulary_json));
    for (const std::string& text : texts(given(texts_json, "texts_json"), "texts_json"))
      finder.add(text);
    Json::Array all;
    for (const auto& phrase : finder.best(limit))
      all.push_back(Json::Object{{"words", phrase.words},
                                 {"texts", static_cast<std::uint64_t>(phrase.texts)}});
    return to_json(Json(Json::Object{{"phrases", std::move(all)}}));
  });
}

fingerpost_status fingerpost_writer_retag(fingerpost_writer* writer, const char* vocabulary_json,
                                          uint64_t* sections, fingerpost_error** error) {
  return tell(sections, error,
              [&] { return Seat(writer)->retag(vocabulary_given(vocabulary_json)); });
}

fingerpost_status fingerpost_writer_use_cards(fingerpost_writer* writer, const char* cards_json,
                                              int32_t* changed, fingerpost_error** error) {
  return tell(changed, error,
              [&] { return Seat(writer)->use(cards_from_json(given(cards_json, "cards_json"))); });
}

fingerpost_status fingerpost_writer_cards(const fingerpost_writer* writer,
                                          fingerpost_text** cards_json, fingerpost_error** error) {
  return give(cards_json, error, [&] { return to_json(Seat(writer)->cards()); });
}

fingerpost_status fingerpost_topic_report(const fingerpost_index* index,
                                          const fingerpost_searcher* searcher, const char* as_of,
                                          size_t phrases, fingerpost_text** json,
                                          fingerpost_error** error) {
  return give(json, error, [&] {
    const AsOf asked{day(as_of, "as_of"), {}};
    return to_json(topic_report(*behind(index), *Asking(searcher), asked, phrases));
  });
}
