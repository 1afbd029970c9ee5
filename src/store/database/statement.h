// SPDX-License-Identifier: Apache-2.0
//
// A statement of whichever dialect: bound, stepped, read. Each dialect's own (SqliteStatement, PostgresStatement) does the work
// and knows nothing of this one; whoever writes or reads rows by the thousand uses those.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "base/errors/result.h"
#include "store/database/statement_values.h"

namespace inlet::store {

class Statement : public StatementValues<Statement> {
 public:
  template <class DialectStatement>
  static Statement over(DialectStatement own) {
    return Statement(std::make_unique<Of<DialectStatement>>(std::move(own)));
  }

  // Texts and blobs must stay until the statement is bound anew or gone, unless copy_texts() was called before.
  void bind(int place, std::int64_t number) { own_->bind(place, number); }
  void bind(int place, std::string_view text) { own_->bind(place, text); }
  void bind(int place, Blob bytes) { own_->bind(place, bytes); }
  void bind_null(int place, NullOf type) { own_->bind_null(place, type); }
  void copy_texts() { own_->copy_texts(); }

  // True when there is a row to read, false at the end.
  Result<bool> step() { return own_->step(); }
  // Steps to the end and is ready to be bound again.
  Result<void> run() { return own_->run(); }

  std::int64_t number(int column) const { return own_->number(column); }  // 0 for NULL
  std::string_view text(int column) const { return own_->text(column); }  // until the next step
  bool is_null(int column) const { return own_->is_null(column); }

 private:
  class Any {
   public:
    virtual ~Any() = default;
    virtual void bind(int place, std::int64_t number) = 0;
    virtual void bind(int place, std::string_view text) = 0;
    virtual void bind(int place, Blob bytes) = 0;
    virtual void bind_null(int place, NullOf type) = 0;
    virtual void copy_texts() = 0;
    virtual Result<bool> step() = 0;
    virtual Result<void> run() = 0;
    virtual std::int64_t number(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual bool is_null(int column) const = 0;
  };

  template <class DialectStatement>
  class Of final : public Any {
   public:
    explicit Of(DialectStatement own) : own_(std::move(own)) {}
    void bind(int place, std::int64_t number) override { own_.bind(place, number); }
    void bind(int place, std::string_view text) override { own_.bind(place, text); }
    void bind(int place, Blob bytes) override { own_.bind(place, bytes); }
    void bind_null(int place, NullOf type) override { own_.bind_null(place, type); }
    void copy_texts() override { own_.copy_texts(); }
    Result<bool> step() override { return own_.step(); }
    Result<void> run() override { return own_.run(); }
    std::int64_t number(int column) const override { return own_.number(column); }
    std::string_view text(int column) const override { return own_.text(column); }
    bool is_null(int column) const override { return own_.is_null(column); }

   private:
    DialectStatement own_;
  };

  explicit Statement(std::unique_ptr<Any> own) : own_(std::move(own)) {}

  std::unique_ptr<Any> own_;
};

}  // namespace inlet::store
