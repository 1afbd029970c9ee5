// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/special_bytes.h"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace inlet::tables {
namespace {

using Mark = void (*)(const char*, std::size_t, const SpecialBytes&, std::uint64_t*, std::uint64_t*);

// Without quotes (or an escape) its place is taken by a byte that is special anyway.
struct Wanted {
  char delimiter, quote, escape;
};

Wanted wanted(const SpecialBytes& bytes) {
  return {bytes.delimiter, bytes.quote == '\0' ? '\n' : bytes.quote, bytes.has_escape ? '\\' : '\n'};
}

#if defined(__x86_64__)

// A template instead of a shared inline function: an inline function can't change its instruction set with its caller.
__attribute__((target("avx2"))) void mark_avx2(const char* text, std::size_t word_count, const SpecialBytes& bytes,
                                               std::uint64_t* outside, std::uint64_t* inside) {
  const Wanted want = wanted(bytes);
  const __m256i delimiter = _mm256_set1_epi8(want.delimiter), quote = _mm256_set1_epi8(want.quote);
  const __m256i escape = _mm256_set1_epi8(want.escape), lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
  for (std::size_t word = 0; word < word_count; ++word) {
    std::uint64_t out = 0, in = 0;
    for (unsigned half = 0; half < 2; ++half) {
      const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + 64 * word + 32 * half));
      const __m256i both = _mm256_or_si256(_mm256_cmpeq_epi8(x, quote),
                                           _mm256_or_si256(_mm256_cmpeq_epi8(x, lf), _mm256_cmpeq_epi8(x, cr)));
      const __m256i out_bytes = _mm256_or_si256(both, _mm256_cmpeq_epi8(x, delimiter));
      const __m256i in_bytes = _mm256_or_si256(both, _mm256_cmpeq_epi8(x, escape));
      out |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(out_bytes))} << (32 * half);
      in |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(in_bytes))} << (32 * half);
    }
    outside[word] = out;
    inside[word] = in;
  }
}

// SSE2 is part of every x86-64 processor.
void mark_sse2(const char* text, std::size_t word_count, const SpecialBytes& bytes, std::uint64_t* outside,
               std::uint64_t* inside) {
  const Wanted want = wanted(bytes);
  const __m128i delimiter = _mm_set1_epi8(want.delimiter), quote = _mm_set1_epi8(want.quote);
  const __m128i escape = _mm_set1_epi8(want.escape), lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  for (std::size_t word = 0; word < word_count; ++word) {
    std::uint64_t out = 0, in = 0;
    for (unsigned quarter = 0; quarter < 4; ++quarter) {
      const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + 64 * word + 16 * quarter));
      const __m128i both =
          _mm_or_si128(_mm_cmpeq_epi8(x, quote), _mm_or_si128(_mm_cmpeq_epi8(x, lf), _mm_cmpeq_epi8(x, cr)));
      const __m128i out_bytes = _mm_or_si128(both, _mm_cmpeq_epi8(x, delimiter));
      const __m128i in_bytes = _mm_or_si128(both, _mm_cmpeq_epi8(x, escape));
      out |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(out_bytes))} << (16 * quarter);
      in |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(in_bytes))} << (16 * quarter);
    }
    outside[word] = out;
    inside[word] = in;
  }
}

Mark best_mark() { return __builtin_cpu_supports("avx2") != 0 ? mark_avx2 : mark_sse2; }

#else

Mark best_mark() { return mark_special_bytes_portably; }

#endif

}  // namespace

void mark_special_bytes_portably(const char* text, std::size_t word_count, const SpecialBytes& bytes,
                                 std::uint64_t* outside, std::uint64_t* inside) {
  const Wanted want = wanted(bytes);
  std::array<std::uint8_t, 256> classes{};  // 1: outside, 2: inside
  const auto add = [&classes](char byte, std::uint8_t bits) { classes[static_cast<unsigned char>(byte)] |= bits; };
  for (const char byte : {want.quote, '\n', '\r'}) add(byte, 3);
  add(want.delimiter, 1);
  add(want.escape, 2);
  for (std::size_t word = 0; word < word_count; ++word) {
    std::uint64_t out = 0, in = 0;
    for (unsigned bit = 0; bit < 64; ++bit) {
      const std::uint64_t kind = classes[static_cast<unsigned char>(text[64 * word + bit])];
      out |= (kind & 1) << bit;
      in |= (kind >> 1) << bit;
    }
    outside[word] = out;
    inside[word] = in;
  }
}

void mark_special_bytes(const char* text, std::size_t word_count, const SpecialBytes& bytes, std::uint64_t* outside,
                        std::uint64_t* inside) {
  static const Mark kMark = best_mark();
  kMark(text, word_count, bytes, outside, inside);
}

}  // namespace inlet::tables
