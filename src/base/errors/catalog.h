// SPDX-License-Identifier: Apache-2.0
//
// The one table of everything Inlet can say went wrong: a stable public name, how severe it is, a sentence that says what is
// wrong and one that says what to do. Browser, API, command line and the files of failed records all read it.
// Public names are API: never renamed, never reused (semantics.md section 7). Each has a page in docs/errors.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace inlet::base {

enum class Code : std::uint16_t {
  // A row fails.
  kMissingRequired,
  kInvalidEmail,
  kInvalidPhone,
  kInvalidDate,
  kAmbiguousDate,
  kInvalidNumber,
  kAmbiguousNumber,
  kNumberOutOfRange,
  kLostPrecision,
  kInvalidBoolean,
  kInvalidUrl,
  kInvalidOption,
  kAmbiguousOption,
  kTooLong,
  kOwnerNotFound,
  kAmbiguousOwner,
  kMultipleMatches,
  kUniqueViolation,
  kTooManyCells,
  kUnclosedQuote,
  kUnparsableRow,
  kFormulaError,
  kFormulaNoValue,
  kNoPermissionField,
  kNoPermissionRecord,
  kInternal,
  // A row is skipped.
  kDuplicateExisting,
  kDuplicateInFile,
  kNotFound,
  kLeftOutByPerson,
  // A row is imported with a warning.
  kChangedSinceCheck,
  kValueLeftOut,
  kValueTruncated,
  kBadCharacter,
  kLikelyTypo,
  kSecondValueIgnored,
  kCriteriaDisagree,
  kZerosMayBeLost,
  kPhoneAsTyped,
  // A file can't be read.
  kFileTooLarge,
  kUnsupportedType,
  kTypeMismatch,
  kEmptyFile,
  kNoDataRows,
  kPasswordProtected,
  kCorruptFile,
  kZipBomb,
  kTooManyColumns,
  kTooManyRows,
  kTooManySheets,
  kCellTooLong,
  kRowTooLong,
  kReaderFailed,
  kReaderTimedOut,
  kUploadLost,
  kNoSpace,
  kFileNotFound,
  kNoSuchSheet,
  kNoSuchEncoding,
  // A request can't be met.
  kNothingMapped,
  kRequiredUnmapped,
  kFieldMappedTwice,
  kNoSuchField,
  kNoSuchColumn,
  kIdempotencyMismatch,
  kConflict,
  kTooManyRequests,
  kNotSignedIn,
  kNotAllowed,
  kNoSuchThing,
  kBadRequest,
  kWrongPassword,
  kWeakPassword,
  kAccountOff,
  kSetupDone,
  kWrongSetupCode,
  kBadSetting,
  kIllegalTransition,
  kNothingToUndo,
  kNeedsConfirmation,
  kStopped,
  // The world around fails.
  kDatabaseUnavailable,
  kDatabaseTooNew,
  kDatabaseLocked,
  kDatabaseTooOld,
  kDatabaseMissing,
  kDatabaseSignInRefused,
  kDatabaseNoRights,
  kTargetNotEmpty,
  kSourceInUse,
  kMoveDiffers,
  kHalfMoved,
  kAddressInUse,
  kInputOutput,
  kReaderUnavailable,
  // The REST API alone.
  kRequestTooLarge,
  kInvalidValue,
  kNameTaken,
  kLastAdministrator,
  kGone,
  kHiddenField,
  kUploadsFull,
  kDatabaseTlsFailed,
  kNoMemory,
  kBadCertificate,
  kOpenToOthers,
  kCodeCount  // not a code
};

enum class Severity : std::uint8_t { kFail, kSkip, kWarning, kFile, kRequest, kSystem };

struct CatalogEntry {
  Code code;
  const char* name;  // public: INVALID_EMAIL
  Severity severity;
  const char* title;    // a group of such rows in a list: "Email address is not valid"
  const char* message;  // {0}, {1} ... are the arguments
  const char* remedy;
};

const CatalogEntry& catalog_entry(Code code);
std::span<const CatalogEntry> catalog();
std::optional<Code> code_named(std::string_view name);
inline std::string_view name_of(Code code) { return catalog_entry(code).name; }

// Puts the arguments in the places of a sentence; a place without an argument becomes nothing.
std::string fill(std::string_view sentence, std::span<const std::string> arguments);

}  // namespace inlet::base
