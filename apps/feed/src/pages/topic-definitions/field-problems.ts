import type { z } from 'zod';
import { shorten } from '../../read-model/shorten.ts';
import type { FieldProblem } from './field-problem.ts';
import type { FieldName } from './topic-input.ts';

export type FieldProblems = Partial<Readonly<Record<FieldName, FieldProblem>>>;

export const shownEntry = (entry: string): string => shorten(entry, 60);

/** What is wrong with a topic by its schema; of each field the first. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], topic: object): FieldProblems {
  const found = issues.map((issue) => {
    const [name, code] = issue.path;
    const field = code === undefined ? name : `${String(name)}.${String(code)}`;
    return [field, { ...problemOf(issue), entry: entryOf(issue.path, topic) }] as const;
  });
  return Object.fromEntries(found.toReversed()) as FieldProblems;
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const inner = issue.code === 'invalid_key' ? issue.issues[0] : issue;
  if (issue.path[0] === 'id') return { kind: 'bad-id' };
  if (inner?.code === 'too_small') {
    return { kind: inner.origin === 'number' ? 'bad-weight' : 'missing' };
  }
  if (inner?.code !== 'too_big') return { kind: 'bad' };
  if (inner.origin === 'number') return { kind: 'bad-weight' };
  const kind = inner.origin === 'array' ? 'too-many' : 'too-long';
  return { kind, most: Number(inner.maximum) };
}

/** A keyword is a key, another entry has a place in its list. */
function entryOf([name, code, at]: z.core.$ZodIssue['path'], topic: object): string | undefined {
  if (typeof at === 'string') return shownEntry(at);
  if (typeof at !== 'number') return undefined;
  const lists = topic as Record<string, Record<string, readonly string[]>>;
  return shownEntry(lists[String(name)]?.[String(code)]?.[at] ?? '');
}
