// SPDX-License-Identifier: Apache-2.0
//
// Lints docs/api/openapi.yaml: the rules that Redocly recommends, and every example against its schema.
import { createConfig, lint } from '@redocly/openapi-core';
import { fileURLToPath } from 'node:url';

const contract = fileURLToPath(new URL('../../docs/api/openapi.yaml', import.meta.url));
const config = await createConfig({
  extends: ['recommended'],
  rules: {
    // `default` answers with a Problem everywhere.
    'operation-4xx-response': 'off',
    'no-invalid-media-type-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'no-invalid-parameter-examples': 'error',
  },
});
const problems = await lint({ ref: contract, config });
for (const { severity, ruleId, message, location } of problems) {
  console.error(`${severity}: ${message} (${ruleId}) at ${location[0]?.pointer ?? '?'}`);
}
if (problems.length > 0) process.exitCode = 1;
