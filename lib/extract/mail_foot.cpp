// A foot is known by what its paragraphs say of the mail itself:
//
//     Morag Tennant, 01632 960155                              a signature: stays
//
//     This email is confidential.                              joins: it stands beside
//     If you are not the intended recipient, please            <- two such things, and of
//     tell the sender and delete it.                              a recipient: a notice
//     To unsubscribe from this list, write to                  <- begins so, and nothing
//     forum-leave@lists.example                                   long comes after it
//
// A notice is left out wherever it stands, since a mail that was answered has several; a
// list's foot only where the mail ends, since others write about lists as well.
#include "extract/mail_foot.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

// tests/pages/formats/eml: disclaimer-*.eml, list-foot-*.eml are without them, and
// speaks-of-lists-and-secrets.eml is whole.
constexpr std::array of_the_mail{
    std::string_view("this email"),        std::string_view("this e mail"),
    std::string_view("this message"),      std::string_view("this communication"),
    std::string_view("this transmission"), std::string_view("this electronic"),
    std::string_view("not the intended"),  std::string_view("not the addressee"),
};
constexpr std::array of_an_address{
    std::string_view("this email address"),
    std::string_view("this e mail address"),
};
constexpr std::array of_its_recipient{
    std::string_view("intended recipient"),     std::string_view("addressee"),
    std::string_view("intended solely"),        std::string_view("intended only"),
    std::string_view("solely intended"),        std::string_view("only intended"),
    std::string_view("solely for the use"),     std::string_view("email in error"),
    std::string_view("e mail in error"),        std::string_view("message in error"),
    std::string_view("communication in error"), std::string_view("transmission in error"),
    std::string_view("sent to you in error"),
};
constexpr std::array of_the_law{
    std::string_view("confidential"),
    std::string_view("privileged"),
    std::string_view("unauthorised"),
    std::string_view("prohibited"),
    std::string_view("unlawful"),
    std::string_view("virus"),
    std::string_view("malware"),
    std::string_view("liability"),
    std::string_view("views expressed"),
    std::string_view("opinions expressed"),
    std::string_view("monitor"),
    std::string_view("intercept"),
    std::string_view("freedom of information"),
};
// What a writer may well ask of readers, too: it counts within a notice alone.
constexpr std::array of_its_handling{
    std::string_view("notify"),
    std::string_view("inform the sender"),
    std::string_view("tell the sender"),
    std::string_view("contact the sender"),
    std::string_view("return it to"),
    std::string_view("delete"),
    std::string_view("copy"),
    std::string_view("disclos"),
    std::string_view("distribut"),
    std::string_view("disseminat"),
};
constexpr std::array printing{
    std::string_view("consider the environment before printing"),
    std::string_view("think before you print this"),
    std::string_view("do you really need to print this email"),
};
constexpr std::array notice_titles{
    std::string_view("disclaimer"),
    std::string_view("email disclaimer"),
    std::string_view("e mail disclaimer"),
    std::string_view("confidentiality"),
    std::string_view("confidentiality notice"),
    std::string_view("confidentiality statement"),
    std::string_view("legal notice"),
};
constexpr std::array list_beginnings{
    std::string_view("to unsubscribe"),
    std::string_view("unsubscribe"),
    std::string_view("click here to unsubscribe"),
    std::string_view("you can unsubscribe"),
    std::string_view("if you want to unsubscribe"),
    std::string_view("if you wish to unsubscribe"),
    std::string_view("if you would like to unsubscribe"),
    std::string_view("to leave this list"),
    std::string_view("to leave the list"),
    std::string_view("to leave this mailing list"),
    std::string_view("to be removed from this list"),
    std::string_view("to be removed from the list"),
    std::string_view("to be removed from our list"),
    std::string_view("to be removed from this mailing list"),
    std::string_view("to be removed from the mailing list"),
    std::string_view("to be removed from our mailing list"),
    std::string_view("to manage your subscription"),
};
// And something of the mails themselves.
constexpr std::array perhaps_list_beginnings{
    std::string_view("to stop receiving"),
    std::string_view("if you no longer wish to receive"),
    std::string_view("if you no longer want to receive"),
    std::string_view("if you do not wish to receive"),
    std::string_view("if you do not want to receive"),
    std::string_view("want to change how you receive"),
    std::string_view("why am i getting"),
    std::string_view("you received this"),
    std::string_view("you are receiving"),
    std::string_view("you are subscribed to"),
    std::string_view("you have subscribed to"),
    std::string_view("this message was issued to"),
    std::string_view("this message was sent to"),
    std::string_view("this email was sent to"),
    std::string_view("this e mail was sent to"),
};
constexpr std::array of_the_list{
    std::string_view("mailing"),      std::string_view("subscri"),
    std::string_view("emails"),       std::string_view("e mails"),
    std::string_view("this email"),   std::string_view("this e mail"),
    std::string_view("this message"), std::string_view("newsletter"),
    std::string_view("bulletin"),     std::string_view("the list"),
    std::string_view("this list"),
};

// Lines under a list's foot that are none of it (an address, a year) are few, short and no
// sentences (extract/mail_foot_test).
constexpr std::size_t most_after = 4, longest_after = 100;
// Typed lines under the first of a foot; a notice of 3,000 letters has no more.
constexpr std::size_t most_lines = 40;
// Of a list's foot (extract/mail_foot_test: below ten lines of text it is one of them).
constexpr std::size_t most_list_lines = 8;
// Longer paragraphs are no foot: the longest of notices in use has about half of it.
constexpr std::size_t longest = 3000;

// Letters and digits in lower case, a space between them and at both ends.
std::string words_of(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || (static_cast<unsigned char>(c) & 0x80))
      out += lower(c);
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

template <class Phrases>
int count(const Phrases& phrases, const std::string& words) {
  return static_cast<int>(std::count_if(phrases.begin(), phrases.end(), [&](auto phrase) {
    return words.find(" " + std::string(phrase)) != std::string::npos;
  }));
}

// "https://lists.example/leave", "<forum@lists.example>" and nothing else.
bool is_address(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.find(' ') != std::string_view::npos) return false;
  return line.find("://") != std::string_view::npos || begins_folded(line, "www.") ||
         line.find('@') != std::string_view::npos;
}

// What is taken for one paragraph: a block, or the lines of a typed one.
struct Unit {
  std::size_t first = 0, end = 0;  // of the blocks
  std::string words = {};
  int mail = 0, recipient = 0, law = 0, handling = 0;
  bool heading = false, foot = false;
};

class Foot {
 public:
  Foot(std::vector<Block>& body, bool typed) : body_(body), gone_(body.size()) { divide(typed); }

  void leave_out() {
    for (Unit& unit : units_) unit.foot = is_notice(unit);
    spread();
    for (const Unit& unit : units_)
      if (unit.foot) drop(unit);
    leave_out_list();
    // A mail that is nothing else is about it.
    if (std::find(gone_.begin(), gone_.end(), false) == gone_.end()) return;
    std::size_t at = 0;
    std::erase_if(body_, [&](const Block&) { return gone_[at++]; });
  }

 private:
  void divide(bool typed) {
    for (std::size_t i = 0; i < body_.size(); ++i) {
      const bool heading = body_[i].type == Block::Type::heading;
      const bool new_unit = !typed || i == 0 || body_[i].blank_before || heading;
      if (new_unit) units_.push_back({.first = i, .end = i, .heading = heading});
      units_.back().end = i + 1;
      // Several words that end a line and begin the next are one phrase all the same.
      if (units_.back().words.size() <= longest) units_.back().words += words_of(body_[i].text);
    }
    for (Unit& unit : units_) weigh(unit);
  }

  static void weigh(Unit& unit) {
    std::string once;
    for (const char c : unit.words)
      if (c != ' ' || once.empty() || once.back() != ' ') once += c;
    unit.words = once;
    if (unit.words.size() > longest) return;
    unit.mail = count(of_the_mail, unit.words);
    unit.recipient = count(of_its_recipient, unit.words);
    if (unit.mail + unit.recipient == 0) return;
    if (count(of_an_address, unit.words)) unit.mail = 0;
    unit.law = count(of_the_law, unit.words);
    unit.handling = count(of_its_handling, unit.words);
  }

  static bool is_notice(const Unit& unit) {
    if (unit.heading) return false;
    if (count(printing, unit.words) && unit.words.size() < 200) return true;
    const bool addressed = unit.recipient && unit.mail + unit.recipient >= 2;
    return addressed && unit.law + unit.handling > 0;
  }

  // What stands beside a notice and speaks of the mail too is more of it; above it, where the
  // writer's last words may stand, only what says two such things.
  void spread() {
    for (std::size_t i = 1; i < units_.size(); ++i)
      if (units_[i - 1].foot && goes_on(units_[i], 1)) units_[i].foot = true;
    for (std::size_t i = units_.size(); i-- > 1;)
      if (units_[i].foot && (goes_on(units_[i - 1], 2) || is_title(units_[i - 1])))
        units_[i - 1].foot = true;
  }

  static bool goes_on(const Unit& unit, int least) {
    return !unit.heading && unit.mail && unit.law + unit.recipient >= least;
  }

  static bool is_title(const Unit& unit) {
    return std::any_of(notice_titles.begin(), notice_titles.end(), [&](std::string_view title) {
      return unit.words == " " + std::string(title) + " ";
    });
  }

  // Of typed lines, those from the first that says so: a signature may stand right above.
  void drop(const Unit& unit) {
    std::size_t i = unit.first;
    if (unit.end - unit.first > 1) {
      while (i + 1 < unit.end && !speaks(body_[i])) ++i;
      if (unit.end - i > most_lines) return;
    }
    for (; i < unit.end; ++i) gone_[i] = true;
  }

  static bool speaks(const Block& block) {
    const std::string words = words_of(block.text);
    return count(of_the_mail, words) + count(of_its_recipient, words) + count(printing, words) > 0;
  }

  static bool begins_list(const Block& block) {
    if (block.type == Block::Type::heading || block.text.size() > longest) return false;
    const std::string words = words_of(block.text);
    const auto one_of = [&](const auto& starts) {
      return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
        return begins(std::string_view(words).substr(1), start);
      });
    };
    return one_of(list_beginnings) ||
           (one_of(perhaps_list_beginnings) && count(of_the_list, words));
  }

  // "Forum mailing list" above the list's own address.
  bool names_list(std::size_t i) const {
    const std::string words = words_of(body_[i].text);
    return words.ends_with(" mailing list ") && words.size() < longest_after &&
           i + 1 < body_.size() && is_address(body_[i + 1].text);
  }

  bool is_sentence(const Unit& unit) const {
    const std::string_view text = trim(body_[unit.end - 1].text);
    return unit.words.size() > longest_after ||
           (!text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos);
  }

  // Backwards from the end, past such lines, as long as there is any of a foot.
  void leave_out_list() {
    std::size_t after = 0;
    for (std::size_t u = units_.size(); u-- > 0;) {
      const Unit& unit = units_[u];
      std::size_t i = unit.first;
      while (i < unit.end && !begins_list(body_[i]) && !names_list(i)) ++i;
      if (i < unit.end && unit.end - i <= most_list_lines) {
        take_list(i, unit.end);
        after = 0;
      } else if (!all_gone(unit)) {
        if (is_sentence(unit) || ++after > most_after) return;
      }
    }
  }

  // With the lines of its paragraph, and the addresses below.
  void take_list(std::size_t i, std::size_t end) {
    while (i < end || (i < body_.size() && !gone_[i] && is_address(body_[i].text)))
      gone_[i++] = true;
  }

  bool all_gone(const Unit& unit) const {
    return std::all_of(gone_.begin() + static_cast<long>(unit.first),
                       gone_.begin() + static_cast<long>(unit.end), [](bool gone) { return gone; });
  }

  std::vector<Block>& body_;
  std::vector<bool> gone_;
  std::vector<Unit> units_ = {};
};

}  // namespace

void leave_out_foot(std::vector<Block>& body, bool typed) { Foot(body, typed).leave_out(); }

}  // namespace fingerpost::extract
