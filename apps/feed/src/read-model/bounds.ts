import type {
  Labels,
  SearchResult,
  SourceOutage,
  SourcePoll,
  SourceProblem,
  SourceState,
  TopicLabel,
} from '@newsline/contracts';
import type { ArticlePreview, StoryPreview } from './news-read-model.ts';
import { shorten } from './shorten.ts';

// What lists show of news, however long somebody made it: a hundred previews are an answer of less
// than 4 MB. Ingest has limits of its own; this holds for what it took in before it had them as well.

type SearchHit = SearchResult['hits'][number];

const titleLength = 500;
const mostOtherHeadlines = 4;
const summaryLength = 2_000;
const nameLength = 200;
/** A cut address leads elsewhere, so one that is longer is none. */
const addressLength = 2_000;
const mostValues = 50;
/** Whom and what an article names, and how long a name or a key may be. */
const mostEntities = 20;
const entityLength = 100;
/** Of all values of a list together. */
const listLength = 2_000;
/** Sources that a story names: their number is shown. */
const mostSources = 300;
/** Of a story's articles, those that are said to be copies. */
const mostCopies = 200;
/** Outlets whose last report is dated. */
const mostReported = 50;
const problemLength = 500;
const mostWarnings = 10;

export function boundedArticle(preview: ArticlePreview): ArticlePreview {
  const { labels } = preview;
  return {
    ...preview,
    title: shorten(preview.title, titleLength),
    summary: shorten(preview.summary, summaryLength),
    sourceName: shorten(preview.sourceName, nameLength),
    url: address(preview.url),
    imageUrl: address(preview.imageUrl),
    enclosures: boundedEnclosures(preview.enclosures),
    authors: boundedList(preview.authors),
    attribution: boundedList(preview.attribution),
    categories: boundedList(preview.categories),
    labels: {
      ...labels,
      keywords: boundedList(labels.keywords),
      topics: boundedTopics(labels.topics),
      entities: boundedEntities(labels.entities),
    },
  };
}

export function boundedTopics(topics: readonly TopicLabel[]): TopicLabel[] {
  return topics.map((topic) => ({ ...topic, words: boundedList(topic.words) }));
}

function boundedEntities(entities: Labels['entities']): Labels['entities'] {
  return entities
    .filter(({ key }) => key.length <= entityLength)
    .slice(0, mostEntities)
    .map((entity) => ({ ...entity, name: shorten(entity.name, entityLength) }));
}

export function boundedStory<Story extends Omit<StoryPreview, 'headlineArticle'>>(
  story: Story,
): Story {
  return {
    ...story,
    headline: shorten(story.headline, titleLength),
    ...(story.otherHeadlines && {
      otherHeadlines: story.otherHeadlines.slice(0, mostOtherHeadlines).map((other) => ({
        ...other,
        headline: shorten(other.headline, titleLength),
      })),
    }),
    sourceIds: story.sourceIds.slice(0, mostSources),
    outlets: story.outlets.slice(0, mostSources),
    copies: story.copies.slice(0, mostCopies),
    ...(story.reportedAt && { reportedAt: story.reportedAt.slice(-mostReported) }),
  };
}

export function boundedSource(source: SourceState): SourceState {
  const { health, moved } = source;
  return {
    ...source,
    name: shorten(source.name, nameLength),
    siteUrl: address(source.siteUrl),
    folders: boundedList(source.folders),
    moved: moved && {
      ...moved,
      from: shorten(moved.from, problemLength),
      to: shorten(moved.to, problemLength),
    },
    health: {
      ...health,
      ...boundedTexts(health),
      outage: health.outage && boundedOutage(health.outage),
    },
  };
}

export function boundedPoll(poll: SourcePoll): SourcePoll {
  return { ...poll, ...boundedTexts(poll) };
}

export function boundedOutage(outage: SourceOutage): SourceOutage {
  const { problem, problemDetails } = outage;
  return {
    ...outage,
    problem: shorten(problem, problemLength),
    problemDetails: boundedProblem(problemDetails),
  };
}

/** What went wrong with a source, and what is to be said of it. */
function boundedTexts({
  problem,
  problemDetails,
  warnings,
  warningDetails,
}: Pick<SourcePoll, 'problem' | 'problemDetails' | 'warnings' | 'warningDetails'>) {
  return {
    problem: problem && shorten(problem, problemLength),
    problemDetails: boundedProblem(problemDetails),
    warnings: warnings.slice(0, mostWarnings).map((warning) => shorten(warning, problemLength)),
    warningDetails: warningDetails.slice(0, mostWarnings),
  };
}

function boundedProblem(problem: SourceProblem | null): SourceProblem | null {
  if (problem === null) return null;
  const values = Object.entries(problem.values).map(
    ([name, value]) => [name, shorten(value, problemLength)] as const,
  );
  return { kind: problem.kind, values: Object.fromEntries(values) };
}

/** The index has what came in before there were bounds as well. */
export function boundedHit(hit: SearchHit): SearchHit {
  return {
    ...hit,
    url: address(hit.url),
    imageUrl: address(hit.imageUrl),
    sourceName: shorten(hit.sourceName, nameLength),
    title: boundedPieces(hit.title, titleLength),
    snippet: boundedPieces(hit.snippet, summaryLength),
  };
}

function boundedPieces(pieces: SearchHit['title'], longest: number): SearchHit['title'] {
  let left = longest;
  return pieces.flatMap(({ text, hit }) => {
    if (left <= 0) return [];
    const shown = shorten(text, left);
    left -= text.length;
    return [{ text: shown, hit }];
  });
}

function address(url: string | null): string | null {
  return url !== null && url.length > addressLength ? null : url;
}

/** By their addresses: a hundred previews may have ten each. */
function boundedEnclosures(enclosures: ArticlePreview['enclosures']): ArticlePreview['enclosures'] {
  let left = 2 * addressLength;
  return enclosures.filter(({ url }) => {
    left -= url.length;
    return left >= 0;
  });
}

function boundedList(values: readonly string[]): string[] {
  const kept: string[] = [];
  let left = listLength;
  for (const value of values.slice(0, mostValues)) {
    left -= value.length;
    if (left < 0 && kept.length > 0) break;
    kept.push(shorten(value, nameLength));
  }
  return kept;
}
