/** `npm run docs`: writes the generated documents anew. */
import { spawnSync } from 'node:child_process';
import { build, install, node24, root } from './prepare.mjs';

install();
build();
const args = ['--disable-warning=ExperimentalWarning', 'tools/generate-docs.ts'];
process.exitCode = spawnSync(node24(), args, { cwd: root, stdio: 'inherit' }).status ?? 1;
