import type { StoryEntry } from './story-entry.ts';

/** An article to be grouped; text in NFC, without markup. */
export type StoryArticle = {
  /** One id for life: a new version comes under the id of the old one. */
  id: string;
  /** ISO 639-1; an article joins stories in its own language, which are merged with those in others afterwards. */
  language: string;
  title: string;
  summary?: string;
  text?: string;
  /** Null when unknown: such an article is never too old for a story. */
  publishedAt: Date | null;
  /** Who speaks; missing when unknown. */
  outlet?: string;
  /** The article's own page, canonical. */
  url?: string | null;
  /** The story that an older version was placed in, for an article that may be forgotten by now:
   *  it stays there. */
  storyId?: string;
};

export type Placement = {
  storyId: string;
  /** True when the article opened the story. */
  opened: boolean;
  /** 0 to 1: how well the article fits the best story there was; it joins from `joinThreshold` on.
   *  1 for a new version of a known article. */
  score: number;
  /** The id of the article most like it in that story; absent when nothing is like it at all. */
  nearest?: string;
  /** To be stored in place of any earlier entry with this id; see `StoryEntry`. */
  entry: StoryEntry;
  /** Ids forgotten to stay within `maxArticles`: their entries can be dropped. */
  forgotten: string[];
};
