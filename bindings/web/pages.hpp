// The pages, as HTML that needs no script. A page is a skeleton around a main part; the same
// main part stands on a page of its own, in a frame and within another site's page.
#pragma once

#include <string>

#include "asking.hpp"
#include "fingerpost/feeds.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost::web {

// What the parts of a page of results share.
struct Showing {
  const Asking& asking;
  const Searcher& searcher;
  const Vocabulary& vocabulary;
  Parameters fields = {};          // of this page, as its forms and links carry them
  Date day = {};                   // that is asked about
  std::optional<Date> known = {};  // only what was recorded by then
  bool failed = false;             // the question could not be understood
};

// skeleton.cpp
struct Sheet {
  std::string title = {};  // of the window, before the site's
  std::string main = {};
  bool more = false;  // more.css: tables, facts, pictures
};
// Of a link that leads away from the widget: it leaves the frame that it stands in.
std::string out_of_frame(const Asking& asking);
Response page(const Asking& asking, const Sheet& sheet, unsigned status = 200);
Response refusal(const Asking& asking, unsigned status, const std::string& why);

// form.cpp
std::string search_form(const Showing& showing);

// results.cpp, facets.cpp, hit.cpp
std::string results_html(const Showing& showing, const Results& results);
std::string home_html(const Showing& showing);
FacetChoice facets_shown();  // that a page of results asks for
std::string facets_html(const Showing& showing, const Results& results);
std::string hit_html(const Showing& showing, const Hit& hit);
std::string hit_link(const Showing& showing, const Hit& hit, const std::string& html);
std::string standing_words(const Hit& hit, Date day);

// calling.cpp: a number to call, as a link; a line with every one that is in it as a link.
std::string telephone(const std::string& phone);
std::string with_numbers(std::string_view line);

// document.cpp: a document of ours, by its own address where it has one.
// Without an edition it is the one that stands on the day.
std::string document_address(const Showing& showing, const std::string& id, int edition = 0);
std::string document_link(const Showing& showing, const std::string& id,
                          const std::string& title = {});
// "How it stood on .., as it was known on ..": where `known` is set.
std::string known_words(const Showing& showing);
std::string topic_label(const Showing& showing, const std::string& id);
Response document_page(const Asking& asking);

// diary.cpp, digest.cpp: what happens, and what is new.
Response diary_page(const Asking& asking);
Response digest_page(const Asking& asking);

// search.cpp: the page and what stands in a frame.
Response search_page(const Asking& asking);
// What the button to leave does and does not do.
Response leaving_page(const Asking& asking);

}  // namespace fingerpost::web
