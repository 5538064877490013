/** `npm start` and `npm run newsline -- …`: prepares the workspace and hands over to Newsline. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node24, nodeArguments, root } from './prepare.mjs';

install();
build();
const main = join(root, 'apps', 'newsline', 'dist', 'main.js');
const child = spawn(node24(), [...nodeArguments, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NEWSLINE_HOME: root, ...process.env },
});
// Ctrl-C reaches the child by itself: this process only waits for it to finish its work.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
