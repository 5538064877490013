/** Programs out of Debian's packages, unpacked into a folder of the workspace: needs no root and
 *  changes nothing else on the machine. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * @param {string} name of the folder under .cache
 * @param {{ packages: string[], suite?: string, withDependencies?: boolean }} what `suite`: of another
 *   Debian than the machine's own, from the same sources; without dependencies, the packages alone
 * @returns {{ folder: string } | { problem: string }} the root of the unpacked tree
 */
export function unpackDebian(name, { packages, suite, withDependencies = false }) {
  const folder = join(root, '.cache', name);
  if (existsSync(folder)) return { folder };
  if (spawnSync('apt-get', ['--version']).status !== 0)
    return { problem: 'this machine has no apt-get' };
  const work = join(root, '.cache', `${name}.part`);
  rmSync(work, { recursive: true, force: true });
  const [lists, archives, parts, tree] = ['lists', 'archives', 'sources', 'root'].map((part) =>
    join(work, part),
  );
  for (const each of [join(lists, 'partial'), join(archives, 'partial'), parts, tree])
    mkdirSync(each, { recursive: true });
  const options = [
    `Dir::State::Lists=${lists}`,
    `Dir::Cache=${work}`,
    'APT::Install-Recommends=0',
    'APT::Sandbox::User=root',
  ];
  if (suite !== undefined) {
    const sources = sourcesOf(suite);
    if (sources.length === 0)
      return {
        problem: `no Debian package source is set up here to derive that of ${suite} from`,
      };
    for (const { file, text } of sources) writeFileSync(join(parts, file), text);
    options.push('Dir::Etc::SourceList=/dev/null', `Dir::Etc::SourceParts=${parts}`);
  }
  const apt = (...args) =>
    spawnSync('apt-get', [...options.flatMap((option) => ['-o', option]), '-qq', ...args], {
      cwd: archives,
      encoding: 'utf8',
    });
  const problemOf = ({ stderr }) => ({
    problem: `apt-get could not download ${packages.join(', ')}: ${stderr.trim().split('\n').at(-1)}`,
  });
  const updated = apt('update');
  if (updated.status !== 0) return problemOf(updated);
  const wanted = withDependencies ? planned(apt('install', '-s', ...packages).stdout) : packages;
  if (wanted.length === 0)
    return {
      problem: `apt-get would install nothing for ${packages.join(', ')}: is it installed already?`,
    };
  const downloaded = apt('download', ...wanted);
  if (downloaded.status !== 0) return problemOf(downloaded);
  for (const file of readdirSync(archives).filter((each) => each.endsWith('.deb'))) {
    const { status } = spawnSync('dpkg', ['-x', join(archives, file), tree]);
    if (status !== 0) return { problem: `${file} could not be unpacked` };
  }
  renameSync(tree, folder);
  rmSync(work, { recursive: true, force: true });
  return { folder };
}

const planned = (plan) => [...plan.matchAll(/^Inst (\S+)/gm)].map((match) => match[1]);

/** The machine's own sources of Debian with another suite in place of its own. */
function sourcesOf(suite) {
  const own = /^VERSION_CODENAME=(\S+)/m.exec(readText('/etc/os-release'))?.[1];
  if (own === undefined) return [];
  const parts = '/etc/apt/sources.list.d';
  const files = [
    '/etc/apt/sources.list',
    ...(existsSync(parts) ? readdirSync(parts).map((file) => join(parts, file)) : []),
  ];
  return files.flatMap((path, n) => {
    const isStanzas = path.endsWith('.sources');
    const text = isStanzas
      ? stanzasOf(readText(path), own, suite)
      : linesOf(readText(path), own, suite);
    return text === '' ? [] : [{ file: `${n}.${isStanzas ? 'sources' : 'list'}`, text }];
  });
}

/** deb822: sources.list(5), "DEB822-STYLE FORMAT". */
function stanzasOf(text, own, suite) {
  return text
    .split(/\n\s*\n/)
    .filter((stanza) => new RegExp(`^Suites:(.*\\s)?${own}(\\s|$)`, 'm').test(stanza))
    .map((stanza) => stanza.replace(/^Suites:.*$/m, `Suites: ${suite}`))
    .join('\n\n');
}

/** sources.list(5), "ONE-LINE-STYLE FORMAT". */
function linesOf(text, own, suite) {
  const line = new RegExp(`^(deb\\s+(?:\\[[^\\]]*\\]\\s+)?\\S+\\s+)${own}(\\s+.*)$`);
  return text
    .split('\n')
    .filter((each) => line.test(each))
    .map((each) => each.replace(line, `$1${suite}$2`))
    .join('\n');
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
