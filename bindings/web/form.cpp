// The form, which is all that is needed: everything else on the page is what it answered.
#include <array>

#include "html.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

std::string hidden(const Parameters& fields, std::string_view name) {
  std::string html;
  for (const std::string& value : fields.each(name))
    html += "<input type=\"hidden\"" + attribute("name", name) + attribute("value", value) + ">\n";
  return html;
}

std::string field(const Parameters& fields, const std::string& name, std::string_view type,
                  std::string_view label, std::string_view hint) {
  const std::string id = "fp-" + name, hint_id = id + "-hint";
  // A browser shows no day that is none, and complains of it.
  const std::string typed = fields.text(name);
  const std::string value = type == "date" && !date_from_iso(typed) ? "" : typed;
  std::string html =
      "<div class=\"fp-field\"><label" + attribute("for", id) + ">" + escaped(label) + "</label>\n";
  if (!hint.empty())
    html += "<p class=\"fp-hint\"" + attribute("id", hint_id) + ">" + escaped(hint) + "</p>\n";
  html += "<input" + attribute("id", id) + attribute("name", name) + attribute("type", type) +
          attribute("value", value) + " autocomplete=\"off\"";
  if (type == "text") html += " maxlength=\"200\"";
  if (!hint.empty()) html += attribute("aria-describedby", hint_id);
  return html + "></div>\n";
}

std::string choice(const Parameters& fields, const std::string& name, std::string_view label,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string html = "<div class=\"fp-field\"><label" + attribute("for", "fp-" + name) + ">" +
                     escaped(label) + "</label>\n<select" + attribute("id", "fp-" + name) +
                     attribute("name", name) + ">\n";
  const std::string now = fields.text(name);
  for (const auto& [value, words] : values)
    html += "<option" + attribute("value", value) + (value == now ? " selected" : "") + ">" +
            escaped(words) + "</option>\n";
  return html + "</select></div>\n";
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> orders{
    {{"newest", "newest first"},
     {"oldest", "oldest first"},
     {"title", "by title"},
     {"start", "by when it begins"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> ways_with_ended{
    {{"leave_out", "without what has ended"}, {"rank_equally", "what has ended among the rest"}}};

template <std::size_t N>
std::string words_among(const std::array<std::pair<std::string_view, std::string_view>, N>& all,
                        const std::string& value) {
  for (const auto& [name, words] : all)
    if (name == value) return std::string(words);
  return {};
}

// What is set in the part that is folded away, in words: nobody looks into it to see.
std::string set_in_words(const Parameters& fields) {
  std::string all;
  const auto add = [&](const std::string& before, const std::string& words) {
    if (!words.empty()) all += (all.empty() ? "" : ", ") + before + words;
  };
  const auto day = [&](const char* name) {
    const auto date = date_from_iso(fields.text(name));
    return date ? cli::in_words(*date) : std::string();
  };
  add("", day("as_of"));
  add("", fields.text("for"));
  add("from ", day("from"));
  add("to ", day("to"));
  add("", words_among(orders, fields.text("sort")));
  add("", words_among(ways_with_ended, fields.text("ended")));
  return all;
}

// What few need, and what the words cannot say. It stays closed, so that a phone shows the
// answer, and is open where something in it has to be put right.
std::string more(const Showing& showing) {
  const Parameters& fields = showing.fields;
  const std::string set = set_in_words(fields);
  std::string html = std::string("<details class=\"fp-more\"") + (showing.failed ? " open" : "") +
                     "><summary>Another day, another place, order" +
                     (set.empty() ? "" : ": " + escaped(set)) +
                     "</summary>\n<div class=\"fp-fields\">\n";
  html += field(fields, "as_of", "date", "What applies on", "Today, unless you choose another day");
  if (showing.asking.settings.place.empty())
    html += field(fields, "for", "text", "Where", "A place or a partnership, for example Leeds");
  html += field(fields, "from", "date", "From", "Of events; else published from then on");
  html += field(fields, "to", "date", "To", "");
  html += choice(fields, "sort", "Order",
                 {{"", "Best first"},
                  {"newest", "Newest first"},
                  {"oldest", "Oldest first"},
                  {"title", "By title"},
                  {"start", "By when it begins"}});
  html += choice(fields, "ended", "What has ended",
                 {{"", "Comes last"},
                  {"leave_out", "Is left out"},
                  {"rank_equally", "Is shown among the rest"}});
  return html + hidden(fields, "known_at") + "</div></details>\n";
}

}  // namespace

std::string search_form(const Showing& showing) {
  const Asking& asking = showing.asking;
  const Parameters& fields = showing.fields;
  std::string html =
      "<form class=\"fp-form\" role=\"search\" aria-label=\"Search the guidance\" "
      "autocomplete=\"off\"" +
      attribute("method", asking.settings.post ? "post" : "get") +
      attribute("action", asking.to(asking.self)) + ">\n";
  html +=
      "<label class=\"fp-label\" for=\"fp-text\">Search guidance, protocols, news and "
      "events</label>\n"
      "<div class=\"fp-box\"><input id=\"fp-text\" name=\"text\" type=\"text\" maxlength=\"500\" "
      "enterkeyhint=\"search\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"true\"" +
      attribute("value", fields.text("text")) +
      "><button type=\"submit\" class=\"fp-submit\">Search</button></div>\n";
  html += more(showing);
  for (const std::string_view name :
       {"kinds", "topics", "publishers", "layers", "group", "literal"})
    html += hidden(fields, name);
  return html + "</form>\n";
}

}  // namespace fingerpost::web
