// The doors to reading: what an index would make of some bytes. See fingerpost.h.
#include "guard.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

Vocabulary vocabulary_of(const fingerpost_index* index) {
  return index ? behind(index)->vocabulary() : Vocabulary::built_in();
}

Almanac almanac_of(const fingerpost_index* index) {
  return index ? behind(index)->almanac() : Almanac();
}

// The vocabulary of an index, or another one that `options` bring.
Vocabulary vocabulary_for(const fingerpost_index* index, const Json& options) {
  const Json* own = options.find("vocabulary");
  return own && !own->is_null() ? Vocabulary::from_json(to_json(*own)) : vocabulary_of(index);
}

ReaderAtWork reader_for(const fingerpost_index* index, const char* options_json) {
  const Json options = object(options_json, "options", {"worker", "almanac", "may_be_unsealed"});
  const std::string own = text_of(options, "almanac");
  Vocabulary vocabulary = vocabulary_of(index);
  ReaderOptions by{.worker = text_of(options, "worker"),
                   .clues = vocabulary.clues(),
                   .almanac = own.empty() ? almanac_of(index) : Almanac(own),
                   .may_be_unsealed = flag_of(options, "may_be_unsealed")};
  return {Reader(std::move(by)), std::move(vocabulary)};
}

Json array(const std::vector<std::string>& all) { return Json::Array(all.begin(), all.end()); }

const char* word_for(TopicSuggestion::Why why) {
  switch (why) {
    case TopicSuggestion::Why::sense:
      return "sense";
    case TopicSuggestion::Why::acronym:
      return "acronym";
    case TopicSuggestion::Why::spelling:
      return "spelling";
    case TopicSuggestion::Why::near:
      break;
  }
  return "near";
}

}  // namespace

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

fingerpost_status fingerpost_reader_open(const fingerpost_index* index, const char* options_json,
                                         fingerpost_reader** reader, fingerpost_error** error) {
  return give(reader, error, [&] { return reader_for(index, options_json); });
}

fingerpost_status fingerpost_reader_read(fingerpost_reader* reader, const char* source_json,
                                         const void* content, size_t size,
                                         fingerpost_text** document_json,
                                         fingerpost_error** error) {
  return give(document_json, error, [&] {
    Seat seat(reader);
    const Source source = source_from_json(given(source_json, "source_json"));
    seat->attached.clear();
    Document document = seat->reader.read(source, bytes(content, size, "bytes"));
    seat->vocabulary.tag(document);
    std::string json = to_json(document);
    seat->attached = std::move(document.attachments);
    return json;
  });
}

fingerpost_status fingerpost_reader_attachment(fingerpost_reader* reader, size_t attachment,
                                               fingerpost_text** bytes_read,
                                               fingerpost_error** error) {
  return give(bytes_read, error, [&] {
    Seat seat(reader);
    if (attachment >= seat->attached.size())
      throw Error(Fault::not_found, "what was read last has " +
                                        std::to_string(seat->attached.size()) + " attachments");
    return seat->attached[attachment].bytes;
  });
}

void fingerpost_reader_free(fingerpost_reader* reader) { free_handle(reader); }

fingerpost_status fingerpost_reader_info(fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [] {
    const ReaderInfo info = reader_info();
    return to_json(Json(Json::Object{{"formats", array(info.formats)},
                                     {"absent", array(info.absent)},
                                     {"sealed", info.sealed},
                                     {"landlock", info.landlock}}));
  });
}

fingerpost_status fingerpost_media_type(const char* name, const void* content, size_t size,
                                        fingerpost_text** type, fingerpost_error** error) {
  return give(type, error,
              [&] { return media_type_of(name ? name : "", bytes(content, size, "bytes")); });
}

fingerpost_status fingerpost_digest(const fingerpost_index* index, const char* origin,
                                    const char* source_json, const void* content, size_t size,
                                    fingerpost_text** text, fingerpost_error** error) {
  return give(text, error, [&] {
    Source source = source_from_json(given(source_json, "source_json"));
    if (origin) source.origin = origin;
    return digest(source, bytes(content, size, "bytes"), almanac_of(index));
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
    const Json options =
        object(options_json, "options", {"title", "inherited", "explain", "vocabulary"});
    const Vocabulary vocabulary = vocabulary_for(index, options);
    const std::string_view words = bytes(text, size, "text");
    const std::string title = text_of(options, "title");
    if (flag_of(options, "explain")) return to_json(vocabulary.explain(words, title), vocabulary);
    return to_json(vocabulary.tag(words, title, flag_of(options, "inherited")), vocabulary);
  });
}

fingerpost_status fingerpost_topics_named(const fingerpost_index* index, const char* query,
                                          const char* context, fingerpost_text** json,
                                          fingerpost_error** error) {
  return give(json, error, [&] {
    const Vocabulary vocabulary = vocabulary_of(index);
    return to_json(vocabulary.named_in(given(query, "query"), context ? context : ""), vocabulary);
  });
}

fingerpost_status fingerpost_topics_meant(const fingerpost_index* index, const char* query,
                                          const char* context, fingerpost_text** json,
                                          fingerpost_error** error) {
  return give(json, error, [&] {
    Json::Array all;
    for (const TopicSuggestion& each :
         vocabulary_of(index).suggest(given(query, "query"), context ? context : ""))
      all.push_back(Json::Object{{"topic", each.topic},
                                 {"label", each.label},
                                 {"words", each.words},
                                 {"why", word_for(each.why)}});
    return to_json(Json(Json::Object{{"suggestions", std::move(all)}}));
  });
}
