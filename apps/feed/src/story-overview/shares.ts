import type { NamedEntity } from '@newsline/contracts';
import { fold } from '@newsline/news';
import type { ArticlePreview } from '../read-model/news-read-model.ts';
import type { ReadArticle } from './read-articles.ts';

/** Somebody or something that a story is about. */
export type StoryName = NamedEntity & {
  /** How many outlets name it… */
  readonly outlets: number;
  /** …in how many articles. */
  readonly articles: number;
};

export type TopicShare = { readonly topic: string; readonly share: number };

const mostOfKind = 5;
const mostTopics = 5;
/** A topic of fewer articles is one of theirs, not of the story. */
const leastShare = 0.1;

type Named = {
  readonly entity: NamedEntity;
  readonly in: ReadonlySet<ReadArticle>;
};

/** Whom and what a story names: of each kind those that most outlets name. Where three outlets tell it, what
 *  one alone names is left out. "Alekseyev" is Vladimir Alekseyev where only one is named in full. */
export function storyNames(articles: readonly ReadArticle[]): StoryName[] {
  const outlets = voicesIn(articles);
  const sorted = joined(namedIn(articles))
    .map((one) => ({ ...one.entity, outlets: voicesIn([...one.in]), articles: one.in.size }))
    .filter((one) => one.outlets >= (outlets >= 3 ? 2 : 1))
    .sort((a, b) => b.outlets - a.outlets || b.articles - a.articles);
  const byKind = Map.groupBy(sorted, ({ kind }) => kind);
  return [...byKind.values()].flatMap((ofKind) => ofKind.slice(0, mostOfKind));
}

function namedIn(articles: readonly ReadArticle[]): Named[] {
  const named = new Map<string, { entity: NamedEntity; in: Set<ReadArticle> }>();
  for (const one of articles) {
    for (const entity of one.article.labels.entities) {
      const key = `${entity.kind}:${entity.key}`;
      const known = named.get(key) ?? { entity, in: new Set() };
      known.in.add(one);
      named.set(key, known);
    }
  }
  return [...named.values()];
}

/** Short names of people with the long ones that end in them. */
function joined(named: readonly Named[]): Named[] {
  const byEnd = new Map<string, Named[]>();
  for (const one of named.filter(isPerson)) {
    const words = wordsOf(one);
    for (let from = 1; from < words.length; from++) {
      const end = words.slice(from).join(' ');
      byEnd.set(end, [...(byEnd.get(end) ?? []), one]);
    }
  }
  const fullNameOf = (one: Named): Named | null => {
    const [full = null, ...others] = isPerson(one) ? (byEnd.get(wordsOf(one).join(' ')) ?? []) : [];
    return others.length === 0 ? full : null;
  };
  const added = Map.groupBy(named, fullNameOf);
  return named
    .filter((one) => fullNameOf(one) === null)
    .map((one) => ({
      ...one,
      in: new Set([...one.in, ...(added.get(one) ?? []).flatMap((short) => [...short.in])]),
    }));
}

const mostWords = 10;

function wordsOf({ entity }: Named): string[] {
  return fold(entity.name).split(/\s+/u).slice(0, mostWords);
}

function isPerson({ entity }: Named): boolean {
  return entity.kind === 'person';
}

function voicesIn(articles: readonly ReadArticle[]): number {
  return new Set(articles.map(({ voice }) => voice)).size;
}

/** How large a share of the articles has each topic, the largest first. */
export function topicShares(articles: readonly ArticlePreview[]): TopicShare[] {
  const counts = new Map<string, number>();
  for (const { labels } of articles) {
    for (const { topic } of labels.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .map(([topic, count]) => ({ topic, share: count / articles.length }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share || (a.topic < b.topic ? -1 : 1))
    .slice(0, mostTopics);
}
