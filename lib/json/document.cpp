// A document as `fingerpost read` and `show` print it, and back.
#include <span>
#include <utility>

#include "json/fields.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

Json to_value(const Evidence& evidence) {
  Json::Object object{{"words", evidence.words},
                      {"offset", std::uint64_t{evidence.offset}},
                      {"length", std::uint64_t{evidence.length}}};
  if (evidence.where != "body") object.emplace_back("where", evidence.where);
  return object;
}

const Key<Evidence> evidence_keys[] = {
    {"words", [](Evidence& e, const Field& f) { e.words = f.text(); }},
    {"offset", [](Evidence& e, const Field& f) { e.offset = f.count(); }},
    {"length", [](Evidence& e, const Field& f) { e.length = f.count(); }},
    {"where", [](Evidence& e, const Field& f) { e.where = f.text(); }},
};

const Key<Tag> tag_keys[] = {
    {"id", [](Tag& t, const Field& f) { t.topic = f.text(); }},
    {"weight", [](Tag& t, const Field& f) { t.weight = f.number(); }},
    {"evidence",
     [](Tag& t, const Field& f) {
       t.evidence = read_list<Evidence>(f, evidence_keys, "evidence");
     }},
    {"inherited_from", [](Tag& t, const Field& f) { t.inherited_from = f.text(); }},
};

const Key<DateMention> date_keys[] = {
    {"words", [](DateMention& d, const Field& f) { d.words = f.text(); }},
    {"offset", [](DateMention& d, const Field& f) { d.offset = f.count(); }},
    {"length", [](DateMention& d, const Field& f) { d.length = f.count(); }},
    {"first", [](DateMention& d, const Field& f) { d.when.first = f.full_day(); }},
    {"last", [](DateMention& d, const Field& f) { d.when.last = f.full_day(); }},
    {"role", [](DateMention& d, const Field& f) { d.role = f.one_of<Role>(); }},
    {"basis", [](DateMention& d, const Field& f) { d.basis = f.one_of<Basis>(); }},
    {"certainty", [](DateMention& d, const Field& f) { d.certainty = f.number(); }},
    {"conflict", [](DateMention& d, const Field& f) { d.conflict = f.text(); }},
    {"repeats", [](DateMention& d, const Field& f) { d.repeats = f.text(); }},
    {"from_time", [](DateMention& d, const Field& f) { d.from_time = f.text(); }},
    {"to_time", [](DateMention& d, const Field& f) { d.to_time = f.text(); }},
};

const Key<Period> period_keys[] = {
    {"first", [](Period& p, const Field& f) { p.first = f.full_day(); }},
    {"last", [](Period& p, const Field& f) { p.last = f.full_day(); }},
};

Period period_from(const Field& field) {
  Period period;
  read_object(field.value(), period_keys, "period", period);
  return period;
}

const Key<Section> section_keys[] = {
    {"heading", [](Section& s, const Field& f) { s.heading = f.text(); }},
    {"path", [](Section& s, const Field& f) { s.path = f.texts(); }},
    {"anchor", [](Section& s, const Field& f) { s.anchor = f.text(); }},
    {"fragment", [](Section& s, const Field& f) { s.fragment = f.text(); }},
    {"page", [](Section& s, const Field& f) { s.page = f.whole(); }},
    {"page_label", [](Section& s, const Field& f) { s.page_label = f.text(); }},
    {"kind", [](Section& s, const Field& f) { s.kind = f.one_of<Kind>(); }},
    {"text", [](Section& s, const Field& f) { s.text = f.text(); }},
    {"validity", [](Section& s, const Field& f) { s.validity = period_from(f); }},
    {"dates",
     [](Section& s, const Field& f) { s.dates = read_list<DateMention>(f, date_keys, "date"); }},
    {"tags", [](Section& s, const Field& f) { s.tags = read_list<Tag>(f, tag_keys, "tag"); }},
};

const Key<Attachment> attachment_keys[] = {
    {"name", [](Attachment& a, const Field& f) { a.name = f.text(); }},
    {"media_type", [](Attachment& a, const Field& f) { a.media_type = f.text(); }},
};

const Key<Stated> stated_keys[] = {
    {"field", [](Stated& s, const Field& f) { s.field = f.text(); }},
    {"value", [](Stated& s, const Field& f) { s.value = f.text(); }},
    {"from", [](Stated& s, const Field& f) { s.from = f.text(); }},
    {"words", [](Stated& s, const Field& f) { s.words = f.text(); }},
    {"agrees", [](Stated& s, const Field& f) { s.agrees = f.flag(); }},
};

const Key<Document> document_keys[] = {
    {"id", [](Document& d, const Field& f) { d.id = f.text(); }},
    {"url", [](Document& d, const Field& f) { d.url = f.text(); }},
    {"title", [](Document& d, const Field& f) { d.title = f.text(); }},
    {"kind", [](Document& d, const Field& f) { d.kind = f.one_of<Kind>(); }},
    {"publisher", [](Document& d, const Field& f) { d.publisher = f.text(); }},
    {"layer", [](Document& d, const Field& f) { d.layer = f.one_of<Layer>(); }},
    {"tier", [](Document& d, const Field& f) { d.tier = f.text(); }},
    {"status", [](Document& d, const Field& f) { d.status = f.one_of<Status>(); }},
    {"media_type", [](Document& d, const Field& f) { d.media_type = f.text(); }},
    {"applies_to", [](Document& d, const Field& f) { d.applies_to = f.texts(); }},
    {"not_for", [](Document& d, const Field& f) { d.not_for = f.pairs(); }},
    {"replaces", [](Document& d, const Field& f) { d.replaces = f.texts(); }},
    {"supplements", [](Document& d, const Field& f) { d.supplements = f.texts(); }},
    {"topics", [](Document& d, const Field& f) { d.topics = f.texts(); }},
    {"audience", [](Document& d, const Field& f) { d.audience = f.texts(); }},
    {"sensitive", [](Document& d, const Field& f) { d.sensitive = f.flag(); }},
    {"published", [](Document& d, const Field& f) { d.published = f.any_period(); }},
    {"published_basis", [](Document& d, const Field& f) { d.published_basis = f.one_of<Basis>(); }},
    {"updated", [](Document& d, const Field& f) { d.updated = f.any_period(); }},
    {"review_due", [](Document& d, const Field& f) { d.review_due = f.any_period(); }},
    {"withdrawn", [](Document& d, const Field& f) { d.withdrawn = f.any_period(); }},
    {"validity", [](Document& d, const Field& f) { d.validity = period_from(f); }},
    {"metadata",
     [](Document& d, const Field& f) {
       d.metadata = read_list<Stated>(f, stated_keys, "metadata");
     }},
    {"extra", [](Document& d, const Field& f) { d.extra = f.value(); }},
    {"sections",
     [](Document& d, const Field& f) {
       d.sections = read_list<Section>(f, section_keys, "section");
     }},
    {"attachments",
     [](Document& d, const Field& f) {
       d.attachments = read_list<Attachment>(f, attachment_keys, "attachment");
     }},
    {"problems", [](Document& d, const Field& f) { d.problems = f.texts(); }},
    {"digest", [](Document& d, const Field& f) { d.digest = f.text(); }},
};

}  // namespace

Json to_value(const Period& period) {
  return Json::Object{{"first", or_null(period.first)}, {"last", or_null(period.last)}};
}

Json to_value(const DateMention& date) {
  Json::Object object{{"words", date.words},
                      {"offset", std::uint64_t{date.offset}},
                      {"length", std::uint64_t{date.length}},
                      {"first", or_null(date.when.first)},
                      {"last", or_null(date.when.last)},
                      {"role", name(date.role)},
                      {"basis", name(date.basis)},
                      {"certainty", date.certainty},
                      {"conflict", or_null(date.conflict)}};
  if (!date.repeats.empty()) object.emplace_back("repeats", date.repeats);
  if (!date.from_time.empty()) object.emplace_back("from_time", date.from_time);
  if (!date.to_time.empty()) object.emplace_back("to_time", date.to_time);
  return object;
}

Json to_value(const Tag& tag, const std::string* label) {
  Json::Object object{{"id", tag.topic}};
  if (label) object.emplace_back("label", *label);
  object.emplace_back("weight", tag.weight);
  object.emplace_back("evidence",
                      list(tag.evidence, [](const Evidence& each) { return to_value(each); }));
  if (!tag.inherited_from.empty()) object.emplace_back("inherited_from", tag.inherited_from);
  return object;
}

namespace {

Json to_value(const Stated& stated) {
  Json::Object object{{"field", stated.field}, {"value", stated.value}, {"from", stated.from}};
  if (!stated.words.empty()) object.emplace_back("words", stated.words);
  object.emplace_back("agrees", stated.agrees);
  return object;
}

Json to_value(const Attachment& attachment) {
  return Json::Object{{"name", attachment.name}, {"media_type", attachment.media_type}};
}

}  // namespace

Json to_value(const Section& section) {
  Json::Object object{{"heading", section.heading},
                      {"path", list(section.path)},
                      {"anchor", section.anchor},
                      {"page", section.page ? Json(*section.page) : Json()},
                      {"kind", name(section.kind)},
                      {"text", section.text},
                      {"validity", to_value(section.validity)},
                      {"dates", list(section.dates, [](const auto& d) { return to_value(d); })},
                      {"tags", list(section.tags, [](const auto& t) { return to_value(t); })}};
  if (!section.page_label.empty()) object.emplace_back("page_label", section.page_label);
  if (!section.fragment.empty()) object.emplace_back("fragment", section.fragment);
  return object;
}

Json to_value(const Document& document, bool with_sections) {
  Json::Object not_for;
  for (const auto& [place, use] : document.not_for) not_for.emplace_back(place, use);
  Json::Object object{
      {"id", document.id},
      {"url", document.url},
      {"title", document.title},
      {"kind", name(document.kind)},
      {"publisher", document.publisher},
      {"layer", name(document.layer)},
      {"tier", document.tier},
      {"status", name(document.status)},
      {"media_type", document.media_type},
      {"applies_to", list(document.applies_to)},
      {"not_for", std::move(not_for)},
      {"replaces", list(document.replaces)},
      {"supplements", list(document.supplements)},
      {"topics", list(document.topics)},
      {"audience", list(document.audience)},
      {"published", or_null(document.published)},
      {"published_basis", name(document.published_basis)},
      {"updated", or_null(document.updated)},
      {"review_due", or_null(document.review_due)},
      {"withdrawn", or_null(document.withdrawn)},
      {"validity", to_value(document.validity)},
      {"metadata", list(document.metadata, [](const Stated& each) { return to_value(each); })}};
  if (document.sensitive) object.emplace_back("sensitive", true);
  if (!document.extra.is_null()) object.emplace_back("extra", document.extra);
  if (with_sections)
    object.emplace_back("sections",
                        list(document.sections, [](const auto& s) { return to_value(s); }));
  if (!document.attachments.empty())
    object.emplace_back("attachments", list(document.attachments,
                                            [](const Attachment& each) { return to_value(each); }));
  object.emplace_back("problems", list(document.problems));
  object.emplace_back("digest", document.digest);
  return object;
}

Section section_from(const Json& value) {
  Section section;
  read_object(value, section_keys, "section", section);
  return section;
}

Document document_from(const Json& value) {
  Document document;
  read_object(value, document_keys, "document", document);
  return document;
}

}  // namespace json

Document document_from_json(std::string_view text) { return json::document_from(parse_json(text)); }

std::string to_json(const Document& document) { return to_json(json::to_value(document)); }

std::string to_json(const std::vector<DateMention>& dates) {
  return to_json(Json(Json::Object{
      {"dates", json::list(dates, [](const auto& date) { return json::to_value(date); })}}));
}

std::string to_json(const std::vector<Tag>& tags, const Vocabulary& vocabulary) {
  return to_json(Json(Json::Object{{"topics", json::list(tags, [&](const Tag& tag) {
                                      const Topic* topic = vocabulary.find(tag.topic);
                                      const std::string& label = topic ? topic->label : tag.topic;
                                      return json::to_value(tag, &label);
                                    })}}));
}

}  // namespace fingerpost
