import type { TopicDefinition } from '@newsline/contracts';
import type { ArchiveArticle } from '../model-training.ts';
import { modelledTopic, type ModelledTopic } from '../../topics/modelled-topic.ts';

export const bees: TopicDefinition = {
  id: 'bees',
  names: { vi: 'Nuôi ong', en: 'Beekeeping' },
  description: { vi: 'Nghề nuôi ong.', en: 'Keeping bees.' },
  keywords: { en: { beekeeper: 3 } },
};

/** A topic that nobody has trained. */
export function keywordTopic(more: Partial<TopicDefinition> = {}): ModelledTopic {
  const topic = modelledTopic({ ...bees, ...more });
  if (!topic) throw new Error('No topic');
  return topic;
}

const fillers = [
  'market prices',
  'election results',
  'harbour works',
  'concert tickets',
  'tax law',
  'bus lanes',
  'a new bridge',
];
const ofBees = [
  'Honey',
  'Hives',
  'Pollen',
  'Nectar',
  'Swarms',
  'Beeswax',
  'Drones',
  'Combs',
  'Smokers',
];

/** Every ninth article is about bees; most of those say "beekeeper", all have words of the field. */
export const archive: readonly ArchiveArticle[] = Array.from({ length: 540 }, (_, n) => {
  const filler = `${fillers[n % fillers.length]} in town ${n % 50}`;
  const word = (at: number) => ofBees[(n / 9 + at * (1 + (n % 7))) % ofBees.length];
  const [title, summary] =
    n % 9 === 0
      ? [
          `${n % 45 === 0 ? '' : 'Beekeeper: '}${word(0)} and ${word(1)}`,
          `${word(2)}, ${word(3)} and ${filler}.`,
        ]
      : [`The mayor on ${filler}`, `The council speaks about ${filler}.`];
  return {
    id: `a${n}`,
    title,
    summary,
    text: '',
    language: 'en',
    languageHint: 'en',
    categories: [],
  };
});
