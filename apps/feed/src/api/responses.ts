import {
  Article as ArticleFact,
  Instant,
  SourceState,
  Topic as TopicFact,
} from '@newsline/contracts';
import { z } from 'zod';
import type { ArticlePreview, FullArticle, StoryPreview } from '../read-model/news-read-model.ts';

// The responses of the API, each field described for the OpenAPI document.

const fact = ArticleFact.shape;
const instant = (what: string) => Instant.describe(`${what}; ISO 8601, UTC.`);

const TopicOfArticle = z.object({
  topic: z.string().describe('The topic’s id.'),
  score: z
    .number()
    .min(0)
    .max(1)
    .describe('How sure the labelling is; from 0.5 on the topic is given.'),
  words: z
    .array(z.string())
    .describe('The words of the article that decided it, most decisive first.'),
});

export const Article = z.object({
  id: fact.id.describe('One id for life, whatever happens to title, link or text.'),
  version: fact.version.describe('1 for the first text seen; a changed text is the next version.'),
  storyId: z.string().describe('The story that the article belongs to.'),
  url: fact.url.describe('Where to read it at its publisher; null for a text without an address.'),
  title: fact.title.describe('One line of plain text.'),
  summary: fact.summary.describe('Plain text; may be empty.'),
  sourceId: fact.sourceId.describe('The source it came from.'),
  sourceName: fact.sourceName.describe('The source’s name as shown to readers.'),
  language: z.string().describe('ISO 639-1; `und` where it can’t be told.'),
  topics: z.array(TopicOfArticle).describe('None, one or several; highest score first.'),
  keywords: z.array(z.string()).describe('What it is about in a few words, most telling first.'),
  authors: fact.authors.describe('As the publisher names them.'),
  attribution: fact.attribution.describe(
    'Whom the text was taken from by its own word: "Theo VNE".',
  ),
  imageUrl: fact.imageUrl.describe('The address of its picture, if it has one.'),
  publishedAt: instant('When it was published'),
  publishedFrom: fact.publishedFrom.describe(
    'Where `publishedAt` was found; `fetched`: nowhere, it is the time of the first sight.',
  ),
  seenAt: instant('When this version was first seen'),
  editedAt: Instant.nullable().describe(
    'When a later version than the first was seen; null for an unedited article.',
  ),
  categories: fact.categories.describe('The publisher’s own sections and the operator’s folders.'),
  demonstration: fact.demonstration.describe(
    'From the demonstration feeds that ship with Newsline.',
  ),
});
export type Article = z.output<typeof Article>;

export const WholeArticle = Article.extend({
  text: fact.text.describe('Plain text in paragraphs; empty where only a summary is known.'),
  html: fact.html.describe('Safe HTML from an allow-list; empty where there is none.'),
});

const next = z.string().nullable().describe('The cursor of the next page; null at the end.');

export const ArticlePage = z.object({
  articles: z.array(Article).describe('Newest first.'),
  next,
});

export const Story = z.object({
  id: z.string().describe('One id for life.'),
  revision: z.int().describe('Grows with every change.'),
  headline: z.string().describe('The title of the article that stands for the story.'),
  headlineArticle: Article.nullable().describe(
    'That article; null only if it has not arrived yet.',
  ),
  language: z.string().describe('ISO 639-1; a story is told in one language.'),
  topics: z.array(z.string()).describe('The topics of at least a third of its articles.'),
  firstAt: instant('When its earliest article was published'),
  lastAt: instant('When its latest article was published'),
  articleCount: z.int().describe('How many articles tell it.'),
  sourceIds: z.array(z.string()).describe('The distinct sources that tell it.'),
});

export const StoryPage = z.object({
  stories: z.array(Story).describe('In the order asked for.'),
  next,
});

export const StoryTimeline = z.object({
  story: Story.describe('The story as it stands now.'),
  articles: z.array(Article).describe('Its timeline, newest first.'),
  next,
});

export const Topic = z.object({
  id: TopicFact.shape.id.describe('What filters and feeds call it.'),
  names: TopicFact.shape.names.describe('Its name in Vietnamese and English.'),
  description: TopicFact.shape.description.describe(
    'What belongs to it, in Vietnamese and English.',
  ),
  articleCount: z.int().describe('How many articles have it.'),
});
export const TopicList = z.object({ topics: z.array(Topic).describe('All topics.') });

const source = SourceState.shape;
const health = source.health.shape;
export const Source = z.object({
  id: source.id.describe('What filters and feeds call it.'),
  name: source.name.describe('As shown to readers.'),
  url: source.url.describe('The feed that is polled.'),
  siteUrl: source.siteUrl.describe('The publisher’s site; null if the feed does not say.'),
  language: source.language.describe('As the operator or the feed says; a hint, not a fact.'),
  folders: source.folders.describe('Where the operator filed it.'),
  fullText: source.fullText.describe(
    'The article’s page is fetched where the feed has a summary only.',
  ),
  demonstration: source.demonstration.describe('Ships with Newsline, to be removed at will.'),
  addedAt: instant('When it was added'),
  articleCount: z.int().describe('How many of its articles are in the timeline.'),
  health: z
    .object({
      status: health.status.describe('`new`: never polled. `failing`: the last poll failed.'),
      lastPolledAt: health.lastPolledAt.describe('When it was polled last; null: never.'),
      lastChangedAt: health.lastChangedAt.describe('When a poll last brought something new.'),
      nextPollAt: health.nextPollAt.describe('When it is polled next.'),
      failures: health.failures.describe('Failed polls in a row; 0 after a success.'),
      problem: health.problem.describe('What went wrong and what to do; null unless failing.'),
      articlesSeen: health.articlesSeen.describe('How many articles it has brought so far.'),
    })
    .describe('How polling fares.'),
});
export const SourceList = z.object({ sources: z.array(Source).describe('All sources, by id.') });

export function articleOf({ labels, ...preview }: ArticlePreview): Article {
  const { languageHint: _hint, ...shown } = preview;
  return { ...shown, ...labels };
}

export function wholeArticleOf(article: FullArticle): z.output<typeof WholeArticle> {
  return { ...articleOf(article), text: article.text, html: article.html };
}

export function storyOf(preview: StoryPreview): z.output<typeof Story> {
  const { storyId, headlineArticle, headlineArticleId: _id, ...story } = preview;
  return { id: storyId, ...story, headlineArticle: headlineArticle && articleOf(headlineArticle) };
}
