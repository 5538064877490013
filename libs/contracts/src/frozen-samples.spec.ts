import { readdirSync, readFileSync } from 'node:fs';
import type { EventContract, NewsEvent } from './index.ts';
import * as contracts from './index.ts';

const folder = new URL('../samples/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as NewsEvent[]);
const events = Object.values(contracts as Readonly<Record<string, unknown>>).filter(
  (one): one is EventContract => typeof one === 'object' && one !== null && 'create' in one,
);

describe('what was once published', () => {
  it.each(events.map(({ channel }) => channel))('has a sample of %s', (channel) => {
    expect(samples.filter(({ type }) => type === channel)).not.toHaveLength(0);
  });

  it.each(samples)('parses: $id', (sample) => {
    const contract = events.find(({ channel }) => channel === sample.type);
    const data = contract?.schema.parse(sample.data);
    expect(data).toMatchObject(sample.data as object);
    const context = { service: 'spec', now: new Date(0) };
    const { id, subject, dataschema } = contract?.create(data, context) ?? {};
    expect({ id, subject, dataschema }).toEqual({
      id: sample.id,
      subject: sample.subject,
      dataschema: sample.dataschema,
    });
  });

  it('has its default for what an event of an earlier version lacks', () => {
    const [polled] = samples.filter(({ type }) => type === contracts.SourcePolled.channel);
    expect(polled?.data).not.toMatchObject({ source: { health: { warnings: [] } } });
    expect(contracts.SourcePolled.schema.parse(polled?.data)).toMatchObject({
      source: { health: { warnings: [] } },
    });
  });
});
