/** `npm run bench -- NAME …`: runs bench/NAME.ts on the built Newsline. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, fail, install, node24, root } from './prepare.mjs';

const [name = '', ...args] = process.argv.slice(2);
const file = join(root, 'bench', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(join(root, 'bench')).filter((entry) => entry.endsWith('.ts'));
  fail(
    `Name a benchmark: npm run bench -- ${names.map((entry) => entry.slice(0, -3)).join(' | ')}`,
  );
}
install();
build();
const flags = [
  '--expose-gc',
  '--disable-warning=ExperimentalWarning',
  '--conditions=@newsline/source',
];
process.exitCode =
  spawnSync(node24(), [...flags, file, ...args], { stdio: 'inherit', cwd: root }).status ?? 1;
