// Results, Hit, Snippet and Facet values. Results own all they show.
#include "bind.hpp"

namespace fingerpost::python {
namespace {

void bind_snippet(py::module_& module) {
  py::class_<Snippet>(module, "Snippet", "A few words around the match.")
      .def_property_readonly(
          "parts",
          [](const Snippet& s) {
            py::list parts;
            for (const auto& part : s.parts) parts.append(py::make_tuple(part.text, part.match));
            return parts;
          },
          "(text, whether it matched), in reading order.")
      .def_property_readonly(
          "html", [](const Snippet& s) { return to_html(s); },
          "Escaped, with the matches in <mark>.")
      .def("_repr_html_", [](const Snippet& s) { return to_html(s); })
      .def("__str__", [](const Snippet& s) { return to_text(s); })
      .def("__repr__", [](const Snippet& s) { return "<Snippet '" + to_text(s) + "'>"; });
}

py::object not_for_you(const Hit& hit) {
  if (!hit.not_for_you) return py::none();
  return py::make_tuple(hit.not_for_you->first, to_python_or_none(hit.not_for_you->second));
}

py::list factors(const Hit& hit) {
  py::list list;
  for (const Factor& factor : hit.factors) list.append(py::make_tuple(factor.words, factor.value));
  return list;
}

py::object dict_of_hit(const Hit& hit) {
  const Json answer =
      parse_json(to_json(Results{.as_of = Date{std::chrono::year(2000) / 1 / 1}, .hits = {hit}}));
  return to_python(answer.find("hits")->array()->front());
}

// What few answers have comes as it does in JSON, which is not written where there is none.
py::list part_of_hit(const Hit& hit, const char* key) {
  const py::dict all = dict_of_hit(hit);
  return all.contains(key) ? py::list(all[key]) : py::list();
}

py::list part_of(const Results& results, const char* key) {
  const Json answer = parse_json(to_json(results));
  const Json* part = answer.find(key);
  return part ? py::list(to_python(*part)) : py::list();
}

void bind_hit(py::module_& module) {
  py::class_<Hit>(module, "Hit", "A document with its best section, as it stands on the day.")
      .def_readonly("document", &Hit::document, "Its id.")
      .def_readonly("edition", &Hit::edition, "Which body under that id, counted from 1.")
      .def_readonly("anchor", &Hit::anchor, "Of the section, in its document.")
      .def_readonly("title", &Hit::title, "Of the document.")
      .def_readonly("heading", &Hit::heading, "Of the section, or \"\".")
      .def_readonly("page", &Hit::page, "Of a paged file, counted from 1; else None.")
      .def_readonly("page_label", &Hit::page_label,
                    "As printed on that page: \"80\", \"iv\", or \"\".")
      .def_readonly("language", &Hit::language,
                    "Of the document, where it says so: \"cy\", \"en-gb\"; else \"\".")
      .def_readonly("url", &Hit::url,
                    "Its address, with the section's own fragment where it has one.")
      .def_property_readonly(
          "kind", [](const Hit& h) { return to_python(h.kind); }, "What the section is: a Kind.")
      .def_readonly("publisher", &Hit::publisher, "Who published it, or \"\".")
      .def_property_readonly(
          "layer", [](const Hit& h) { return to_python(h.layer); }, "Who it speaks for: a Layer.")
      .def_property_readonly(
          "standing", [](const Hit& h) { return to_python(h.standing); },
          "How it stands on the day: a Standing.")
      .def_readonly("review_overdue", &Hit::review_overdue,
                    "Whether its review was due before the day.")
      .def_property_readonly(
          "superseded_by", [](const Hit& h) { return to_python_or_none(h.superseded_by); },
          "The id of the document that took its place, or None.")
      .def_property_readonly("not_for_you", &not_for_you,
                             "(the place asked for, the id to use there or None), when it is\n"
                             "expressly not for that place; else None.")
      .def_readonly("validity", &Hit::validity, "The days it holds on: a Period.")
      .def_property_readonly(
          "published", [](const Hit& h) { return to_python(h.published); }, "A Period, or None.")
      .def_property_readonly(
          "updated", [](const Hit& h) { return to_python(h.updated); }, "A Period, or None.")
      .def_property_readonly(
          "review_due", [](const Hit& h) { return to_python(h.review_due); }, "A Period, or None.")
      .def_property_readonly("event_name", &event_name,
                             "What it is called in a diary: its heading, or the title.")
      .def_property_readonly("event_days", &event_days, "When it is: a Period, open if unknown.")
      .def_property_readonly("called_off", &is_called_off, "Whether it says that it will not be.")
      .def_readonly("topics", &Hit::topics, "Ids of the section's topics.")
      .def_readonly("snippet", &Hit::snippet, "A few words around the match: a Snippet.")
      .def_readonly("score", &Hit::score,
                    "What it was ranked by; comparable within one answer only.")
      .def_readonly("sections", &Hit::sections, "At most three more of the same document.")
      .def_readonly("supersedes", &Hit::supersedes, "Ids of what it takes the place of.")
      .def_property_readonly(
          "companions",
          [](const Hit& h) {
            return h.companions.empty() ? py::list() : part_of_hit(h, "companions");
          },
          "What is to be consulted with it; of the first three hits.")
      .def_property_readonly(
          "said",
          [](const Hit& h) -> py::object {
            if (!h.said) return py::none();
            return dict_of_hit(h)["said"];
          },
          "What another page says became of the event: cancelled, postponed, or on another day.")
      .def_property_readonly(
          "cites_superseded",
          [](const Hit& h) {
            return h.cites_superseded.empty() ? py::list() : part_of_hit(h, "cites_superseded");
          },
          "Editions its text cites although a later one is in force.")
      .def_property_readonly(
          "editions",
          [](const Hit& h) { return h.editions.empty() ? py::list() : part_of_hit(h, "editions"); },
          "By group=\"work\": the other editions and occurrences that match.")
      .def_readonly("copies", &Hit::copies, "Nearly the same text in other documents.")
      .def_readonly("dates", &Hit::dates, "Those that settle its standing.")
      .def_property_readonly("factors", &factors, "(words, value), when asked to explain.")
      .def_property_readonly(
          "extra", [](const Hit& h) { return to_python(h.extra); },
          "The host's own values, as given.")
      .def("to_dict", &dict_of_hit, "As in JSON.")
      .def("__repr__", [](const Hit& h) {
        return "<Hit " + h.document + "#" + h.anchor + " " + std::string(name(h.standing)) + ">";
      });
}

void bind_parts(py::module_& module) {
  py::class_<Copy>(module, "Copy", "A document with nearly the same text as a hit's.")
      .def_readonly("document", &Copy::document, "Its id.")
      .def_readonly("title", &Copy::title, "Of that document.")
      .def_readonly("publisher", &Copy::publisher, "Who published it.")
      .def_readonly("url", &Copy::url, "Its address, or \"\".")
      .def_property_readonly(
          "standing", [](const Copy& c) { return to_python(c.standing); },
          "How it stands on the day: a Standing.")
      .def("__repr__", [](const Copy& c) { return "<Copy " + c.document + ">"; });
  py::class_<Facet::Value>(module, "FacetValue", "A value, and how many documents have it.")
      .def_readonly("id", &Facet::Value::id, "To filter by.")
      .def_readonly("label", &Facet::Value::label, "To show.")
      .def_readonly("count", &Facet::Value::count, "Documents that have it.")
      .def_readonly("broader", &Facet::Value::broader, "Of a topic: what it stands under, by id.")
      .def("__repr__", [](const Facet::Value& v) {
        return "<FacetValue " + v.id + ": " + std::to_string(v.count) + ">";
      });
  py::class_<TopicMeant>(module, "TopicMeant", "A topic that may have been meant.")
      .def_readonly("id", &TopicMeant::id, "Of the topic.")
      .def_readonly("label", &TopicMeant::label, "To show.")
      .def_readonly("words", &TopicMeant::words, "Of the query.")
      .def_readonly("count", &TopicMeant::count, "Documents about it, in the opened tiers.")
      .def("__repr__", [](const TopicMeant& t) { return "<TopicMeant " + t.id + ">"; });
  py::class_<Understood>(module, "Understood", "What words of the query were taken to mean.")
      .def_readonly("key", &Understood::key, "Of a request: \"as_of\", \"from\", \"topics\".")
      .def_property_readonly(
          "value", [](const Understood& u) { return to_python(u.value); }, "As a request has it.")
      .def_readonly("words", &Understood::words, "Of the query.")
      .def("__repr__",
           [](const Understood& u) { return "<Understood " + u.key + " from '" + u.words + "'>"; });
}

py::dict facets(const Results& results) {
  py::dict fields;
  for (const Facet& facet : results.facets) fields[py::str(facet.field)] = py::cast(facet.values);
  return fields;
}

const Hit& hit_at(const Results& results, std::ptrdiff_t number) {
  const auto size = static_cast<std::ptrdiff_t>(results.hits.size());
  if (number < 0) number += size;
  if (number < 0 || number >= size) throw py::index_error("there is no such hit");
  return results.hits[static_cast<std::size_t>(number)];
}

py::list hits_at(const py::object& self, const py::slice& slice) {
  const auto& results = self.cast<const Results&>();
  py::ssize_t start = 0, stop = 0, step = 0, length = 0;
  if (!slice.compute(static_cast<py::ssize_t>(results.hits.size()), &start, &stop, &step, &length))
    throw py::error_already_set();
  py::list list;
  for (; length > 0; --length, start += step)
    list.append(py::cast(results.hits[static_cast<std::size_t>(start)],
                         py::return_value_policy::reference_internal, self));
  return list;
}

// Over a list: an iterator of C++ ends by a C++ exception, which costs more than ten hits.
py::iterator iterator_of(const py::object& self) {
  const auto& results = self.cast<const Results&>();
  py::list list(results.hits.size());
  for (std::size_t at = 0; at < results.hits.size(); ++at)
    list[at] = py::cast(results.hits[at], py::return_value_policy::reference_internal, self);
  return py::iter(list);
}

FeedInfo info(const std::string& title, const std::string& url, const std::string& publisher) {
  return {title, url, publisher};
}

template <class Feed>
void bind_feed(py::class_<Results>& results, const char* method, Feed feed, const char* what) {
  results.def(
      method,
      [feed](const Results& r, const std::string& title, const std::string& url,
             const std::string& publisher) { return feed(r, info(title, url, publisher)); },
      py::kw_only(), py::arg("title"), py::arg("url"), py::arg("publisher") = "", what);
}

}  // namespace

void bind_results(py::module_& module) {
  bind_snippet(module);
  bind_hit(module);
  bind_parts(module);
  py::class_<Results> results(module, "Results",
                              "The hits of one page, best first: a sequence, and a copy that\n"
                              "outlives its searcher.");
  results.def_readonly("id", &Results::id, "As the request gave it.")
      .def_readonly("query", &Results::query, "The words asked.")
      .def_property_readonly(
          "as_of", [](const Results& r) { return to_python(r.as_of); }, "The day answered.")
      .def_readonly("total", &Results::total, "Hits there are in all.")
      .def_readonly("total_exact", &Results::total_exact, "Whether `total` was counted to the end.")
      .def_readonly("later", &Results::later,
                    "Documents that match but were first published after the day.")
      .def_readonly("revision", &Results::revision, "Of the commit that answered.")
      .def_property_readonly(
          "recorded", [](const Results& r) { return to_python(r.recorded); },
          "The day of that commit, or None.")
      .def_readonly("did_you_mean", &Results::did_you_mean, "Other spellings, best first.")
      .def_readonly("topics_meant", &Results::topics_meant,
                    "Did you mean one of these topics? Both senses of \"SCR\", \"Neglect\" for\n"
                    "\"neglekt\".")
      .def_readonly("understood", &Results::understood,
                    "What words of the query were taken to mean: a list of Understood.")
      .def_readonly("notices", &Results::notices, "What was not understood or not done, in words.")
      .def_property_readonly(
          "cards",
          [](const Results& r) { return r.cards.empty() ? py::list() : part_of(r, "cards"); },
          "The owner's contact cards for the question, those for a crisis first.")
      .def_property_readonly(
          "pinned",
          [](const Results& r) { return r.pinned.empty() ? py::list() : part_of(r, "pinned"); },
          "Documents that the owner has put above the answer.")
      .def_property_readonly(
          "earliest_held",
          [](const Results& r) {
            return r.earliest_held.empty() ? py::list() : part_of(r, "earliest_held");
          },
          "Works the words name of which no edition is held for the day.")
      .def_property_readonly("facets", &facets, "Values by field, when asked for.")
      .def(
          "to_json", [](const Results& r) { return to_json(r); },
          "The whole answer, byte for byte as C and the command give it.")
      .def(
          "to_dict", [](const Results& r) { return from_json(to_json(r)); },
          "As dicts and lists, as in JSON.")
      .def("__len__", [](const Results& r) { return r.hits.size(); })
      .def("__getitem__", &hit_at, py::return_value_policy::reference_internal)
      .def("__getitem__", &hits_at)
      .def("__iter__", &iterator_of)
      .def("__repr__", [](const Results& r) {
        return "<Results " + std::to_string(r.hits.size()) + " of " + std::to_string(r.total) +
               " as of " + to_iso(r.as_of) + ">";
      });
  bind_feed(
      results, "to_atom",
      [](const Results& all, const FeedInfo& info) { return to_atom(all, info); }, "RFC 4287.");
  bind_feed(results, "to_json_feed", &to_json_feed, "JSON Feed 1.1.");
  bind_feed(
      results, "to_icalendar",
      [](const Results& all, const FeedInfo& info) { return to_icalendar(all, info); },
      "RFC 5545: one event per hit with a period.");
}

}  // namespace fingerpost::python
