/** `npm run check`: types, lint, boundaries, formatting, generated docs, deployment files. Runs them all
 *  and says at the end which failed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node24, root, say } from './prepare.mjs';

install();
build();
const bin = (name) => join(root, 'node_modules', ...name.split('/'));
const node = node24();
const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };

const checks = [
  ['types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  // Without a project graph the boundary rule passes without looking.
  ['project graph', [bin('nx/dist/bin/nx.js'), 'graph', '--file=.cache/graph.json']],
  ['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0']],
  [
    'boundaries',
    [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      ...['apps', 'libs', 'tools', 'bench', 'test'],
    ],
  ],
  ['formatting', [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn']],
  [
    'generated docs',
    ['--disable-warning=ExperimentalWarning', 'tools/generate-docs.ts', '--check'],
  ],
  ['deployment', ['--disable-warning=ExperimentalWarning', 'tools/check-deployment.ts']],
];

const failed = checks.filter(([name, args]) => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  say(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) say(`${stdout}${stderr}`);
  return status !== 0;
});
if (failed.length > 0)
  say(
    `${failed.length} of ${checks.length} checks failed: ${failed.map(([name]) => name).join(', ')}`,
  );
process.exitCode = failed.length > 0 ? 1 : 0;
