// The doors to results. The accessors cannot fail: "" or 0 for a handle that is
// not good and for hits beyond the last.
#include "answers.hpp"
#include "guard.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

std::string feed(const Results& results, std::string_view format, const FeedInfo& info) {
  if (format == "atom") return to_atom(results, info);
  if (format == "json") return to_json_feed(results, info);
  if (format == "ics") return to_icalendar(results, info);
  throw Error(Fault::bad_argument,
              "unknown feed format \"" + std::string(format) + "\": atom, json or ics");
}

const char* text_of_hit(const fingerpost_results* results, size_t number,
                        const char* (*ask)(const Hit&, const HitWords&)) noexcept {
  return of_results(results, "", [&](const Answer& answer) {
    return number < answer.words.size() ? ask(answer.results.hits[number], answer.words[number])
                                        : "";
  });
}

template <class Number, class Ask>
Number number_of_hit(const fingerpost_results* results, size_t number, Ask ask) noexcept {
  return of_results(results, Number{}, [&](const Answer& answer) {
    return number < answer.words.size() ? static_cast<Number>(ask(answer.results.hits[number]))
                                        : Number{};
  });
}

}  // namespace

fingerpost_status fingerpost_results_json(const fingerpost_results* results, fingerpost_text** json,
                                          fingerpost_error** error) {
  return give(json, error, [&] { return to_json(behind(results)->results); });
}

fingerpost_status fingerpost_results_feed(const fingerpost_results* results, const char* format,
                                          const char* info_json, fingerpost_text** text,
                                          fingerpost_error** error) {
  return give(text, error, [&] {
    return feed(behind(results)->results, given(format, "format"), feed_info(info_json));
  });
}

const char* fingerpost_results_as_of(const fingerpost_results* results) {
  return of_results(results, "", [](const Answer& answer) { return answer.as_of.c_str(); });
}

const char* fingerpost_results_id(const fingerpost_results* results) {
  return of_results(results, "", [](const Answer& answer) { return answer.results.id.c_str(); });
}

const char* fingerpost_results_query(const fingerpost_results* results) {
  return of_results(results, "", [](const Answer& answer) { return answer.results.query.c_str(); });
}

const char* fingerpost_results_recorded(const fingerpost_results* results) {
  return of_results(results, "", [](const Answer& answer) { return answer.recorded.c_str(); });
}

uint64_t fingerpost_results_total(const fingerpost_results* results) {
  return of_results(results, uint64_t{0},
                    [](const Answer& answer) -> uint64_t { return answer.results.total; });
}

int32_t fingerpost_results_total_exact(const fingerpost_results* results) {
  return of_results(results, int32_t{0},
                    [](const Answer& answer) -> int32_t { return answer.results.total_exact; });
}

uint64_t fingerpost_results_later(const fingerpost_results* results) {
  return of_results(results, uint64_t{0},
                    [](const Answer& answer) -> uint64_t { return answer.results.later; });
}

uint64_t fingerpost_results_revision(const fingerpost_results* results) {
  return of_results(results, uint64_t{0},
                    [](const Answer& answer) -> uint64_t { return answer.results.revision; });
}

const char* fingerpost_results_did_you_mean(const fingerpost_results* results) {
  return of_results(results, "", [](const Answer& answer) {
    return answer.results.did_you_mean.empty() ? "" : answer.results.did_you_mean[0].c_str();
  });
}

size_t fingerpost_results_topics_meant(const fingerpost_results* results) {
  return of_results(results, size_t{0},
                    [](const Answer& answer) { return answer.results.topics_meant.size(); });
}

static const char* text_of_topic(const fingerpost_results* results, size_t topic,
                                 std::string TopicMeant::*text) {
  return of_results(results, "", [&](const Answer& answer) {
    const auto& meant = answer.results.topics_meant;
    return topic < meant.size() ? (meant[topic].*text).c_str() : "";
  });
}

const char* fingerpost_topic_meant_id(const fingerpost_results* results, size_t topic) {
  return text_of_topic(results, topic, &TopicMeant::id);
}

const char* fingerpost_topic_meant_label(const fingerpost_results* results, size_t topic) {
  return text_of_topic(results, topic, &TopicMeant::label);
}

const char* fingerpost_topic_meant_words(const fingerpost_results* results, size_t topic) {
  return text_of_topic(results, topic, &TopicMeant::words);
}

uint64_t fingerpost_topic_meant_count(const fingerpost_results* results, size_t topic) {
  return of_results(results, uint64_t{0}, [&](const Answer& answer) -> uint64_t {
    const auto& meant = answer.results.topics_meant;
    return topic < meant.size() ? meant[topic].count : 0;
  });
}

size_t fingerpost_results_size(const fingerpost_results* results) {
  return of_results(results, size_t{0},
                    [](const Answer& answer) { return answer.results.hits.size(); });
}

const char* fingerpost_hit_document(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return h.document.c_str(); });
}

const char* fingerpost_hit_anchor(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit& h, const HitWords&) { return h.anchor.c_str(); });
}

const char* fingerpost_hit_title(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit& h, const HitWords&) { return h.title.c_str(); });
}

const char* fingerpost_hit_heading(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit& h, const HitWords&) { return h.heading.c_str(); });
}

const char* fingerpost_hit_url(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit& h, const HitWords&) { return h.url.c_str(); });
}

int32_t fingerpost_hit_page(const fingerpost_results* results, size_t hit) {
  return number_of_hit<int32_t>(results, hit, [](const Hit& h) { return h.page.value_or(0); });
}

const char* fingerpost_hit_kind(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return name(h.kind).data(); });
}

const char* fingerpost_hit_publisher(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return h.publisher.c_str(); });
}

const char* fingerpost_hit_layer(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return name(h.layer).data(); });
}

const char* fingerpost_hit_standing(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return name(h.standing).data(); });
}

int32_t fingerpost_hit_review_overdue(const fingerpost_results* results, size_t hit) {
  return number_of_hit<int32_t>(results, hit, [](const Hit& h) { return h.review_overdue; });
}

const char* fingerpost_hit_superseded_by(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return h.superseded_by.c_str(); });
}

const char* fingerpost_hit_not_for(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit& h, const HitWords&) {
    return h.not_for_you ? h.not_for_you->first.c_str() : "";
  });
}

const char* fingerpost_hit_use_instead(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit& h, const HitWords&) {
    return h.not_for_you ? h.not_for_you->second.c_str() : "";
  });
}

const char* fingerpost_hit_first(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit&, const HitWords& w) { return w.first.c_str(); });
}

const char* fingerpost_hit_last(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit&, const HitWords& w) { return w.last.c_str(); });
}

const char* fingerpost_hit_published(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit&, const HitWords& w) { return w.published.c_str(); });
}

const char* fingerpost_hit_updated(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit&, const HitWords& w) { return w.updated.c_str(); });
}

const char* fingerpost_hit_review_due(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit&, const HitWords& w) { return w.review_due.c_str(); });
}

const char* fingerpost_hit_page_label(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit& h, const HitWords&) { return h.page_label.c_str(); });
}

int32_t fingerpost_hit_edition(const fingerpost_results* results, size_t hit) {
  return number_of_hit<int32_t>(results, hit, [](const Hit& h) { return h.edition; });
}

size_t fingerpost_hit_topics(const fingerpost_results* results, size_t hit) {
  return number_of_hit<size_t>(results, hit, [](const Hit& h) { return h.topics.size(); });
}

const char* fingerpost_hit_topic(const fingerpost_results* results, size_t hit, size_t topic) {
  return of_results(results, "", [&](const Answer& answer) {
    const auto& hits = answer.results.hits;
    return hit < hits.size() && topic < hits[hit].topics.size() ? hits[hit].topics[topic].c_str()
                                                                : "";
  });
}

const char* fingerpost_hit_event_name(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit&, const HitWords& w) { return w.event.c_str(); });
}

const char* fingerpost_hit_event_first(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit&, const HitWords& w) { return w.event_first.c_str(); });
}

const char* fingerpost_hit_event_last(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit,
                     [](const Hit&, const HitWords& w) { return w.event_last.c_str(); });
}

int32_t fingerpost_hit_called_off(const fingerpost_results* results, size_t hit) {
  return of_results(results, int32_t{0}, [&](const Answer& answer) -> int32_t {
    return hit < answer.words.size() && answer.words[hit].called_off;
  });
}

const char* fingerpost_hit_snippet_html(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit&, const HitWords& w) { return w.html.c_str(); });
}

const char* fingerpost_hit_snippet_text(const fingerpost_results* results, size_t hit) {
  return text_of_hit(results, hit, [](const Hit&, const HitWords& w) { return w.text.c_str(); });
}

double fingerpost_hit_score(const fingerpost_results* results, size_t hit) {
  return number_of_hit<double>(results, hit, [](const Hit& h) { return h.score; });
}

void fingerpost_results_free(fingerpost_results* results) { free_handle(results); }
