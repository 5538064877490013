import {
  StoryGrouper,
  type StoryArticle,
  type StoryEntry,
  type StorySettings,
} from '@newsline/news/grouping';

/** After so many articles the stories that changed are looked at again. */
const articlesPerLook = 100;

/** The story of each article, in order, in the end: placed as they come, and merged afterwards, as the
 *  service does it. */
export function groupAll(
  articles: readonly Omit<StoryArticle, 'id'>[],
  settings: Partial<StorySettings>,
): string[] {
  const grouper = new StoryGrouper(settings);
  const entries: StoryEntry[] = [];
  articles.forEach((article, at) => {
    entries.push(grouper.place({ ...article, id: String(at) }).entry);
    if ((at + 1) % articlesPerLook === 0) mergeAll(grouper, entries);
  });
  mergeAll(grouper, entries);
  return entries.map(({ storyId }) => storyId);
}

function mergeAll(grouper: StoryGrouper, entries: StoryEntry[]): void {
  for (let merges = grouper.merges(); merges.length > 0; merges = grouper.merges()) {
    for (const { from, into } of merges) {
      entries.forEach((entry, at) => {
        if (entry.storyId === from)
          entries[at] = grouper.move(entry, { storyId: into, openedAt: null });
      });
    }
  }
}
