import {
  CorrectStory,
  ListStoryCorrections,
  TakeBackStoryCorrection,
  type StoryCorrection,
  type StoryEdit,
} from '@newsline/contracts';
import { storyUpdate } from '../../read-model/testing/sample-news.ts';
import type { Site } from './site.ts';

type Story = { headline: string; pinned: boolean; muted: boolean; mergedInto: string | null };

/** Corrects stories as classify does, at once, in the read model of a site: for specs of pages. */
export class PlayedGrouping {
  readonly corrections: StoryCorrection[] = [];
  readonly #site: Site;
  readonly #stories = new Map<string, Story>();
  readonly #storyOf: Map<string, string>;
  #changes = 1;

  /** @param storyOf the articles that there are, in version 1, by id, with their stories */
  constructor(site: Site, storyOf: Readonly<Record<string, string>>) {
    this.#site = site;
    this.#storyOf = new Map(Object.entries(storyOf));
  }

  async answer(): Promise<void> {
    await this.#site.bus.answer(CorrectStory, ({ edit, by }) => this.#correct(edit, by));
    await this.#site.bus.answer(TakeBackStoryCorrection, ({ id }) => this.#takeBack(id));
    await this.#site.bus.answer(ListStoryCorrections, async ({ limit, after, storyId }) => {
      const all = this.corrections.filter(
        (one) => storyId === undefined || one.storyId === storyId,
      );
      const from = Number(after ?? 0);
      const next = from + limit < all.length ? String(from + limit) : null;
      return { corrections: all.slice(from, from + limit), next };
    });
  }

  storyOf(articleId: string): string | undefined {
    return this.#storyOf.get(articleId);
  }

  async #correct(edit: StoryEdit, by: string) {
    const stories = new Set(this.#storyOf.values());
    const named = edit.kind === 'merge' ? [edit.storyId, edit.into] : [edit.storyId];
    const unknown = named.find((id) => id !== null && !stories.has(id));
    if (unknown) return { kind: 'unknown-story' as const, storyId: unknown };
    const articleIds = this.#taken(edit);
    const strange = articleIds.find((id) => !this.#storyOf.has(id));
    if (strange !== undefined) return { kind: 'unknown-article' as const, articleId: strange };
    const storyId = this.#target(edit);
    const moved = articleIds.map((id) => ({ articleId: id, from: this.storyOf(id) ?? '' }));
    if (moved.some(({ from }) => from === storyId)) return { kind: 'nothing-to-do' as const };
    const id = `c${++this.#changes}`;
    const headline = `Chuyện ${edit.storyId}`;
    const at = '2026-02-01T09:55:00.000Z';
    const correction = { id, edit, headline, storyId, moved, by, at };
    this.corrections.unshift(correction);
    if (edit.kind === 'merge') this.#story(edit.storyId).mergedInto = edit.into;
    if (edit.kind === 'rename') this.#story(storyId).headline = edit.headline;
    if (edit.kind === 'pin') this.#story(storyId).pinned = true;
    if (edit.kind === 'mute') this.#story(storyId).muted = true;
    await this.#move(moved.map(({ articleId }) => [articleId, storyId]));
    await this.#publish([storyId, ...moved.map(({ from }) => from)]);
    return { kind: 'corrected' as const, correction };
  }

  async #takeBack(id: string) {
    const at = this.corrections.findIndex((one) => one.id === id);
    const [correction] = at < 0 ? [] : this.corrections.splice(at, 1);
    if (!correction) return { kind: 'no-correction' as const };
    const { edit, storyId, moved } = correction;
    Object.assign(this.#story(storyId), { headline: 'Như cũ', pinned: false, muted: false });
    if (edit.kind === 'merge') this.#story(edit.storyId).mergedInto = null;
    await this.#move(moved.map(({ articleId, from }) => [articleId, from]));
    await this.#publish([storyId, ...moved.map(({ from }) => from)]);
    return { kind: 'taken-back' as const, correction };
  }

  #taken(edit: StoryEdit): string[] {
    if (edit.kind === 'move') return [edit.articleId];
    if (edit.kind === 'split') return edit.articleIds;
    if (edit.kind !== 'merge') return [];
    return [...this.#storyOf].flatMap(([id, story]) => (story === edit.storyId ? id : []));
  }

  #target(edit: StoryEdit): string {
    if (edit.kind === 'merge') return edit.into;
    if (edit.kind === 'split') return `new-${this.#changes}`;
    return edit.storyId ?? `new-${this.#changes}`;
  }

  #story(id: string): Story {
    const story = this.#stories.get(id) ?? {
      ...{ headline: `Chuyện ${id}`, pinned: false, muted: false, mergedInto: null },
    };
    this.#stories.set(id, story);
    return story;
  }

  async #move(moves: readonly (readonly [articleId: string, storyId: string])[]): Promise<void> {
    const move = ++this.#changes;
    for (const [articleId, storyId] of moves) {
      this.#storyOf.set(articleId, storyId);
      await this.#site.apply({ kind: 'moved', articleId, version: 1, move, storyId });
    }
  }

  async #publish(ids: readonly string[]): Promise<void> {
    const revision = ++this.#changes;
    for (const storyId of new Set(ids)) {
      const members = [...this.#storyOf].filter(([, its]) => its === storyId);
      const [headlineArticleId = null] = members[0] ?? [];
      const known = { ...this.#story(storyId), articleCount: members.length, headlineArticleId };
      await this.#site.apply(storyUpdate({ storyId, revision, ...known }));
    }
  }
}
