// SPDX-License-Identifier: Apache-2.0
//
// The direction of imports is the house's law: app -> wizard -> features -> api, ui, i18n, theme; features never
// import one another.
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('src/features', import.meta.url));
const below = (target, from) => ({ target: `./src/${target}`, from: from.map((name) => `./src/${name}`) });

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.ts'] },
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ noWarnOnMultipleProjects: true })] },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      // `_rest` of a spread is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            below('wizard', ['app']),
            below('features', ['app', 'wizard']),
            below('ui', ['app', 'wizard', 'features', 'api']),
            below('api', ['app', 'wizard', 'features', 'ui']),
            below('i18n', ['app', 'wizard', 'features', 'ui', 'api']),
            below('theme', ['app', 'wizard', 'features', 'ui', 'api']),
            ...features.map((name) => ({
              target: `./src/features/${name}`,
              from: './src/features',
              except: [`./${name}`],
              message: 'Features never import one another.',
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/api/**', 'src/**/*.test.*'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only src/api fetches.' },
        { name: 'XMLHttpRequest', message: 'Only src/api fetches.' },
      ],
    },
  },
);
