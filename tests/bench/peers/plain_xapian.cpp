#include <xapian.h>

#include <algorithm>

#include "peers/peers.hpp"

namespace fingerpost::peers {
namespace {

class PlainXapian : public Peer {
 public:
  explicit PlainXapian(const std::filesystem::path& folder)
      : folder_(folder.string()), writable_(folder_, Xapian::DB_CREATE_OR_OPEN) {
    generator_.set_stemmer(Xapian::Stem("en"));
    parser_.set_stemmer(Xapian::Stem("en"));
    parser_.set_default_op(Xapian::Query::OP_OR);
  }

  std::string_view name() const override { return "Xapian BM25"; }

  void add(const Passage& passage) override {
    Xapian::Document document;
    generator_.set_document(document);
    generator_.set_termpos(0);
    for (const std::string* text : {&passage.title, &passage.heading, &passage.text}) {
      generator_.index_text(*text);
      generator_.increase_termpos();
    }
    document.set_data(passage.title + "\n" + passage.heading + "\n" + passage.text);
    document.add_value(0, passage.kind);
    document.add_value(1, passage.publisher);
    document.add_value(2, passage.year);
    writable_.add_document(document);
  }

  void commit() override {
    writable_.commit();
    database_ = Xapian::Database(folder_);
  }

  Answer ask(const std::string& words, std::size_t most, bool facets) override {
    Xapian::Enquire enquire(database_);
    enquire.set_query(parse(words));
    Xapian::ValueCountMatchSpy spies[] = {Xapian::ValueCountMatchSpy(0),
                                          Xapian::ValueCountMatchSpy(1),
                                          Xapian::ValueCountMatchSpy(2)};
    if (facets)
      for (auto& spy : spies) enquire.add_matchspy(&spy);
    Xapian::doccount all = database_.get_doccount();
    auto wanted = static_cast<Xapian::doccount>(std::min<std::size_t>(most, all));
    Xapian::MSet found = enquire.get_mset(0, wanted, facets ? all : 0);
    Answer answer;
    for (auto at = found.begin(); at != found.end(); ++at) answer.passages.push_back(*at - 1);
    if (facets)
      for (const auto& spy : spies)
        for (auto at = spy.values_begin(); at != spy.values_end(); ++at) ++answer.facets;
    return answer;
  }

 private:
  // What the parser refuses ("date:2024..2025") is asked word by word.
  Xapian::Query parse(const std::string& words) {
    try {
      return parser_.parse_query(words);
    } catch (const Xapian::QueryParserError&) {
      return parser_.parse_query(words, 0);
    }
  }

  std::string folder_;
  Xapian::WritableDatabase writable_;
  Xapian::Database database_;
  Xapian::TermGenerator generator_;
  Xapian::QueryParser parser_;
};

}  // namespace

std::unique_ptr<Peer> plain_xapian(const std::filesystem::path& folder) {
  return std::make_unique<PlainXapian>(folder);
}

}  // namespace fingerpost::peers
