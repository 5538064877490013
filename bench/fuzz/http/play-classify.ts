import {
  CorrectTopic,
  DefineTopic,
  ListCorrections,
  ListTopics,
  RelabelArticles,
  RelabellingProgress,
  RemoveTopic,
  TakeBackCorrection,
  type KnownTopic,
  type TopicCorrection,
} from '@newsline/contracts';
import type { SqliteEventBus } from '@newsline/messaging';

const at = '2026-02-01T09:00:00.000Z';

/** Answers as classify does: each in all its ways, by what is asked.
 *  @param nasty text that breaks what is careless with it */
export async function playClassify(bus: SqliteEventBus, nasty: string): Promise<void> {
  const isOdd = (text: string) => text.length % 2 === 1;
  const label = { topic: 'diplomacy', score: 1, words: [nasty], evidence: [] };
  const unknownTopic = { kind: 'unknown-topic' as const, topics: ['diplomacy'] };
  const noCorrection = { kind: 'no-correction' as const };
  await bus.answer(CorrectTopic, async ({ topic }) =>
    isOdd(topic) ? unknownTopic : { kind: 'corrected' as const, topics: [label] },
  );
  await bus.answer(TakeBackCorrection, async ({ topic }) =>
    isOdd(topic) ? noCorrection : { kind: 'taken-back' as const, topics: [label] },
  );
  const correction: TopicCorrection = {
    ...{ articleId: 'a1', topic: 'diplomacy', belongs: true, wasGiven: false },
    ...{ title: nasty, language: 'vi', by: nasty, at },
  };
  await bus.answer(ListCorrections, async ({ after }) => ({
    corrections: [correction],
    next: after === null ? 'next' : null,
  }));

  const names = { vi: nasty, en: nasty };
  const definition = {
    ...{ id: 'bees', names, description: names },
    keywords: { vi: { [nasty]: 3 } },
    examples: { en: [nasty] },
  };
  const topic = { id: 'bees', names, description: names };
  const known: KnownTopic[] = [
    { topic: { ...topic, id: 'diplomacy' }, origin: 'shipped', trained: ['vi'], definition: null },
    { topic, origin: 'own', trained: [], definition },
  ];
  await bus.answer(ListTopics, async () => ({ topics: known }));
  await bus.answer(DefineTopic, async ({ definition: { id, parent } }) => {
    if (parent !== undefined) return { kind: 'unknown-parent' as const, topics: ['diplomacy'] };
    if (isOdd(id)) return { kind: 'untold' as const };
    return { kind: 'defined' as const, isNew: id.length % 4 === 0 };
  });
  await bus.answer(RemoveTopic, async ({ id }) => {
    if (id === 'diplomacy') return { kind: 'not-own' as const };
    return isOdd(id) ? unknownTopic : { kind: 'removed' as const };
  });

  const run = { startedAt: at, updatedAt: at, done: 1, total: 2, changed: 1, isFinished: true };
  await bus.answer(RelabelArticles, async () => ({
    kind: 'labelled' as const,
    progress: run,
  }));
  await bus.answer(RelabellingProgress, async () => ({ progress: run }));
}
