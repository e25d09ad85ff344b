// The foot of a mail is left out, and nothing that only sounds like one.
#include <string>
#include <vector>

#include "catch.hpp"
#include "extract/extract.hpp"

namespace {

using fingerpost::extract::Block;
using fingerpost::extract::Extractor;

std::string read(const std::string& type, const std::string& body) {
  static Extractor extractor;
  std::string out;
  for (const Block& block :
       extractor
           .extract("message/rfc822",
                    "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: " + type +
                        "; charset=utf-8\n\n" + body)
           .blocks)
    out += (out.empty() ? "" : " / ") + block.text;
  return out;
}

std::string typed(const std::string& body) { return read("text/plain", body); }
std::string page(const std::string& body) { return read("text/html", body); }

struct Case {
  std::string name, body, expected;
};

const std::string notice =
    "If you are not the intended recipient of this message, delete it and tell the sender.";

}  // namespace

TEST_CASE("what stands under every mail is left out", "[extract]") {
  const std::vector<Case> cases{
      {"below a signature, no line between",
       "The clinic is shut.\n\nJo\n01632 960100\n" + notice + "\n",
       "The clinic is shut. / Jo / 01632 960100"},
      {"between two mails",
       "Agreed.\n\n" + notice + "\n\nOn Monday Sam wrote:\n\nShall we meet at ten?\n",
       "Agreed. / On Monday Sam wrote: / Shall we meet at ten?"},
      {"of a group",
       "The clinic is shut.\n\n-- \nYou received this message because you are subscribed to the "
       "group "
       "\"leads\".\nTo unsubscribe from this group, send an email to leads+leave@groups.example.\n",
       "The clinic is shut."},
      {"above a year and an address",
       "The clinic is shut.\n\nUnsubscribe from these emails\n\nTarnbridge SCP\n\n1 High Street\n",
       "The clinic is shut. / Tarnbridge SCP / 1 High Street"},
      {"a list's name and addresses",
       "The clinic is shut.\n\n_____________________\nLeads mailing list\nleads@lists.example\n"
       "http://lists.example/leads\n",
       "The clinic is shut."},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(typed(c.body) == c.expected);
  }
  CHECK(page("<p>The clinic is shut.</p><p>Jo</p><h3>Confidentiality notice</h3><p>" + notice +
             "</p><p>Views expressed in this email are those of the writer.</p>") ==
        "The clinic is shut. / Jo");
}

TEST_CASE("what a mail says of mails and lists is kept", "[extract]") {
  const std::string rest =
      "\n\nThe winter newsletter has the dates of all the courses, the rooms and the people to "
      "ask.\n";
  const std::vector<std::string> kept{
      "This email is confidential: it names a child. Delete it when you have read it.\n\n" + notice,
      "Please copy this message to everybody in your team.\n\n" + notice,
      "Send referrals to this email address. Check the addressee, and mark it confidential.\n",
      "To be removed from the child protection plan, a child is seen by two agencies.\n",
      "If you no longer wish to receive visits, tell the health visitor.\n",
      "To unsubscribe from a shop's list, a child needs an adult's help." + rest,
      "You received this training in March; the certificate is now ready.\n",
      "Our mailing list\n\nwill close on Friday.\n",
  };
  for (const std::string& body : kept) {
    const std::string said = body.substr(0, body.find('\n'));
    INFO(said);
    CHECK(typed("Dear all,\n\n" + body).find("Dear all, / " + said) == 0);
  }
  std::string lines = "To unsubscribe from a shop's list:\n";
  for (int i = 0; i < 10; ++i) lines += "ring " + std::to_string(i) + "\n";
  CHECK(typed("Dear all,\n" + lines).find("To unsubscribe from a shop's list: / ring 0") !=
        std::string::npos);
  CHECK(typed(notice + "\n") == notice);
}
