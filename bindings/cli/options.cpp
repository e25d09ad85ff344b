#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <thread>

#include "input.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace fingerpost::cli {

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  return Date{std::chrono::year{local.tm_year + 1900},
              std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
              std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

Date day_option(std::string_view option, const std::string& text) {
  if (const auto day = date_from_iso(text)) return *day;
  throw Error(Fault::bad_argument,
              std::string(option) + ": '" + text + "' is not a day (YYYY-MM-DD)");
}

Date day_or_today(std::string_view option, const std::string& text) {
  return text.empty() ? today() : day_option(option, text);
}

std::chrono::milliseconds seconds_option(std::string_view option, const std::string& text,
                                         std::chrono::milliseconds otherwise) {
  constexpr double most = 1e9;  // thirty years: what is more went wrong
  if (text.empty()) return otherwise;
  double seconds = -1;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (trouble != std::errc() || end != text.data() + text.size() || !(seconds >= 0) ||
      seconds > most)
    throw Error(Fault::bad_argument,
                std::string(option) + ": '" + text + "' is no number of seconds, such as 0.5");
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

Limits limits_for(std::optional<std::chrono::milliseconds> patience) {
  using Clock = std::chrono::steady_clock;
  if (!patience) return {};
  return {.stop = [last = Clock::now() + *patience] { return Clock::now() >= last; }};
}

std::optional<Period> period_option(std::string_view option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto period = period_from_iso(text); period && text.find('/') == std::string::npos)
    return period;
  throw Error(Fault::bad_argument, std::string(option) + ": '" + text +
                                       "' is not a day, a month or a year (YYYY-MM-DD, " +
                                       "YYYY-MM, YYYY)");
}

Period within_option(const std::string& from, const std::string& to) {
  Period within;
  if (const auto first = period_option("--from", from)) within.first = first->first;
  if (const auto last = period_option("--to", to)) within.last = last->last;
  if (within.first && within.last && *within.last < *within.first)
    throw Error(Fault::bad_argument, "--to " + to + " is before --from " + from);
  return within;
}

std::string listed(const std::string_view* names, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i ? ", " : "") + std::string(names[i]);
  return all;
}

Writer writer_of(const Index& index, const std::string& lock_wait) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds between{50};  // as soon as a person would notice
  const auto last = Clock::now() + seconds_option("--lock-wait", lock_wait, {});
  for (;;) {
    try {
      return index.writer();
    } catch (const Error& error) {
      if (error.fault() != Fault::locked || Clock::now() >= last) throw;
    }
    std::this_thread::sleep_for(between);
    if (const int signal = signal_noted()) throw Interrupted{signal};
  }
}

std::vector<FailedFile> failed_for(const Writer& writer, const std::vector<std::string>& tiers) {
  std::vector<FailedFile> all = writer.failed();
  std::erase_if(all, [&](const FailedFile& file) {
    return file.tier != "public" && std::find(tiers.begin(), tiers.end(), file.tier) == tiers.end();
  });
  return all;
}

Searcher searcher_for(const Index& index, const std::vector<std::string>& tiers) {
  if (tiers.empty()) return index.searcher();
  const std::size_t without = index.searcher().info().editions;
  for (const auto& tier : tiers)
    if (tier != "public" && index.searcher({tier}).info().editions == without)
      say("note: there is nothing in tier " + tier);
  return index.searcher(tiers);
}

Almanac almanac_option(const std::string& file) try {
  return file.empty() ? Almanac() : Almanac(read_all(file));
} catch (const Error& error) {
  // A file that is wrong, and not the command.
  if (error.fault() == Fault::bad_argument) throw Error(Fault::bad_vocabulary, error.what());
  throw;
}

Weights weights_option(const std::string& file) try {
  return file.empty() ? Weights() : weights_from_json(read_all(file));
} catch (const Error& error) {
  if (error.fault() == Fault::bad_argument)
    throw Error(Fault::bad_vocabulary, file + ": " + error.what());
  throw;
}

Cards cards_option(const std::string& file) try {
  return cards_from_json(read_all(file));
} catch (const Error& error) {
  if (error.fault() == Fault::bad_argument)
    throw Error(Fault::bad_vocabulary, file + ": " + error.what());
  throw;
}

std::optional<Json> id_in(std::string_view line) try {
  const Json value = parse_json(line);
  const Json* id = value.find("id");
  return id ? std::optional(*id) : std::nullopt;
} catch (const Error&) {
  return std::nullopt;
}

std::string with_id(const std::optional<Json>& id, const std::string& object) {
  return id ? R"({"id":)" + to_json(*id) + "," + object.substr(1) : object;
}

std::string failure_line(const std::optional<Json>& id, const Failure& failure) {
  return with_id(
      id, to_json(Json(Json::Object{{"error", Json::Object{{"fault", word_for(failure.fault)},
                                                           {"where", failure.where},
                                                           {"message", failure.message}}}})));
}

}  // namespace fingerpost::cli
