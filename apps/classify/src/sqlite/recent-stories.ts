import { LRUCache } from 'lru-cache';
import { earliestFirst, type Member } from '../stories/story-store.ts';

/** Members of all cached stories, about a kilobyte each. */
const mostMembers = 20_000;

/** A cache of stories as they stand in the file: one that grows is not read again at each article. */
export class RecentStories {
  readonly #stories = new LRUCache<string, readonly Member[]>({
    maxSize: mostMembers,
    sizeCalculation: (members) => members.length,
  });

  get(storyId: string): readonly Member[] | undefined {
    return this.#stories.get(storyId);
  }

  /** @param members all of them, at least one, in the order of `StoryStore.stories` */
  set(storyId: string, members: readonly Member[]): void {
    this.#stories.set(storyId, members);
  }

  /** After a write: new and changed members of a story that is cached, or that is new. */
  update(storyId: string, changed: readonly Member[], isNew: boolean): void {
    const before = isNew ? [] : this.#stories.get(storyId);
    if (!before || changed.length === 0) return;
    const ids = new Set(changed.map(({ articleId }) => articleId));
    const members = [...before.filter(({ articleId }) => !ids.has(articleId)), ...changed];
    this.#stories.set(storyId, members.sort(earliestFirst));
  }

  clear(): void {
    this.#stories.clear();
  }
}
