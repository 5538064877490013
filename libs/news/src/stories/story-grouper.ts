import { hash } from 'node:crypto';

import { bestFit } from './best-fit.ts';
import { bridgeOfEntry, LanguageBridge } from './bridge/language-bridge.ts';
import { LanguageIndex } from './language-index.ts';
import { mergesAmong, type Merge } from './merges.ts';
import type { Newcomer } from './newcomer.ts';
import { readNewcomer, wordsOf } from './read-newcomer.ts';
import { pairWeights } from './pair-weights.ts';
import type { Placement, StoryArticle } from './placement.ts';
import type { Profile } from './profile.ts';
import { profileOfEntry } from './profile-of-entry.ts';
import { relatedAmong, type RelatedStory } from './related-stories.ts';
import type { PairWeights } from './same-story.ts';
import { noSeries } from './series.ts';
import { defaultStorySettings, type StorySettings } from './settings.ts';
import { StoryCluster, toEntry, type IndexedArticle } from './story-cluster.ts';
import type { StoryEntry } from './story-entry.ts';
import { unpackVector } from './term-vector.ts';
import { TermCounter } from './terms.ts';

/** `openedAt`: when the article that opened it was published, in ms since 1970; counts where the story has
 *  no articles here. */
export type MovedTo = { readonly storyId: string; readonly openedAt: number | null };

/**
 * Groups articles into stories as they arrive: single-pass clustering, in the tradition of topic
 * detection and tracking (Allan 2002), by a learnt likelihood of two articles being of one story. Each
 * article is decided once, by what came before it: it joins the story that it fits best if it fits well
 * enough (`bestFit`), and otherwise opens one.
 *
 * Deterministic: the same calls in the same order give the same placements, also when the grouper is
 * replaced half-way by one restored from the entries. Holds about 1.7 kB an article with a summary
 * (`npm run bench -- group`). Not for concurrent use; there is no I/O and no clock in it.
 */
export class StoryGrouper {
  readonly #settings: StorySettings;
  readonly #indexes = new Map<string, LanguageIndex<IndexedArticle>>();
  readonly #bridge: LanguageBridge;
  /** In the order of their sequence numbers. */
  readonly #articles = new Map<string, IndexedArticle>();
  /** Stands before the oldest article: what it has passed is forgotten. A new iterator at each use
   *  would first have to skip the traces that a Map keeps of what was deleted. */
  readonly #oldest = this.#articles.values();
  readonly #clusters = new Map<string, StoryCluster>();
  /** Those that got articles since they were looked at last. */
  readonly #changed = new Set<StoryCluster>();
  readonly #terms: TermCounter;
  readonly #weights: PairWeights;
  #sequence = 0;

  /** @param weights others than those that ship, while they are trained */
  constructor(settings: Partial<StorySettings> = {}, weights: PairWeights = pairWeights) {
    this.#weights = weights;
    this.#settings = { ...defaultStorySettings, ...settings };
    this.#terms = new TermCounter(this.#settings);
    this.#bridge = new LanguageBridge(this.#settings);
  }

  /** The number of articles that newcomers are compared with. */
  get size(): number {
    return this.#articles.size;
  }

  /** The number that the next article is placed under. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Decides where an article belongs. A new version of an article that is not forgotten stays in its
   *  story and its language, and is compared by its new terms from then on. */
  place(article: StoryArticle): Placement {
    const known = this.#articles.get(article.id);
    if (known) this.#forget(known);
    const language = known?.language ?? article.language;
    const words = wordsOf(article, language);
    const newcomer = readNewcomer(article, this.#indexOf(language), this.#terms, words);
    const bridge = this.#bridge.read({ language, ...words }, newcomer);
    const staysIn = known?.cluster ?? this.#clusterOf(article.storyId, newcomer.publishedAt);
    const fit = staysIn ? undefined : this.#fit(newcomer);
    const joined =
      staysIn ?? (fit && fit.score >= this.#settings.joinThreshold ? fit.cluster : undefined);
    const cluster = joined ?? new StoryCluster(storyIdOf(article.id), newcomer.publishedAt);
    const placed = this.#add(
      { ...newcomer, id: article.id, sequence: this.#sequence++ },
      cluster,
      bridge,
    );
    return {
      storyId: cluster.id,
      opened: !joined,
      score: staysIn ? 1 : (fit?.score ?? 0),
      ...(fit && { nearest: fit.nearest.id }),
      entry: toEntry(placed),
      forgotten: this.#forgetOldest(),
    };
  }

  /** Forgets one article, as when it is withdrawn; newcomers are no longer compared with it. */
  forget(id: string): void {
    const article = this.#articles.get(id);
    if (article) this.#forget(article);
  }

  /** Puts a placed article into another story, for good, as if it had come there last; also one that is
   *  forgotten.
   *  @returns what takes the place of its entry */
  move(entry: StoryEntry, { storyId, openedAt }: MovedTo): StoryEntry {
    const cluster = this.#clusters.get(storyId) ?? new StoryCluster(storyId, openedAt);
    const sequence = this.#sequence++;
    const known = this.#articles.get(entry.id);
    if (!known) return { ...entry, storyId, storyOpenedAt: cluster.openedAt, sequence };
    this.#forget(known);
    // What it held of its vector is free now.
    const vector = unpackVector(entry.terms, entry.facts);
    const bridge = bridgeOfEntry(entry, known);
    return toEntry(this.#add({ ...known, vector, sequence }, cluster, bridge));
  }

  /** Looks at the stories again that got articles since the last time: which of them should be merged, with
   *  each other or with others. Moves nothing. */
  merges(): Merge[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    const near = (article: IndexedArticle) =>
      this.#indexOf(article.language)
        .candidates(article.vector)
        .concat(this.#bridge.candidates(article));
    return mergesAmong(changed, near, this.#settings, this.#weights);
  }

  /** The stories that are most like the one of these articles, see `relatedAmong`; also of forgotten ones. */
  related(entries: readonly StoryEntry[], most: number): RelatedStory[] {
    const indexOf = (language: string) => this.#indexOf(language);
    return relatedAmong(entries, most, indexOf, this.#settings, this.#weights);
  }

  /** Takes up where another grouper stopped, given the latest entry of each of its articles, in
   *  any order. Only for a grouper that has placed nothing yet. */
  restore(entries: Iterable<StoryEntry>): void {
    if (this.#sequence > 0)
      throw new Error('Only a grouper that has placed nothing can be restored');
    this.#addEntries(entries);
  }

  /** Takes over what another grouper has placed since, given the entries from `sequence` on: what it is
   *  asked after is up to date, while the other one places. Earlier entries change nothing. */
  follow(entries: Iterable<StoryEntry>): void {
    const news = [...entries].filter(({ sequence }) => sequence >= this.#sequence);
    for (const { id } of news) this.forget(id);
    this.#addEntries(news);
  }

  #addEntries(entries: Iterable<StoryEntry>): void {
    for (const entry of [...entries].sort((a, b) => a.sequence - b.sequence)) {
      const { storyId, storyOpenedAt, marks, series } = entry;
      const cluster = this.#clusters.get(storyId) ?? new StoryCluster(storyId, storyOpenedAt);
      const { id, sequence } = entry;
      const known = { id, sequence, duplicateKeys: marks, series: series ?? noSeries };
      const profile = profileOfEntry(entry);
      this.#add({ ...profile, ...known }, cluster, bridgeOfEntry(entry, profile));
      this.#sequence = entry.sequence + 1;
    }
    this.#changed.clear();
    this.#forgetOldest();
  }

  #clusterOf(id: string | undefined, openedAt: number | null): StoryCluster | undefined {
    return id === undefined
      ? undefined
      : (this.#clusters.get(id) ?? new StoryCluster(id, openedAt));
  }

  #fit(newcomer: Newcomer) {
    const candidates = this.#indexOf(newcomer.language).candidates(newcomer.vector);
    return bestFit(newcomer, candidates, this.#settings, this.#weights);
  }

  #add(
    article: Omit<IndexedArticle, 'cluster' | 'slot' | 'bridged'>,
    cluster: StoryCluster,
    bridge: Profile | null,
  ): IndexedArticle {
    const indexed: IndexedArticle = { ...article, cluster, slot: -1, bridged: null };
    this.#articles.set(indexed.id, indexed);
    this.#clusters.set(cluster.id, cluster);
    cluster.add(indexed);
    this.#changed.add(cluster);
    this.#indexOf(indexed.language).add(indexed);
    if (bridge) this.#bridge.add(indexed, bridge);
    return indexed;
  }

  #forget(article: IndexedArticle): void {
    const { cluster } = article;
    this.#articles.delete(article.id);
    cluster.delete(article);
    if (cluster.articles.size === 0) {
      this.#clusters.delete(cluster.id);
      this.#changed.delete(cluster);
    }
    this.#indexOf(article.language).remove(article);
    this.#bridge.remove(article);
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

  #indexOf(language: string): LanguageIndex<IndexedArticle> {
    let index = this.#indexes.get(language);
    if (!index) this.#indexes.set(language, (index = new LanguageIndex(language, this.#settings)));
    return index;
  }
}

/** A story's id comes from the article that opened it: the same on every run. */
function storyIdOf(articleId: string): string {
  return hash('sha256', `story:${articleId}`, 'base64url').slice(0, 22);
}
