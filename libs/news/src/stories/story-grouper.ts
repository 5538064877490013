import { hash } from 'node:crypto';

import { bestFit } from './best-fit.ts';
import { LanguageShelf } from './language-index.ts';
import { toEntry, type LiveArticle, type LiveStory } from './story-cluster.ts';
import { marksOf } from './duplicate-keys.ts';
import { defaultStorySettings, type StorySettings } from './settings.ts';
import type { Placement, StoryArticle } from './placement.ts';
import type { StoryEntry } from './story-entry.ts';
import { packVector, unpackVector } from './term-vector.ts';
import { TermCounter } from './terms.ts';

/**
 * Groups articles into stories as they arrive: single-pass clustering by average link, in the
 * tradition of topic detection and tracking (Allan 2002). Each article is decided once, by what
 * came before it: it joins the story that it fits best if it fits well enough (`bestFit`), and
 * otherwise opens one. The average, rather than the nearest article, keeps a story
 * from wandering from one event to the next.
 *
 * Deterministic: the same calls in the same order give the same placements, also when the grouper is
 * replaced half-way by one restored from the entries. Holds about 2.5 kB
 * an article with a summary. Not for concurrent use; there is no I/O and no clock in it.
 */
export class StoryGrouper {
  readonly #settings: StorySettings;
  readonly #shelves = new Map<string, LanguageShelf>();
  /** In the order of their sequence numbers. */
  readonly #articles = new Map<string, LiveArticle>();
  /** Stands before the oldest live article: what it has passed is forgotten. A fresh iterator at
   *  each use would first have to skip the traces that a Map keeps of what was deleted. */
  readonly #oldest = this.#articles.values();
  readonly #stories = new Map<string, LiveStory>();
  readonly #terms: TermCounter;
  #sequence = 0;

  constructor(settings: Partial<StorySettings> = {}) {
    this.#settings = { ...defaultStorySettings, ...settings };
    this.#terms = new TermCounter(this.#settings);
  }

  /** The number of articles that newcomers are compared with. */
  get size(): number {
    return this.#articles.size;
  }

  /** Decides where an article belongs. A new version of a live article stays in its story and its
   *  language, and is known by its new terms from then on. */
  place(article: StoryArticle): Placement {
    const known = this.#articles.get(article.id);
    if (known) this.#forget(known);
    const language = known?.language ?? article.language;
    const newcomer = this.#read(article, language);
    const staysIn = known?.story ?? this.#storyNamed(article.storyId, newcomer.publishedAt);
    const fit = staysIn ? undefined : this.#fit(newcomer);
    const joined =
      staysIn ?? (fit && fit.score >= this.#settings.joinsFrom ? fit.story : undefined);
    const story = joined ?? newStory(storyIdOf(article.id), newcomer.publishedAt);
    const placed = this.#add({ ...newcomer, id: article.id, sequence: this.#sequence++ }, story);
    return {
      storyId: story.id,
      opened: !joined,
      score: staysIn ? 1 : (fit?.score ?? 0),
      ...(fit && { nearest: fit.nearest.id }),
      entry: toEntry(placed, packVector(placed.vector)),
      forgotten: this.#forgetOldest(),
    };
  }

  /** Forgets the articles published before an instant, and returns their ids; undated ones go
   *  with the first dated article placed after them. A story of which every article is forgotten
   *  takes no more. */
  expire(before: Date): string[] {
    const due: LiveArticle[] = [];
    let undated: LiveArticle[] = [];
    for (const article of this.#articles.values()) {
      if (article.publishedAt === null) undated.push(article);
      else if (article.publishedAt < before.getTime()) {
        due.push(...undated, article);
        undated = [];
      }
    }
    for (const article of due) this.#forget(article);
    return due.map(({ id }) => id);
  }

  /** Forgets one article, as when it is withdrawn; newcomers are no longer compared with it. */
  forget(id: string): void {
    const article = this.#articles.get(id);
    if (article) this.#forget(article);
  }

  /** Takes up where another grouper stopped, given the latest entry of each of its articles, in
   *  any order. Only for a grouper that has placed nothing yet. */
  restore(entries: Iterable<StoryEntry>): void {
    if (this.#sequence > 0)
      throw new Error('Only a grouper that has placed nothing can be restored');
    for (const entry of [...entries].sort((a, b) => a.sequence - b.sequence)) {
      const { storyId, terms, storyOpenedAt, ...rest } = entry;
      const story = this.#stories.get(storyId) ?? newStory(storyId, storyOpenedAt);
      this.#add({ ...rest, vector: unpackVector(terms) }, story);
      this.#sequence = entry.sequence + 1;
    }
    this.#forgetOldest();
  }

  #storyNamed(id: string | undefined, openedAt: number | null): LiveStory | undefined {
    return id === undefined ? undefined : (this.#stories.get(id) ?? newStory(id, openedAt));
  }

  #read({ title, summary, text, publishedAt, url }: StoryArticle, language: string) {
    const body = [summary, text].filter(Boolean).join('\n');
    const shelf = this.#shelf(language);
    return {
      vector: shelf.weigh(this.#terms.count({ title, body, language }, shelf.isFiller)),
      publishedAt: instant(publishedAt),
      marks: marksOf({ title, url }),
      language,
    };
  }

  #fit(newcomer: Pick<LiveArticle, 'vector' | 'publishedAt' | 'marks' | 'language'>) {
    const candidates = this.#shelf(newcomer.language).candidates(newcomer.vector);
    return bestFit(newcomer, candidates, this.#settings);
  }

  #add(article: Omit<LiveArticle, 'story' | 'slot'>, story: LiveStory): LiveArticle {
    const live = { ...article, story, slot: -1 };
    this.#articles.set(live.id, live);
    this.#stories.set(story.id, story);
    story.articles.add(live);
    this.#shelf(live.language).add(live);
    return live;
  }

  #forget(article: LiveArticle): void {
    const { story } = article;
    this.#articles.delete(article.id);
    story.articles.delete(article);
    if (story.articles.size === 0) this.#stories.delete(story.id);
    this.#shelf(article.language).remove(article);
  }

  #forgetOldest(): string[] {
    const forgotten: string[] = [];
    while (this.#articles.size > this.#settings.maxArticles) {
      const { value: article } = this.#oldest.next();
      if (!article) break;
      this.#forget(article);
      forgotten.push(article.id);
    }
    return forgotten;
  }

  #shelf(language: string): LanguageShelf {
    let shelf = this.#shelves.get(language);
    if (!shelf) this.#shelves.set(language, (shelf = new LanguageShelf(language, this.#settings)));
    return shelf;
  }
}

function instant(date: Date | null): number | null {
  return date && !Number.isNaN(date.getTime()) ? date.getTime() : null;
}

function newStory(id: string, openedAt: number | null): LiveStory {
  return { id, openedAt, articles: new Set() };
}

/** A story's id comes from the article that opened it: the same on every run. */
function storyIdOf(articleId: string): string {
  return hash('sha256', `story:${articleId}`, 'base64url').slice(0, 22);
}
