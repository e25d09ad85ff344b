// answers INDEX REQUESTS: a line of JSON an answer, as a C++ host writes it.
#include <fingerpost/fingerpost.hpp>
#include <fstream>
#include <iostream>

using namespace fingerpost;

int main(int argc, char** argv) try {
  if (argc != 3) return 2;
  const Searcher searcher = Index::open(argv[1]).searcher();
  std::ifstream requests(argv[2]);
  for (std::string line; std::getline(requests, line);) {
    const Request request = request_from_json(line);
    std::cout << to_json(searcher.search(request.query, {*request.as_of, request.known_at})) << '\n';
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
