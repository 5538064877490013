import type { Config } from 'jest';

const swc: [string, Record<string, unknown>] = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** Sources are tested as they are, not their build: the export condition leads to `src`.
 *  Nest 12 is ESM-only, so the tests run as ES modules (`--experimental-vm-modules`). */
const config: Config = {
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['@newsline/source', 'node', 'import', 'default'],
  },
  testMatch: ['<rootDir>/{apps,libs,tools,test,bench}/**/*.spec.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc },
  injectGlobals: true,
  testTimeout: 20_000,
  // Specs wait more than they compute. A worker that has loaded much is replaced: what specs load is
  // never let go of.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};

export default config;
