import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const lib = (name, ...may) => ({ sourceTag: `lib:${name}`, onlyDependOnLibsWithTags: may });
const app = (name, ...may) => ({
  sourceTag: `app:${name}`,
  onlyDependOnLibsWithTags: ['lib:contracts', 'lib:news', 'lib:messaging', 'lib:platform', ...may],
});

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.cache/**', 'data/**', 'samples/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Nest modules are classes that hold nothing but a static method and their decorator.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['{apps,libs}/**/*.{ts,tsx}'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            lib('contracts'),
            lib('news'),
            lib('platform', 'lib:contracts'),
            lib('messaging', 'lib:contracts', 'lib:platform'),
            app('ingest'),
            app('classify'),
            app('index'),
            app('feed'),
            app('newsline', 'app:ingest', 'app:classify', 'app:index', 'app:feed'),
          ],
        },
      ],
    },
  },
  {
    // Text that strangers wrote can stop a thread there for good.
    files: ['**/*.{ts,tsx,mjs}'],
    ignores: [
      'libs/news/src/normalise.ts',
      '**/*.spec.{ts,tsx}',
      '**/*.conformance.ts',
      '**/testing/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "MemberExpression:matches([property.name='normalize'], [property.value='normalize'])",
          message: 'Use `normalise` of @newsline/news, which cuts endless runs of marks first.',
        },
      ],
    },
  },
  {
    // Commands and benchmarks talk on standard output.
    files: ['bench/**', 'tools/**', '**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    // An index that is in bounds by construction needs no branch in a test.
    files: ['**/*.spec.{ts,tsx}', '**/testing/**', '**/*.conformance.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  prettier,
);
