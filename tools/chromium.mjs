/** Where a Chromium is that tests can drive: CHROMIUM, the machine's own, or Debian's package. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackDebian } from './debian.mjs';
import { fail, root, say } from './prepare.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function findChromium() {
  const given = process.env.CHROMIUM;
  if (given)
    return existsSync(given) ? given : fail(`CHROMIUM is ${given}, but there is no such file.`);
  const own = names
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim())
    .find(Boolean);
  if (own) return own;
  const help = 'Install Chromium, or set CHROMIUM to the path of one.';
  if (spawnSync('which', ['apt-get']).status !== 0) fail(`The page tests need a browser. ${help}`);
  return process.getuid?.() === 0 ? installChromium(help) : unpackChromium(help);
}

function installChromium(help) {
  say('Installing Chromium for the page tests (first time only) …');
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
  const launcher = join(root, '.cache', 'chromium.sh');
  if (existsSync(launcher)) return launcher;
  say('Fetching Chromium for the page tests (first time only) …');
  const unpacked = unpackDebian('chromium', { packages: ['chromium'], withDependencies: true });
  if ('problem' in unpacked) fail(`Debian's chromium: ${unpacked.problem}. ${help}`);
  const program = join(unpacked.folder, 'usr', 'lib', 'chromium', 'chromium');
  if (!existsSync(program)) fail(`Debian's chromium could not be unpacked. ${help}`);
  const libraries = [
    'usr/lib/x86_64-linux-gnu',
    'lib/x86_64-linux-gnu',
    'usr/lib/aarch64-linux-gnu',
    'usr/lib',
  ];
  const path = libraries.map((folder) => join(unpacked.folder, folder)).join(':');
  writeFileSync(launcher, `#!/bin/sh\nLD_LIBRARY_PATH='${path}' exec '${program}' "$@"\n`, {
    mode: 0o755,
  });
  return launcher;
}
