/** `npm run train -- NAME …`: trains the models that ship, from data that are no part of the project. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, install, node24, root } from './prepare.mjs';

const [name = '', ...args] = process.argv.slice(2);
const file = join(root, 'tools', `train-${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file))
  fail('Name what to train: npm run train -- topics | stories');
install();
const flags = ['--disable-warning=ExperimentalWarning', '--conditions=@newsline/source'];
process.exitCode =
  spawnSync(node24(), [...flags, file, ...args], { stdio: 'inherit', cwd: root }).status ?? 1;
