// What the results are about, as ways to narrow them: links, or buttons in POST mode.
#include <algorithm>
#include <array>

#include "html.hpp"
#include "pages.hpp"

namespace fingerpost::web {
namespace {

struct Field {
  FacetField facet;
  std::string_view name;   // of a request
  std::string_view words;
  std::size_t shown;  // so that a screen holds them; the interface has all
};
constexpr std::array<Field, 4> fields_shown{
    {{FacetField::topic, "topics", "Topic", 8},
     {FacetField::kind, "kinds", "Kind", 8},
     {FacetField::publisher, "publishers", "Publisher", 6},
     {FacetField::layer, "layers", "Who it applies to", 5}}};

std::string value_html(const Showing& showing, const Field& field, const Facet::Value& value) {
  const std::string key(field.name);
  Parameters to = showing.fields;
  to.erase("page");
  const auto chosen = showing.fields.each(key);
  const bool on = std::find(chosen.begin(), chosen.end(), value.id) != chosen.end();
  to.toggle(key, value.id);
  const std::string words = field.facet == FacetField::topic || field.facet == FacetField::publisher
                                ? (value.label.empty() ? value.id : value.label)
                            : value.id == name(Layer::unknown) ? "Not said"
                                                               : headed(value.id);
  const std::string count = "<span class=\"fp-count\">" + std::to_string(value.count) +
                            "<span class=\"fp-hidden\">" +
                            (value.count == 1 ? " document" : " documents") + "</span></span>";
  return "<li>" +
         otherwise(showing.asking, to,
                   (on ? "<span class=\"fp-hidden\">Remove filter: </span>✓ " : "") +
                       escaped(words) + " " + count,
                   on ? "fp-on" : "") +
         "</li>\n";
}

std::string field_html(const Showing& showing, const Field& field, const Facet& facet) {
  std::string items;
  const auto chosen = showing.fields.each(field.name);
  std::size_t shown = 0;
  for (const auto& value : facet.values) {
    const bool on = std::find(chosen.begin(), chosen.end(), value.id) != chosen.end();
    if (on || shown < field.shown) {
      items += value_html(showing, field, value);
      ++shown;
    }
  }
  if (items.empty()) return {};
  return "<h3>" + std::string(field.words) + "</h3>\n<ul>" + items + "</ul>\n";
}

}  // namespace

FacetChoice facets_shown() {
  FacetChoice shown;
  for (const Field& field : fields_shown) shown.add(field.facet);
  return shown;
}

std::string facets_html(const Showing& showing, const Results& results) {
  std::string html;
  for (const Field& field : fields_shown)
    for (const Facet& facet : results.facets)
      if (facet.field == name(field.facet)) html += field_html(showing, field, facet);
  if (html.empty()) return {};
  return "<nav class=\"fp-facets\" aria-labelledby=\"fp-narrow\">\n<h2 id=\"fp-narrow\" "
         "tabindex=\"-1\">Narrow the results</h2>\n" +
         html + "</nav>\n";
}

}  // namespace fingerpost::web
