/** Where a Chromium is that tests can drive: CHROMIUM, the machine's own, or Debian's package. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, say } from './prepare.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function findChromium() {
  const given = process.env.CHROMIUM;
  if (given)
    return existsSync(given) ? given : fail(`CHROMIUM is ${given}, and there is no such file.`);
  const own = names
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim())
    .find(Boolean);
  if (own) return own;
  const help = 'Install Chromium, or set CHROMIUM to the path of one.';
  if (spawnSync('which', ['apt-get']).status !== 0) fail(`The page tests need a browser. ${help}`);
  return process.getuid?.() === 0 ? installChromium(help) : unpackChromium(help);
}

function installChromium(help) {
  say('Installing Chromium for the page tests (once) …');
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    quiet,
  );
  if (status !== 0) fail(`Debian's chromium could not be installed. ${help}`);
  return '/usr/bin/chromium';
}

/** Without root: the package and what it needs beside it, unpacked into a folder of our own. */
function unpackChromium(help) {
  const home = join(root, '.cache', 'chromium');
  const launcher = join(home, 'chromium');
  if (existsSync(launcher)) return launcher;
  say('Fetching Chromium for the page tests (once) …');
  const lists = join(home, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(home, 'archives', 'partial'), { recursive: true });
  const apt = [
    '-o',
    `Dir::State::Lists=${lists}`,
    '-o',
    `Dir::Cache=${home}`,
    '-o',
    'APT::Install-Recommends=0',
  ];
  const options = {
    cwd: join(home, 'archives'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  };
  spawnSync('apt-get', [...apt, 'update', '-qq'], options);
  const plan = spawnSync('apt-get', [...apt, 'install', '-s', 'chromium'], options).stdout ?? '';
  const packages = [...plan.matchAll(/^Inst (\S+)/gm)].map((match) => match[1]);
  if (packages.length === 0) fail(`Debian's chromium could not be found. ${help}`);
  spawnSync('apt-get', [...apt, 'download', '-qq', ...packages], options);
  for (const file of readdirSync(options.cwd).filter((name) => name.endsWith('.deb'))) {
    spawnSync('dpkg', ['-x', join(options.cwd, file), join(home, 'root')]);
  }
  const program = join(home, 'root', 'usr', 'lib', 'chromium', 'chromium');
  if (!existsSync(program)) fail(`Debian's chromium could not be unpacked. ${help}`);
  const libraries = [
    'usr/lib/x86_64-linux-gnu',
    'lib/x86_64-linux-gnu',
    'usr/lib/aarch64-linux-gnu',
    'usr/lib',
  ];
  const path = libraries.map((folder) => join(home, 'root', folder)).join(':');
  writeFileSync(launcher, `#!/bin/sh\nLD_LIBRARY_PATH='${path}' exec '${program}' "$@"\n`, {
    mode: 0o755,
  });
  return launcher;
}
