import {
  Article as ArticleFact,
  Copy as CopyFact,
  Instant,
  Labels,
  SourcePoll,
  SourceState,
  StoryState,
  Topic as TopicFact,
} from '@newsline/contracts';
import { z } from 'zod';
import { StoryOverview } from './story-overview-response.ts';
import { beginning } from '../read-model/shorten.ts';
import type { CopiesOfArticle } from '../read-model/copies-of-article.ts';
import { outletCount } from '../read-model/story-outlets.ts';
import type {
  ArticlePreview,
  FullArticle,
  NamedSource,
  StoryPreview,
} from '../read-model/news-read-model.ts';

// The responses of the API: what the events say, under the events' own descriptions, and what only
// the read model knows.

const { languageHint: _hint, text, html, ...preview } = ArticleFact.shape;

export const Article = z.object({
  ...preview,
  ...Labels.shape,
  storyId: StoryState.shape.storyId.describe('The story that the article belongs to.'),
  editedAt: Instant.nullable().describe(
    'When a later version than the first was seen; null for an unedited article.',
  ),
});
export type Article = z.output<typeof Article>;

const { id: sourceId, name: sourceName } = SourceState.shape;

export const WholeArticle = Article.extend({
  text,
  html,
  alsoIn: z
    .array(z.object({ id: sourceId, name: sourceName }))
    .describe('Sources that show it as well; the text is not theirs.'),
  copyOf: CopyFact.omit({ articleId: true })
    .nullable()
    .describe('What another outlet had before, where this article repeats large parts of it.'),
  copiedBy: z
    .array(CopyFact.pick({ articleId: true, likeness: true }))
    .describe('Later articles of other outlets that repeat large parts of this one.'),
  isCut: z.boolean().describe('The text goes on: this is its beginning, without HTML.'),
});

const next = z.string().nullable().describe('The cursor of the next page; null at the end.');

export const ArticlePage = z.object({
  articles: z.array(Article).describe('Newest first.'),
  next,
});

const { storyId, headlineArticleId: _headlineArticleId, heat: _heat, ...story } = StoryState.shape;

export const Story = z.object({
  id: storyId,
  ...story,
  headlineArticle: Article.nullable().describe(
    'The article that stands for the story; null only if it has not arrived yet.',
  ),
});

export const StoryPage = z.object({
  stories: z.array(Story).describe('In the order asked for.'),
  next,
});

export const StoryTimeline = z.object({
  story: Story.describe('The story as it stands now.'),
  overview: StoryOverview.describe(
    'What its articles tell together, on whatever page of the timeline.',
  ),
  articles: z.array(Article).describe('Its timeline, newest first.'),
  next,
});

export const RelatedStoryLists = z.object({
  earlier: z
    .array(Story)
    .describe(
      'Earlier chapters: the same running matter, over before the story began. Oldest first, six at most.',
    ),
  later: z
    .array(Story)
    .describe('Later chapters: begun after the story was over. Oldest first, six at most.'),
  related: z.array(Story).describe('Others of its subject, the likeliest first, six at most.'),
});

export const Topic = TopicFact.extend({
  articleCount: z.int().describe('How many articles have it.'),
});
export const TopicList = z.object({ topics: z.array(Topic).describe('All topics.') });

export const Source = SourceState.extend({
  articleCount: z.int().describe('How many of its articles are in the timeline.'),
});
export const SourceWithPolls = Source.extend({
  polls: z.array(SourcePoll).describe('Its last polls, newest first; twenty at most.'),
});
export const SourcePage = z.object({ sources: z.array(Source).describe('By id.'), next });

export function articleOf({ labels, ...preview }: ArticlePreview): Article {
  const { languageHint: _hint, ...shown } = preview;
  return { ...shown, ...labels };
}

/** What text and HTML may take as JSON, in bytes: a megabyte of each, escaped, is more than an answer
 *  may be. The text is what has to be there. */
const mostJson = 3_900_000;

export function wholeArticleOf(
  article: FullArticle,
  alsoIn: readonly NamedSource[],
  { copyOf, copiedBy }: CopiesOfArticle,
): z.output<typeof WholeArticle> {
  const { text, html, isCut, ...preview } = article;
  const elsewhere = {
    alsoIn: [...alsoIn],
    copyOf: copyOf && { of: copyOf.of, sourceId: copyOf.sourceId, likeness: copyOf.likeness },
    copiedBy: copiedBy.map(({ articleId, likeness }) => ({ articleId, likeness })),
  };
  const shown = { ...articleOf(preview), text, html, ...elsewhere, isCut };
  // No UTF-16 unit takes more than six bytes.
  if ((text.length + html.length) * 6 <= mostJson) return shown;
  const textBytes = jsonBytes(text);
  if (textBytes + jsonBytes(html) <= mostJson) return shown;
  if (textBytes <= mostJson) return { ...shown, html: '', isCut: isCut || text === '' };
  return { ...shown, html: '', text: beginning(text, mostJson / 6), isCut: true };
}

function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

export function storyOf(preview: StoryPreview): z.output<typeof Story> {
  const { storyId, headlineArticle, headlineArticleId: _id, heat: _heat, ...story } = preview;
  const outlets = story.outlets.length > 0 ? story.outlets : story.sourceIds;
  const reports = story.reports || outletCount(story);
  const shown = headlineArticle && articleOf(headlineArticle);
  return { id: storyId, ...story, outlets, reports, headlineArticle: shown };
}
