/** `npm test`: prepares the workspace, brings the browser that the page tests drive and the servers
 *  that adapters are tested on, and runs every spec. Ends with the plain line `N passed, M failed`.
 *  Arguments go to Jest. Servers that NATS_URL, MONGODB_URL and MEILI_URL name are used as they are;
 *  where one can't be had, its suites are skipped, which under CI=true is a failure (Meilisearch's are
 *  skipped in any case: it can only be given). */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { findMongodbEngine, findNatsServer, startMongodb, startNats } from './engines.mjs';
import { build, fail, install, node24, root, say } from './prepare.mjs';

install();
build();
const chromium = findChromium();
const engines = await startEngines();
const report = join(root, '.cache', 'jest.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(report, { force: true });
const jest = spawn(
  node24(),
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...engines.environment, CHROMIUM: chromium },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', async (code) => {
  await engines.stop();
  let passed = 0;
  let failed = 1;
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    passed = numPassedTests;
    failed = numFailedTests + numRuntimeErrorTestSuites;
  } catch {
    say('Jest ended without a report.');
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1;
});

/** Real servers for the suites that need one, and the variables that hold their addresses. */
async function startEngines() {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-test-'));
  const environment = {};
  const running = [];
  const begin = async (variable, found, start) => {
    if (process.env[variable]) return;
    if ('problem' in found) {
      say(`Skipping the suites that need ${variable}: ${found.problem}.`);
      if (process.env.CI === 'true') fail('With CI=true every server but Meilisearch is required.');
      return;
    }
    const server = await start();
    running.push(server);
    environment[variable] = server.url;
  };
  const nats = findNatsServer();
  const mongodb = findMongodbEngine();
  await begin('NATS_URL', nats, () => startNats({ ...nats, folder: join(folder, 'nats') }));
  await begin('MONGODB_URL', mongodb, () =>
    startMongodb({ ...mongodb, folder: join(folder, 'mongodb') }),
  );
  // For suites that stop and start a broker of their own.
  if ('path' in nats) environment.NATS_SERVER = nats.path;
  if (!process.env.MEILI_URL)
    say('Skipping what needs a real Meilisearch: set MEILI_URL and MEILI_KEY to run it.');
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  return { environment, stop };
}
