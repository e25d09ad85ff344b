#include <xapian.h>

#include <algorithm>
#include <map>

#include "peers/peers.hpp"

namespace fingerpost::peers {
namespace {

constexpr Xapian::termcount title_count = 3;
constexpr Xapian::doccount most_documents = 10;
constexpr std::size_t most_terms = 20;
constexpr double original = 0.8;
// A term of more than a tenth of all documents says little of any.
constexpr double common = 0.1;

using Shares = std::map<std::string, double>;

class StrongXapian : public Peer {
 public:
  explicit StrongXapian(const std::filesystem::path& folder)
      : folder_(folder.string()), writable_(folder_, Xapian::DB_CREATE) {
    generator_.set_stemmer(Xapian::Stem("en"));
    parser_.set_stemmer(Xapian::Stem("en"));
    parser_.set_default_op(Xapian::Query::OP_OR);
  }

  std::string_view name() const override { return "Xapian, title x 3, RM3"; }

  void add(const Passage& passage) override {
    Xapian::Document document;
    generator_.set_document(document);
    generator_.set_termpos(0);
    generator_.index_text(passage.title, title_count);
    for (const std::string* text : {&passage.heading, &passage.text}) {
      generator_.increase_termpos();
      generator_.index_text(*text);
    }
    writable_.add_document(document);
  }

  void commit() override {
    writable_.commit();
    database_ = Xapian::Database(folder_);
  }

  Answer ask(const std::string& words, std::size_t most, bool) override {
    const Xapian::Query query = parse(words);
    Answer answer;
    const Xapian::MSet found = run(fed(query), most);
    for (auto at = found.begin(); at != found.end(); ++at) answer.passages.push_back(*at - 1);
    return answer;
  }

 private:
  Xapian::Query parse(const std::string& words) {
    try {
      return parser_.parse_query(words);
    } catch (const Xapian::QueryParserError&) {
      return parser_.parse_query(words, 0);
    }
  }

  Xapian::MSet run(const Xapian::Query& query, std::size_t most) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5));
    const std::size_t all = database_.get_doccount();
    return enquire.get_mset(0, static_cast<Xapian::doccount>(std::min(most, all)));
  }

  bool tells(const std::string& term) {
    return term.size() > 2 && term[0] == 'Z' &&
           database_.get_termfreq(term) <= common * database_.get_doccount();
  }

  Shares said(const Xapian::MSet& first) {
    Shares shares;
    double scores = 0;
    for (auto at = first.begin(); at != first.end(); ++at) scores += at.get_weight();
    for (auto at = first.begin(); at != first.end(); ++at) {
      std::map<std::string, double> stems;
      double length = 0;
      for (auto term = database_.termlist_begin(*at); term != database_.termlist_end(*at); ++term)
        if ((*term)[0] == 'Z') length += stems[*term] = term.get_wdf();
      for (const auto& [term, count] : stems)
        if (tells(term)) shares[term] += at.get_weight() / scores * count / length;
    }
    return shares;
  }

  Xapian::Query fed(const Xapian::Query& query) {
    const Shares shares = said(run(query, most_documents));
    std::vector<std::pair<double, std::string>> best;
    for (const auto& [term, share] : shares) best.emplace_back(-share, term);
    std::sort(best.begin(), best.end());
    if (best.size() > most_terms) best.resize(most_terms);
    double all = 0, asked = 0;
    for (const auto& each : best) all -= each.first;
    Shares weights;
    for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term, ++asked)
      weights[*term] += original;
    for (auto& each : weights) each.second /= std::max(asked, 1.0);
    for (const auto& [share, term] : best) weights[term] -= (1 - original) * share / all;
    std::vector<Xapian::Query> parts;
    for (const auto& [term, weight] : weights)
      parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }

  std::string folder_;
  Xapian::WritableDatabase writable_;
  Xapian::Database database_;
  Xapian::TermGenerator generator_;
  Xapian::QueryParser parser_;
};

}  // namespace

std::unique_ptr<Peer> strong_xapian(const std::filesystem::path& folder) {
  return std::make_unique<StrongXapian>(folder);
}

}  // namespace fingerpost::peers
