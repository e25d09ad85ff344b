#include "extract/furniture.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

// The one table. Seen on partnerships', councils' and GOV.UK pages; in lower
// case, letters and digits only.
constexpr std::array whole_lines{
    std::string_view("quick leave"),
    std::string_view("quick exit"),
    std::string_view("quick escape"),
    std::string_view("exit this page"),
    std::string_view("exit this site"),
    std::string_view("exit site"),
    std::string_view("leave this site"),
    std::string_view("leave this page"),
    std::string_view("leave site"),
    std::string_view("leave site now"),
    std::string_view("hide this page"),
    std::string_view("hide page"),
    std::string_view("emergency exit"),
    std::string_view("emergency exit this page"),
    std::string_view("skip to content"),
    std::string_view("skip to main content"),
    std::string_view("skip to the content"),
    std::string_view("skip to the main content"),
    std::string_view("skip to navigation"),
    std::string_view("skip to main navigation"),
    std::string_view("skip navigation"),
    std::string_view("skip to search"),
    std::string_view("skip to footer"),
    std::string_view("jump to content"),
    std::string_view("jump to main content"),
    std::string_view("back to top"),
    std::string_view("back to the top"),
    std::string_view("return to top"),
    std::string_view("top of page"),
    std::string_view("top of the page"),
    std::string_view("go to top"),
    std::string_view("print this page"),
    std::string_view("print this chapter"),
    std::string_view("print page"),
    std::string_view("print"),
    std::string_view("share"),
    std::string_view("share this page"),
    std::string_view("share this"),
    std::string_view("share this article"),
    std::string_view("share on facebook"),
    std::string_view("share on twitter"),
    std::string_view("share on x"),
    std::string_view("share on linkedin"),
    std::string_view("share via email"),
    std::string_view("tweet"),
    std::string_view("email this page"),
    std::string_view("follow us"),
    std::string_view("follow us on social media"),
    std::string_view("menu"),
    std::string_view("close"),
    std::string_view("close menu"),
    std::string_view("toggle navigation"),
    std::string_view("toggle menu"),
    std::string_view("search"),
    std::string_view("search this site"),
    std::string_view("next page"),
    std::string_view("previous page"),
    std::string_view("read aloud"),
    std::string_view("listen to this page"),
    std::string_view("translate this page"),
    std::string_view("increase text size"),
    std::string_view("decrease text size"),
    std::string_view("is this page useful"),
    std::string_view("was this page useful"),
    std::string_view("was this page helpful"),
    std::string_view("was this information helpful"),
    std::string_view("was this helpful"),
    std::string_view("is this page helpful"),
    std::string_view("did you find this page helpful"),
    std::string_view("did you find this page useful"),
    std::string_view("did you find this helpful"),
    std::string_view("rate this page"),
    std::string_view("yes this page is useful"),
    std::string_view("no this page is not useful"),
    std::string_view("report a problem with this page"),
    std::string_view("all rights reserved"),
    std::string_view("accept"),
    std::string_view("accept all"),
    std::string_view("reject all"),
    std::string_view("accept cookies"),
    std::string_view("reject cookies"),
    std::string_view("accept all cookies"),
    std::string_view("reject all cookies"),
    std::string_view("accept additional cookies"),
    std::string_view("reject additional cookies"),
    std::string_view("accept analytics cookies"),
    std::string_view("reject analytics cookies"),
    std::string_view("essential cookies only"),
    std::string_view("cookie settings"),
    std::string_view("cookie preferences"),
    std::string_view("cookie policy"),
    std::string_view("manage cookies"),
    std::string_view("change cookie settings"),
    std::string_view("hide this message"),
    std::string_view("hide cookie message"),
    std::string_view("view cookies"),
    std::string_view("cookies on this site"),
    std::string_view("cookies on this website"),
    std::string_view("end"),  // the last line of chapters in hosted procedures manuals
};

constexpr std::array beginnings{
    std::string_view("we use cookies"),
    std::string_view("we use some essential cookies"),
    std::string_view("we use essential cookies"),
    std::string_view("we use necessary cookies"),
    std::string_view("we have placed cookies"),
    std::string_view("we would like to set additional cookies"),
    std::string_view("we d like to set additional cookies"),
    std::string_view("this site uses cookies"),
    std::string_view("this website uses cookies"),
    std::string_view("our website uses cookies"),
    std::string_view("our site uses cookies"),
    std::string_view("by continuing to use this site"),
    std::string_view("by continuing to use this website"),
    std::string_view("you have accepted additional cookies"),
    std::string_view("you can change your cookie settings"),
    std::string_view("you ve accepted all cookies"),
    std::string_view("tell us whether you accept cookies"),
    std::string_view("having trouble reading"),
    std::string_view("having trouble viewing"),
    std::string_view("trouble viewing this"),
    std::string_view("view this email in your browser"),
    std::string_view("view it in your browser"),
    std::string_view("view in browser"),
    std::string_view("view this in your browser"),
    std::string_view("unsubscribe"),
    std::string_view("you get this"),
    std::string_view("you are receiving this"),
    std::string_view("you received this email because"),
    std::string_view("you have received this email because"),
    std::string_view("update your preferences"),
    std::string_view("manage your preferences"),
    std::string_view("this browser does not support javascript"),
    std::string_view("please enable javascript"),
};

// Longer than any banner in the table's source; what is longer is content.
constexpr std::size_t longest = 600;

std::string plain_words(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const bool word = is_letter(c) || is_digit(c);
    if (word)
      out += lower(c);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// "Home > News > April", with any of the marks in use.
bool is_breadcrumb(std::string_view line) {
  std::string_view rest = line;
  for (const std::string_view lead : {"you are here:", "you are here"})
    if (begins_folded(rest, lead)) rest = trim(rest.substr(lead.size()));
  if (!begins_folded(rest, "home")) return false;
  rest = trim(rest.substr(4));
  for (const std::string_view mark : {">", "/", "\xC2\xBB", "\xE2\x80\xBA", "\xE2\x86\x92", "\\"})
    if (begins(rest, mark)) return true;
  return false;
}

// "Was this page helpful? Yes No": the buttons under a question. Bytes; 0 for none.
std::size_t answer(std::string_view words) {
  for (const std::string_view button : {"yes", "no", "maybe", "not sure"})
    if (begins(words, button) && (words.size() == button.size() || words[button.size()] == ' '))
      return button.size();
  return 0;
}

// "Share this page on Twitter", "Tweet this", "Share via e-mail or WhatsApp": nothing but
// where to. "Share this with the family" is for readers.
bool is_sharing(std::string_view words) {
  constexpr std::array leads{std::string_view("share"), std::string_view("tweet"),
                             std::string_view("post"), std::string_view("follow us")};
  constexpr std::array places{
      std::string_view("facebook"), std::string_view("twitter"),   std::string_view("x"),
      std::string_view("linkedin"), std::string_view("whatsapp"),  std::string_view("email"),
      std::string_view("mail"),     std::string_view("instagram"), std::string_view("bluesky"),
      std::string_view("threads"),  std::string_view("mastodon"),  std::string_view("pinterest"),
      std::string_view("reddit"),   std::string_view("social"),    std::string_view("youtube")};
  constexpr std::array between{
      std::string_view("this"),  std::string_view("page"),  std::string_view("article"),
      std::string_view("on"),    std::string_view("via"),   std::string_view("by"),
      std::string_view("to"),    std::string_view("and"),   std::string_view("or"),
      std::string_view("e"),     std::string_view("media"), std::string_view("story"),
      std::string_view("using"), std::string_view("link")};
  const auto among = [](const auto& known, std::string_view word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  };
  std::size_t lead = 0;
  for (const std::string_view each : leads)
    if (begins(words, each)) lead = each.size();
  if (lead == 0 || lead == words.size() || words[lead] != ' ') return false;
  bool place = false;
  for (words.remove_prefix(lead + 1); !words.empty();) {
    const std::string_view word = words.substr(0, words.find(' '));
    place = place || among(places, word);
    if (!among(places, word) && !among(between, word)) return false;
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return place;
}

// "Skip to content Quick leave": several in one line, divided at words.
bool all_furniture(std::string_view words) {
  constexpr int most = 8;
  for (int found = 0; found < most; ++found) {
    std::size_t taken = 0;
    for (const std::string_view phrase : whole_lines)
      if (begins(words, phrase) && (words.size() == phrase.size() || words[phrase.size()] == ' '))
        taken = std::max(taken, phrase.size());
    if (found > 0 && taken == 0) taken = answer(words);
    if (taken == 0) return false;
    if (taken == words.size()) return true;
    words.remove_prefix(taken + 1);
  }
  return false;
}

// Buttons that stand at a page's edge and run into its last line.
constexpr std::array edge{
    std::string_view("quick leave"),     std::string_view("quick exit"),
    std::string_view("exit this page"),  std::string_view("exit this site"),
    std::string_view("leave this site"), std::string_view("hide this page"),
    std::string_view("emergency exit"),  std::string_view("back to top"),
};

// What stands before the button is a whole line or sentence: "September 2024",
// "Thank you." In a longer sentence the words may well be the page's own.
bool stands_alone(std::string_view before) {
  constexpr std::size_t a_line = 60;
  return before.size() <= a_line || before.back() == '.' || before.back() == '!' ||
         before.back() == '?';
}

}  // namespace

std::string_view without_button(std::string_view line) {
  for (const std::string_view button : edge) {
    if (line.size() <= button.size()) continue;
    const std::size_t start = line.size() - button.size();
    if (plain_words(line.substr(start)) != button || !trim(line.substr(start - 1, 1)).empty())
      continue;
    const std::string_view before = trim(line.substr(0, start));
    if (!before.empty() && stands_alone(before)) return before;
  }
  return line;
}

bool is_furniture(std::string_view line) {
  if (line.size() > longest) return false;
  if (is_breadcrumb(line)) return true;
  const std::string words = plain_words(line);
  if (all_furniture(words) || is_sharing(words)) return true;
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view start) { return begins(words, start); });
}

}  // namespace fingerpost::extract
