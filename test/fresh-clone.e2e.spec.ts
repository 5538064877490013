import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@newsline/platform/testing';
import { freePort, getJson } from './newsline-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The environment without this workspace: the Node that the machine itself has. */
function machineEnvironment(): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((part) => !part.includes(`node_modules${sep}.bin`));
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD|NODE|JEST)/.test(name),
  );
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

// An unpacked archive has nothing to clone.
const inClone = existsSync(join(root, '.git')) ? it : it.skip;

describe('a fresh clone', () => {
  inClone(
    'installs, builds, starts and shows stories by `npm start` alone, on Node 24 whatever the machine has',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'newsline-clone-'));
      const env = machineEnvironment();
      const clone = join(folder, 'newsline');
      execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, clone], { env });
      const port = String(await freePort());
      const start = spawn('npm', ['start'], {
        cwd: clone,
        env: { ...env, PORT: port, SOURCES_OPML: 'none' },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      let output = '';
      for (const stream of [start.stdout, start.stderr])
        stream.on('data', (part) => (output += String(part)));
      try {
        const origin = `http://127.0.0.1:${port}`;
        await eventually(async () => {
          if (start.exitCode !== null) return;
          const { stories } = await getJson<{ stories: { sourceIds: string[] }[] }>(
            `${origin}/v1/stories?limit=100`,
          );
          expect(
            stories.filter(({ sourceIds }) => sourceIds.length > 1).length,
          ).toBeGreaterThanOrEqual(10);
        }, 300_000);
        // With all that it said, if it ended by itself.
        expect(output).toContain(`Newsline is at ${origin}`);
        expect(existsSync(join(clone, 'data', 'newsline.sqlite'))).toBe(true);
        expect(
          execFileSync(join(clone, 'node_modules', '.bin', 'node'), ['--version'], {
            encoding: 'utf8',
          }),
        ).toMatch(/^v24\./);
      } finally {
        if (start.pid && start.exitCode === null) {
          const exit = once(start, 'exit');
          process.kill(-start.pid, 'SIGINT');
          await exit;
        }
        rmSync(folder, { recursive: true, force: true });
      }
    },
    360_000,
  );
});
