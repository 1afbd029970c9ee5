// SPDX-License-Identifier: Apache-2.0
//
// The place in which a test keeps everything: a SQLite file in its folder, or with INLET_TEST_STORE=postgres a database of its own
// on the server of INLET_TEST_POSTGRES (tools/postgres_cluster). It goes with the object.
#pragma once

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/bytes/content_hash.h"
#include "base/bytes/random_token.h"
#include "store/database/database.h"

namespace inlet::doubles {

class OwnStore {
 public:
  explicit OwnStore(const std::filesystem::path& folder) {
    if (is_postgres()) {
      name_ = pool().take();
      url_ = url_of(name_);
    } else {
      url_ = "sqlite:" + (folder / "inlet.db").string();
    }
  }
  ~OwnStore() {
    if (!name_.empty()) pool().give_back(name_);
  }
  OwnStore(const OwnStore&) = delete;
  OwnStore& operator=(const OwnStore&) = delete;

  const std::string& url() const { return url_; }

  // Past the product's own code.
  void run(const std::string& sql) const {
    if (!name_.empty()) {
      run_at(url_, sql);
      return;
    }
    sqlite3* connection = nullptr;
    std::string message;
    if (sqlite3_open(url_.substr(sizeof "sqlite:" - 1).c_str(), &connection) != SQLITE_OK ||
        sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      message = sqlite3_errmsg(connection);
    }
    sqlite3_close(connection);
    if (!message.empty()) throw std::runtime_error(message);
  }

  static bool is_postgres() {
    const char* store = std::getenv("INLET_TEST_STORE");
    return store != nullptr && std::string(store) == "postgres";
  }

 private:
  static std::string server() {
    const char* url = std::getenv("INLET_TEST_POSTGRES");
    if (url == nullptr)
      throw std::runtime_error("INLET_TEST_POSTGRES names no server; tools/postgres_cluster makes one");
    return url;
  }
  static std::string url_of(const std::string& name) {
    const std::string url = server();
    return url.substr(0, url.rfind('/') + 1) + name;
  }
  static void run_on_server(const std::string& sql) { run_at(server(), sql); }
  static void run_at(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
      throw std::runtime_error(PQerrorMessage(connection.get()));
    }
  }

  // The databases of this process. To make one takes a second on a busy machine, to make it as new again a few milliseconds.
  class Pool {
   public:
    Pool() : template_("inlet_template_" + std::to_string(::getpid())) {
      run_on_server("CREATE DATABASE " + template_);
      const auto made = store::open_database(url_of(template_));
      if (!made.has_value()) throw std::runtime_error(made.error().message() + " " + made.error().detail);
      run_at(url_of(template_), kKeepSeed);
    }
    ~Pool() {
      try {
        for (const std::string& name : idle_) run_on_server("DROP DATABASE " + name + " WITH (FORCE)");
        run_on_server("DROP DATABASE " + template_ + " WITH (FORCE)");
      } catch (const std::exception& error) {
        std::fprintf(stderr, "a database stays behind: %s\n", error.what());
      }
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    std::string take() {
      if (idle_.empty()) {
        const std::string name = template_ + "_" + std::to_string(++made_);
        run_on_server("CREATE DATABASE " + name + " TEMPLATE " + template_);
        return name;
      }
      const std::string name = idle_.back();
      idle_.pop_back();
      run_at(url_of(name), "SELECT test_seed.restore()");
      return name;
    }
    void give_back(const std::string& name) { idle_.push_back(name); }

   private:
    std::string template_;
    int made_ = 0;
    std::vector<std::string> idle_;
  };
  static Pool& pool() {
    static Pool made;
    return made;
  }

  // What a fresh schema comes with is kept beside it, and test_seed.restore() brings it back, and nothing else.
  static constexpr const char* kKeepSeed = R"(
    CREATE SCHEMA test_seed;
    CREATE TABLE test_seed.numbering (name text, last_value bigint, is_called boolean);
    DO $body$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE test_seed.%1$I AS TABLE public.%1$I', name);
      END LOOP;
      FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        EXECUTE format('INSERT INTO test_seed.numbering SELECT %1$L, last_value, is_called FROM public.%1$I', name);
      END LOOP;
    END $body$;
    CREATE FUNCTION test_seed.restore() RETURNS void LANGUAGE plpgsql AS $body$
    DECLARE name text;
    BEGIN
      SET LOCAL session_replication_role = replica;
      FOR name IN SELECT column_name FROM information_schema.columns
                  WHERE table_schema = 'public' AND table_name = 'lead' AND column_name LIKE 'cf\_%' LOOP
        EXECUTE format('ALTER TABLE public.lead DROP COLUMN %I', name);
      END LOOP;
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        EXECUTE format('INSERT INTO public.%1$I SELECT * FROM test_seed.%1$I', name);
      END LOOP;
      PERFORM setval(format('public.%I', numbering.name), last_value, is_called) FROM test_seed.numbering;
    END $body$;
  )";

  std::string name_;  // of the database; empty: SQLite
  std::string url_;
};

}  // namespace inlet::doubles
