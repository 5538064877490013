/** What is wrong with the Dockerfile by what the programs need. */
import { existsSync, readFileSync } from 'node:fs';
import { imageNameProblem } from './pinned-images.ts';
import { isSetting } from './programs.ts';

/** @param text of the file, when it is not what is on disk */
export function imageProblems(text = readFileSync('deploy/Dockerfile', 'utf8')): string[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  const copied = lines.flatMap(
    (line) => /^COPY (?!--from)(.*) \S+$/.exec(line)?.[1]?.split(' ') ?? [],
  );
  const bases = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
  const settings = lines.flatMap((line) => /^ENV (.*)$/.exec(line)?.[1]?.split(' ') ?? []);
  const given = JSON.stringify(JSON.parse(readFileSync('tools/node-arguments.json', 'utf8'))).slice(
    1,
  );
  const entry = /^ENTRYPOINT (.*)$/m.exec(text)?.[1]?.replaceAll(', ', ',') ?? '';
  // The language database that stays in the image is the one that classify loads.
  const kept = /ngrams .*! -name (\w+)\.js/.exec(text)?.[1];
  const loader = readFileSync('apps/classify/src/labels/eld-language.ts', 'utf8');
  const loaded = /'eld\/(\w+)'/.exec(loader)?.[1];
  return [
    ...bases.flatMap((base) => imageNameProblem(base) ?? []),
    // Built on one and run on another, native parts may not fit.
    ...(new Set(bases).size > 1 ? ['its stages have different bases'] : []),
    ...copied.filter((file) => !existsSync(file)).map((file) => `there is no ${file} to copy`),
    ...settings
      .map((setting) => setting.split('=')[0] ?? '')
      .filter((name) => name !== 'NODE_ENV' && !isSetting(name))
      .map((name) => `no program knows the setting ${name}`),
    ...(entry.endsWith(given) ? [] : [`it does not give Node the arguments ${given}`]),
    ...(kept === loaded ? [] : [`it keeps eld's ${kept}, and classify loads ${loaded}`]),
  ];
}
