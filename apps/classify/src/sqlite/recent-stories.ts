import { LRUCache } from 'lru-cache';
import type { Member } from '../stories/story-store.ts';

/** Members of all stories held, about a kilobyte each. */
const mostMembers = 20_000;

/** Stories as they stand in the file, so that one that grows is not read again at each article. */
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

  /** What was written: new and changed members of a story that is held, or that is `new`. */
  place(storyId: string, changed: readonly Member[], isNew: boolean): void {
    const before = isNew ? [] : this.#stories.get(storyId);
    if (!before || changed.length === 0) return;
    const ids = new Set(changed.map(({ articleId }) => articleId));
    const members = [...before.filter(({ articleId }) => !ids.has(articleId)), ...changed];
    this.#stories.set(storyId, members.sort(earliestFirst));
  }

  forgetAll(): void {
    this.#stories.clear();
  }
}

function earliestFirst(a: Member, b: Member): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.entry.sequence - b.entry.sequence;
}
