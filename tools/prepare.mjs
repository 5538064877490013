/**
 * What every command of this workspace needs first, from nothing but Node 20, npm and a clone:
 * the packages, Node 24 and the build. Plain JavaScript, because it runs before anything is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const requiredMajor = 24;

/** How Node is to run Newsline: without warnings of what it calls experimental, and with heaps that V8 keeps
 *  smaller than it would by itself. That takes a third less memory, and two hundredths more time in `bench --
 *  pipeline`: less room for what is young, and garbage is collected when it is as much as what is in use. */
export const nodeArguments = JSON.parse(
  readFileSync(join(root, 'tools', 'node-arguments.json'), 'utf8'),
);

/** Installs the packages that package-lock.json names, unless that was done. */
export function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.newsline-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages (first time only) …');
  // Not `npm ci`: that insists on packages for every other platform, which a mirror may not have.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, wanted);
}

/** The Node 24 that runs Newsline: the one that came from npm, else this very one. */
export function node24() {
  const fromNpm = join(
    root,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? 'node.cmd' : 'node',
  );
  for (const candidate of [fromNpm, process.execPath]) {
    const { stdout } = spawnSync(candidate, ['--version'], {
      encoding: 'utf8',
      shell: candidate.endsWith('.cmd'),
    });
    if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= requiredMajor) return candidate;
  }
  fail(
    `Newsline runs on Node ${requiredMajor}. npm brings it along for Linux, macOS and Windows on x64 and for Linux and macOS on arm64; ` +
      `this is ${process.platform} on ${process.arch} with Node ${process.version}. ` +
      `Install Node ${requiredMajor} (https://nodejs.org) and run this again. ` +
      'If this machine is one of those, npm is set to omit optional packages: run "npm install --include=optional".',
  );
}

/** Builds what changed since the last build. */
export function build() {
  const sources = fingerprint();
  const stamp = join(root, '.cache', 'built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('Building …');
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const args = [nx, 'run-many', '-t', 'build', '--output-style=static', '--parallel=2'];
  const env = {
    ...process.env,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    NX_SKIP_NX_CACHE: 'false',
  };
  run(node24(), args, { env, quiet: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, sources);
}

/** Runs a command in the workspace and ends this process with its output where it fails. */
export function run(command, args, { quiet = false, ...options } = {}) {
  // Standard output belongs to the command that was asked for: `newsline classify | …`.
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2];
  const result = spawnSync(command, args, {
    cwd: root,
    stdio,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  });
  if (result.error) fail(`${command} can't be run: ${result.error.message}`);
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout}${result.stderr}`);
  fail(`${command} ${args.join(' ')} failed.`);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function fail(text) {
  say(text);
  process.exit(1);
}

/** Changes whenever a file that goes into the build does. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  for (const file of ['.swcrc', 'nx.json', 'package-lock.json']) add(join(root, file));
  for (const group of ['apps', 'libs']) {
    for (const project of readdirSync(join(root, group))) {
      const source = join(root, group, project, 'src');
      if (!existsSync(source)) continue;
      for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) add(join(entry.parentPath ?? entry.path, entry.name));
      }
      // A lost build is built again.
      hash.update(String(existsSync(join(root, group, project, 'dist'))));
    }
  }
  return hash.digest('hex');
}
