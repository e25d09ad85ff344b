// Catch2 2 wants its main written out; Catch2 3 brings one.
#if __has_include(<catch2/catch_all.hpp>)
namespace fingerpost {}
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
