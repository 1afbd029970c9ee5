// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/phone_pattern.h"

#include "base/errors/check.h"

namespace inlet::leads {

// Recursive descent, straight into instructions; a repeated piece is compiled again for each time it may stand.
class PhonePattern::Compiler {
 public:
  Compiler(std::string_view expression, PhonePattern& result) : text_(expression), result_(result) {}

  void compile() {
    alternatives();
    INLET_CHECK(at_ == text_.size() && result_.group_count_ <= PatternMatch::kMostGroups);
    emit(Step::kDone);
  }

 private:
  std::vector<Instruction>& program() { return result_.program_; }
  std::uint16_t here() { return static_cast<std::uint16_t>(program().size()); }
  std::size_t emit(Step step, std::uint16_t a = 0, std::uint16_t b = 0) {
    program().push_back({step, a, b});
    return program().size() - 1;
  }
  bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!is_at(c)) return false;
    ++at_;
    return true;
  }

  // A|B|C: split to A or the rest, each jumps to the end.
  void alternatives() {
    std::vector<std::size_t> jumps;
    for (;;) {
      if (!has_alternative()) {
        sequence();
        break;
      }
      const std::size_t split = emit(Step::kSplit);
      program()[split].a = here();
      sequence();
      jumps.push_back(emit(Step::kJump));
      program()[split].b = here();
      INLET_CHECK(take('|'));
    }
    for (const std::size_t jump : jumps) program()[jump].a = here();
  }

  // Whether a | follows on this level.
  bool has_alternative() const {
    int depth = 0;
    for (std::size_t i = at_; i < text_.size() && depth >= 0; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')') --depth;
      if (text_[i] == '|' && depth == 0) return true;
    }
    return false;
  }

  void sequence() {
    while (at_ < text_.size() && !is_at('|') && !is_at(')')) repeated();
  }

  void repeated() {
    const std::size_t begin = at_;
    const std::size_t groups = result_.group_count_;
    const std::size_t first = program().size();
    atom();
    const std::size_t after_atom = at_;
    std::size_t min = 1;
    std::size_t max = 1;
    if (take('?')) {
      min = 0;
    } else if (take('{')) {
      min = number();
      max = take(',') ? number() : min;
      INLET_CHECK(take('}'));
    } else {
      return;
    }
    const std::size_t after = at_;
    program().resize(first);
    std::vector<std::size_t> exits;
    for (std::size_t i = 0; i < max; ++i) {
      if (i >= min) {
        exits.push_back(emit(Step::kSplit));
        program()[exits.back()].a = here();
      }
      at_ = begin;
      result_.group_count_ = groups;
      atom();
      INLET_CHECK(at_ == after_atom);
    }
    for (const std::size_t split : exits) program()[split].b = here();
    at_ = after;
  }

  void atom() {
    INLET_CHECK(at_ < text_.size());
    if (take('$')) {
      emit(Step::kEnd);
    } else if (take('(')) {
      const bool captures = !is_at('?');
      if (!captures) at_ += 2;
      const auto group = static_cast<std::uint16_t>(result_.group_count_);
      if (captures) {
        ++result_.group_count_;
        emit(Step::kOpen, group);
      }
      alternatives();
      INLET_CHECK(take(')'));
      if (captures) emit(Step::kClose, group);
    } else {
      emit(Step::kDigit, digits());
    }
  }

  std::uint16_t digits() {
    constexpr std::uint16_t kAll = 0x3FF;
    if (take('\\')) {
      INLET_CHECK(take('d'));
      return kAll;
    }
    if (!take('[')) return bit(digit());
    unsigned mask = 0;
    while (!take(']')) {
      if (take('\\')) {
        INLET_CHECK(take('d'));
        mask |= kAll;
        continue;
      }
      const unsigned first = digit();
      const unsigned last = take('-') ? digit() : first;
      for (unsigned d = first; d <= last; ++d) mask |= bit(d);
    }
    return static_cast<std::uint16_t>(mask);
  }

  static std::uint16_t bit(unsigned digit) { return static_cast<std::uint16_t>(1U << digit); }
  unsigned digit() {
    INLET_CHECK(at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9');
    return static_cast<unsigned>(text_[at_++] - '0');
  }
  std::size_t number() {
    std::size_t value = digit();
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') value = value * 10 + digit();
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  PhonePattern& result_;
};

struct PhonePattern::Search {
  const std::vector<Instruction>& program;
  std::string_view text;
  bool whole;
};

PhonePattern::PhonePattern(std::string_view expression) {
  if (!expression.empty()) Compiler(expression, *this).compile();
}

bool PhonePattern::run(const Search& search, std::size_t place, std::size_t at, PatternMatch& match) {
  for (;;) {
    const Instruction& now = search.program[place];
    switch (now.step) {
      case Step::kDigit:
        if (at >= search.text.size() || ((now.a >> (search.text[at] - '0')) & 1) == 0) return false;
        ++at;
        ++place;
        break;
      case Step::kSplit: {
        const PatternMatch before = match;
        if (run(search, now.a, at, match)) return true;
        match = before;
        place = now.b;
        break;
      }
      case Step::kJump: place = now.a; break;
      case Step::kOpen:
        match.groups[now.a] = search.text.substr(at);
        ++place;
        break;
      case Step::kClose: {
        std::string_view& group = match.groups[now.a];
        group = group.substr(0, group.size() - (search.text.size() - at));
        ++place;
        break;
      }
      case Step::kEnd:
        if (at != search.text.size()) return false;
        ++place;
        break;
      case Step::kDone:
        if (search.whole && at != search.text.size()) return false;
        match.length = at;
        return true;
    }
  }
}

std::optional<PatternMatch> PhonePattern::match_start(std::string_view text) const {
  PatternMatch match;
  if (program_.empty() || !run({program_, text, false}, 0, 0, match)) return std::nullopt;
  return match;
}

std::optional<PatternMatch> PhonePattern::match_all(std::string_view text) const {
  PatternMatch match;
  if (program_.empty() || !run({program_, text, true}, 0, 0, match)) return std::nullopt;
  return match;
}

std::string PhonePattern::expand(std::string_view replacement, const PatternMatch& match) {
  std::string result;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const bool is_group =
        replacement[i] == '$' && i + 1 < replacement.size() && replacement[i + 1] >= '1' && replacement[i + 1] <= '8';
    if (!is_group) {
      result += replacement[i];
      continue;
    }
    ++i;
    result += match.groups[static_cast<std::size_t>(replacement[i] - '1')];
  }
  return result;
}

}  // namespace inlet::leads
