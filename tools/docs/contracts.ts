import { readFileSync } from 'node:fs';
import * as contracts from '@newsline/contracts';
import type { EventContract, QuestionContract } from '@newsline/contracts';

/** A contract under its name in the code, with the doc comment before it: the agreement stands there. */
export type Named<Contract> = {
  readonly name: string;
  readonly contract: Contract;
  readonly comment: string;
};

const sources = readContractSources();

export const events = named<EventContract>(
  (value) => typeof value === 'object' && value !== null && 'create' in value,
);
export const questions = named<QuestionContract>(
  (value) => typeof value === 'object' && value !== null && 'answer' in value,
);

function named<Contract>(isOne: (value: unknown) => boolean): Named<Contract>[] {
  return Object.entries(contracts)
    .filter(([, value]) => isOne(value))
    .map(([name, contract]) => ({ name, contract: contract as Contract, comment: commentOf(name) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function commentOf(name: string): string {
  const before = sources.split(`export const ${name} = define`)[0] ?? '';
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before)?.[1] ?? '';
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*?/, '').trim())
    .join(' ')
    .trim();
}

function readContractSources(): string {
  const index = readFileSync('libs/contracts/src/index.ts', 'utf8');
  const names = [...new Set([...index.matchAll(/'\.\/([a-z-]+)\.ts'/g)].map((match) => match[1]))];
  return names.map((name) => readFileSync(`libs/contracts/src/${name}.ts`, 'utf8')).join('\n');
}
