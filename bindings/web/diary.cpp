// What happens, each event once whoever tells of it: as a page, as JSON, as a calendar.
#include "fingerpost/diary.hpp"

#include <algorithm>
#include <set>

#include "api.hpp"
#include "fingerpost/feeds.hpp"
#include "html.hpp"
#include "news.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr int days_shown = 92;              // of the page: a term, which a screen or two hold
constexpr std::size_t entries_shown = 300;  // of the page; the calendar and the interface have all
constexpr std::size_t sections_told =
    2000;  // tests/web/test_feeds.py: of a calendar that is searched

const WantedKeys keys{.words = {"from", "to", "as_of", "for"}, .lists = {"topics", "publishers"}};

DiaryOptions options_of(const Asking& asking, const Wanted& wanted) {
  DiaryOptions options = diary_options_from_json(wanted.json);
  if (options.place.empty()) options.place = asking.settings.place;
  return options;
}

std::string hours(const DiaryEntry& entry) {
  if (entry.from_time.empty()) return {};
  return ", " + entry.from_time + (entry.to_time.empty() ? "" : " to " + entry.to_time);
}

std::string told_in(const Showing& showing, const DiarySource& source, const std::string& words) {
  if (leads_out(source.url))
    return "<a rel=\"noreferrer\"" + attribute("href", source.url) + ">" + escaped(words) + "</a>";
  return document_link(showing, source.document, words);
}

// What stands beside its name: whether it takes place, and when it was to be.
std::string note_on(const DiaryEntry& entry) {
  std::string html;
  if (entry.taking != Taking::confirmed)
    html += " <strong>" + escaped(headed(name(entry.taking))) + "</strong>";
  if (entry.moved_from && !entry.moved_from->open())
    html += " <strong>Moved from " + escaped(cli::in_words(*entry.moved_from)) + "</strong>";
  return html;
}

// "May 2026", under which it stands: that of its first day, or of the first day asked about.
std::string month_of(const DiaryEntry& entry, const Period& period) {
  Date day = entry.when.first.value_or(entry.when.last.value_or(Date{}));
  if (period.first && day < *period.first) day = *period.first;
  const std::string words = cli::in_words(day);
  return words.substr(std::min(words.find(' ') + 1, words.size()));
}

std::string months_html(const Showing& showing, const Diary& found) {
  std::string html, items, month;
  const auto close = [&] {
    if (!items.empty()) html += "<h2>" + escaped(month) + "</h2>\n" + tag("ul", "fp-events", items);
    items.clear();
  };
  for (std::size_t i = 0; i < std::min(found.entries.size(), entries_shown); ++i) {
    const DiaryEntry& entry = found.entries[i];
    if (std::string now = month_of(entry, found.period); now != month) {
      close();
      month = std::move(now);
    }
    items += diary_entry_html(showing, entry);
  }
  close();
  if (found.entries.size() > entries_shown)
    html += tag("p", "fp-warning",
                counted(found.entries.size() - entries_shown, "more is", "more are") +
                    " in these days: choose fewer, or take the calendar, which has all.");
  return html.empty() ? "<p>Nothing is known to happen in these days.</p>\n" : html;
}

std::string shifted(const Asking& asking, const Period& period, int days,
                    const std::string& words) {
  Parameters to{{"from", to_iso(day_after(*period.first, days))},
                {"to", to_iso(day_after(*period.last, days))}};
  if (asking.asked.has("as_of")) to.add("as_of", asking.asked.text("as_of"));
  return tag("li", {},
             "<a" + attribute("href", asking.to("/diary?" + encoded(to))) + ">" + words + "</a>");
}

std::string onward(const Asking& asking, const Period& period) {
  const int days = static_cast<int>(
      (std::chrono::sys_days(*period.last) - std::chrono::sys_days(*period.first)).count() + 1);
  return "<nav class=\"fp-paging\" aria-label=\"Other days\"><ul>" +
         shifted(asking, period, -days, "← Earlier") + shifted(asking, period, days, "Later →") +
         tag("li", {},
             "<a" +
                 attribute("href",
                           asking.to("/events.ics?" + encoded({{"from", to_iso(*period.first)},
                                                               {"to", to_iso(*period.last)}}))) +
                 ">These days as a calendar file</a>") +
         "</ul></nav>\n";
}

std::string key_of(const std::string& document, const std::string& anchor) {
  return document + '\n' + anchor;
}

// Sections that the words and filters find which the diary does not know of.
std::set<std::string> found_by(const Asking& asking, fingerpost::Request& request, AsOf& day) {
  Query& query = request.query;
  if (query.kinds.empty()) query.kinds = {Kind::event, Kind::course, Kind::notice};
  query.ended = Ended::rank_equally;
  query.sort = Sort::start;
  query.group = Group::section;
  query.companions = false;
  query.snippets = false;
  const Results all = all_of(asking, **asking.lease, query, day, sections_told);
  day.day = all.as_of;
  std::set<std::string> keys;
  for (const Hit& hit : all.hits) keys.insert(key_of(hit.document, hit.anchor));
  return keys;
}

bool told_by_any(const DiaryEntry& entry, const std::set<std::string>& keys) {
  return std::any_of(entry.sources.begin(), entry.sources.end(), [&](const DiarySource& each) {
    return keys.contains(key_of(each.document, each.anchor));
  });
}

}  // namespace

std::string diary_entry_html(const Showing& showing, const DiaryEntry& entry) {
  if (entry.sources.empty()) return {};
  const DiarySource& first = entry.sources.front();
  const std::string words = entry.name.empty() ? first.title : entry.name;
  std::string html =
      tag("span", "fp-when", escaped(capital(cli::in_words(entry.when)) + hours(entry)) + ": ") +
      told_in(showing, first, words) + note_on(entry);
  if (!first.publisher.empty()) html += " · " + escaped(first.publisher);
  std::string others;
  for (std::size_t i = 1; i < entry.sources.size(); ++i)
    others +=
        (others.empty() ? "" : ", ") + told_in(showing, entry.sources[i], entry.sources[i].title);
  return tag("li", {}, html + tag("p", "fp-about", others.empty() ? "" : "Also in " + others));
}

Response api_diary(const Asking& asking) {
  const Wanted wanted = wanted_of(asking, keys);
  const Diary found = diary(**asking.lease, options_of(asking, wanted), {wanted.day});
  return {200, "application/json", to_json(found) + "\n", {}};
}

Response diary_page(const Asking& asking) {
  const Wanted wanted = wanted_of(asking, keys);
  DiaryOptions options = options_of(asking, wanted);
  if (!options.period.first) options.period.first = wanted.day;
  if (!options.period.last) options.period.last = day_after(*options.period.first, days_shown);
  const Diary found = diary(**asking.lease, options, {wanted.day});
  const Showing showing{asking, **asking.lease, asking.lease->index().vocabulary(), {}, wanted.day};
  std::string main = "<h1>What happens</h1>\n" + not_today(showing, "/diary");
  main += days_form(asking, "/diary", options.period);
  main += "<p>From " + escaped(cli::in_words(*found.period.first)) + " to " +
          escaped(cli::in_words(*found.period.last)) +
          ". What several tell of stands once, with all who do.</p>\n";
  main += months_html(showing, found) + onward(asking, found.period);
  return page(asking, {.title = "What happens", .main = std::move(main)});
}

// The diary as a calendar; searched, where words or filters are given that the diary has not.
Response events_calendar(const Asking& asking) {
  fingerpost::Request request = request_of(asking.asked, asking.settings);
  const Query asked = request.query;
  const bool searched =
      !asked.text.empty() || !asked.kinds.empty() || !asked.layers.empty() || !asked.extra.empty();
  AsOf day = as_of(request, asking.today);
  std::set<std::string> keep;
  if (searched) keep = found_by(asking, request, day);
  Diary found = diary(**asking.lease,
                      {.period = asked.period,
                       .topics = asked.topics,
                       .publishers = asked.publishers,
                       .place = asked.place},
                      day);
  if (searched)
    std::erase_if(found.entries, [&](const auto& each) { return !told_by_any(each, keep); });
  const FeedInfo info{.title = asking.settings.title + ": events",
                      .url = asking.outside("/diary"),
                      .publisher = asking.settings.publisher};
  Response response{200, "text/calendar; charset=utf-8", to_icalendar(found, info), {}};
  response.headers.emplace_back("Content-Disposition", "inline; filename=\"events.ics\"");
  return response;
}

}  // namespace fingerpost::web
