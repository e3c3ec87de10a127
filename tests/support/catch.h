// Catch2, whichever version the machine has (3 from upstream, 2.13 from Debian 12).

#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
