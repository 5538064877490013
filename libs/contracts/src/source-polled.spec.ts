import { readFileSync } from 'node:fs';
import { type DataOf, SourcePolled } from './index.ts';

const file = new URL('../samples/news.source.polled.v1.json', import.meta.url);
const sample = JSON.parse(readFileSync(file, 'utf8')).at(-1).data as DataOf<typeof SourcePolled>;
const { source, poll } = sample;
const { health } = source;
const later = { kind: 'of-a-later-version', values: {} };

it.each([
  [
    'warning, whose text stays',
    { ...sample, source: { ...source, health: { ...health, warningDetails: [later, null] } } },
    { source: { health: { warnings: health.warnings, warningDetails: [null, null] } } },
  ],
  [
    'problem, whose text stays',
    {
      ...sample,
      source: { ...source, health: { ...health, problem: 'Why.', problemDetails: later } },
    },
    { source: { health: { problem: 'Why.', problemDetails: null } } },
  ],
  [
    'reason of the next poll',
    { ...sample, source: { ...source, health: { ...health, nextPollReason: later } } },
    { source: { health: { nextPollAt: health.nextPollAt, nextPollReason: null } } },
  ],
  [
    'outcome of a poll',
    { ...sample, poll: { ...poll, outcome: later.kind } },
    { source: { id: source.id }, poll: null },
  ],
])('is read although a later version knows another %s', (_, data, expected) => {
  expect(SourcePolled.schema.parse(data)).toMatchObject(expected);
});
