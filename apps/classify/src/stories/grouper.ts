import type { StoryArticle, StoryEntry } from '@newsline/news';

export type Placed = {
  readonly storyId: string;
  /** To be saved: what the grouper goes on from after a restart. */
  readonly entry: StoryEntry;
};

/** Decides which story an article belongs to, off the event loop. It remembers what it placed, so
 *  there is one, and it is asked by one caller at a time. After a crash of its own it goes on from
 *  the saved entries. */
export abstract class Grouper {
  /** One answer for each article, in order. */
  abstract place(articles: readonly StoryArticle[]): Promise<readonly Placed[]>;
  /** Newcomers are no longer compared with these articles. */
  abstract forget(articleIds: readonly string[]): Promise<void>;
  /** Goes on from what is saved, whatever it remembers: another may have placed articles since. Not to
   *  be called while articles are placed that are not saved. */
  abstract restore(): Promise<void>;
  /** Resolves when the first article need not wait for anything to be loaded. */
  abstract ready(): Promise<void>;
  abstract close(): Promise<void>;
}
