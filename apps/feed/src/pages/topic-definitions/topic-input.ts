import type { TopicDefinition } from '@newsline/contracts';
import { z } from 'zod';
import { uiLanguages, type UiLanguage } from '../i18n/i18n.ts';
import { writeEntries, writeKeywords } from './entry-lines.ts';

export const listNames = ['institutions', 'examples', 'counterExamples', 'sections'] as const;
const inEachLanguage = ['names', 'description', 'keywords', ...listNames] as const;
export type InEachLanguage = (typeof inEachLanguage)[number];

export type FieldName = 'id' | 'parent' | `${InEachLanguage}.${UiLanguage}`;
const fieldNames: readonly FieldName[] = [
  'id',
  'parent',
  ...inEachLanguage.flatMap((name) => uiLanguages.map((code) => `${name}.${code}` as const)),
];

/** What is in the fields of the form, as it was typed. */
export type TopicInput = Readonly<Record<FieldName, string>>;

export const noInput = inputFrom(() => '');

/** What the form sends; what is missing or given twice is empty. */
export function readTopicInput(body: unknown): TopicInput {
  const sent = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return inputFrom((name) => z.string().catch('').parse(sent[name]));
}

/** A topic as its form shows it. */
export function inputOf(topic: TopicDefinition): TopicInput {
  const shown: Partial<Record<FieldName, string>> = { id: topic.id, parent: topic.parent ?? '' };
  for (const code of uiLanguages) {
    shown[`names.${code}`] = topic.names[code];
    shown[`description.${code}`] = topic.description[code];
    shown[`keywords.${code}`] = writeKeywords(topic.keywords?.[code]);
    for (const list of listNames) shown[`${list}.${code}`] = writeEntries(topic[list]?.[code]);
  }
  return { ...noInput, ...shown };
}

function inputFrom(valueOf: (name: FieldName) => string): TopicInput {
  const values = fieldNames.map((name) => [name, valueOf(name)] as const);
  return Object.fromEntries(values) as Record<FieldName, string>;
}
