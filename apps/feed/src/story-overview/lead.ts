import type { StoryPreview } from '../read-model/news-read-model.ts';
import { contentWords, shared } from './content-words.ts';
import { outdatedTolls } from './key-numbers.ts';
import { type CountedNumber, valueKey } from './numbers.ts';
import { type ReadArticle, saidBy, type SaidBy } from './read-articles.ts';
import { sentencesToTell, type ToldSentence } from './sentences-to-tell.ts';

/** A sentence of an article, as it stands there. */
export type LeadSentence = {
  readonly text: string;
  readonly language: string;
  readonly saidBy: SaidBy;
};

const mostSentences = 3;
const leastSentences = 2;
/** Of a sentence's words, those that the headline does not have, and those that neither it nor a sentence
 *  before has. */
const leastNew = { beside: 0.4, after: 0.5 };
/** How much being central counts against saying something else. */
const centralShare = 0.7;
/** So near to the most central may the second and the third be. */
const leastOfMost = [0, 0.35, 0.55];
/** What the newest article's sentence has before that of the oldest. */
const worthOfNew = 0.25;
const worthOfTitle = 0.75;

type Rated = ToldSentence & { readonly central: number };

/** What a lead is of. */
export type LedStory = Pick<StoryPreview, 'headline' | 'headlineArticleId' | 'language'>;

/**
 * Two or three sentences of two outlets or more that tell a story in its language: none where they would only
 * repeat the headline. The first is of the article that stands for the story, where one of it will do. Then
 * those that say what most outlets say and add to what is said: maximal marginal relevance (Carbonell and
 * Goldstein, The Use of MMR, Diversity-Based Reranking, 1998), over the share of outlets that have a word.
 * Among equals the newest. What gives a toll that no longer holds is not taken.
 * @param articles newest first
 */
export function leadOf(articles: readonly ReadArticle[], story: LedStory): LeadSentence[] {
  const own = articles.filter(({ article }) => article.labels.language === story.language);
  const outdated = outdatedTolls(articles);
  const isCurrent = ({ numbers }: ToldSentence) =>
    numbers.every((number) => !outdated.has(valueKey(number)));
  const rated = withCentrality(
    sentencesToTell(own, story.headlineArticleId).filter(isCurrent),
    own,
  );
  const chosen: Rated[] = [];
  const said = new Set(contentWords(story.headline, story.language));
  while (chosen.length < mostSentences) {
    const next = nextSentence(rated, { chosen, said, story });
    if (!next) break;
    chosen.push(next);
    for (const word of next.words) said.add(word);
  }
  if (chosen.length < leastSentences) return [];
  return chosen.map(({ text, by: { article } }) => ({
    ...{ text, language: article.labels.language },
    saidBy: saidBy(article),
  }));
}

/** How near each is to what all outlets write: the cosine of its words with the share of outlets that have
 *  them. A word of one outlet is worth nothing. */
function withCentrality(
  sentences: readonly ToldSentence[],
  articles: readonly ReadArticle[],
): Rated[] {
  const voices = new Map<string, Set<string>>();
  for (const { words, voice } of articles) {
    for (const word of words) {
      const known = voices.get(word);
      if (known) known.add(voice);
      else voices.set(word, new Set([voice]));
    }
  }
  const outlets = new Set(articles.map(({ voice }) => voice)).size;
  const weight = (word: string): number => {
    const count = voices.get(word)?.size ?? 0;
    return count < 2 ? 0 : count / outlets;
  };
  const squares = voices.keys().reduce((sum, word) => sum + weight(word) ** 2, 0);
  const length = Math.sqrt(squares) || 1;
  return sentences.map((sentence) => {
    const sum = [...sentence.words].reduce((total, word) => total + weight(word), 0);
    const cosine = sum / (length * Math.sqrt(sentence.words.size));
    const worth = (1 + worthOfNew * sentence.newness) * (sentence.isTitle ? worthOfTitle : 1);
    return { ...sentence, central: cosine * worth };
  });
}

type SoFar = {
  readonly chosen: readonly Rated[];
  /** The words of the headline and of what is chosen. */
  readonly said: ReadonlySet<string>;
  readonly story: LedStory;
};

/** The best that adds to what is said, of an outlet that has said nothing yet. */
function nextSentence(rated: readonly Rated[], { chosen, said, story }: SoFar): Rated | null {
  const most = rated.reduce((max, { central }) => Math.max(max, central), 0);
  const least = most * (leastOfMost[chosen.length] ?? 1);
  const fresh = chosen.length === 0 ? leastNew.beside : leastNew.after;
  const adding = rated.filter(
    ({ words, central, numbers }) =>
      central >= least &&
      1 - shared(words, said) / words.size >= fresh &&
      !chosen.some((other) => isContrary(numbers, other.numbers)),
  );
  const ofHeadline = adding.filter(({ by }) => by.article.id === story.headlineArticleId);
  const voices = new Set(chosen.map(({ by }) => by.voice));
  const ofOthers = adding.filter(({ by }) => !voices.has(by.voice));
  if (chosen.length === 0 && ofHeadline.length > 0) return best(ofHeadline, chosen);
  return best(ofOthers, chosen);
}

/** Two tolls of one event beside one another. */
function isContrary(some: readonly CountedNumber[], others: readonly CountedNumber[]): boolean {
  return some.some(
    ({ isToll, unit, value }) =>
      isToll && others.some((other) => other.unit === unit && other.value !== value),
  );
}

function best(sentences: readonly Rated[], chosen: readonly Rated[]): Rated | null {
  return sentences.reduce<Rated | null>(
    (most, one) => (most && marginal(most, chosen) >= marginal(one, chosen) ? most : one),
    null,
  );
}

function marginal({ words, central }: Rated, chosen: readonly Rated[]): number {
  const likeness = chosen.map(
    (other) => shared(words, other.words) / Math.sqrt(words.size * other.words.size),
  );
  return centralShare * central - (1 - centralShare) * Math.max(0, ...likeness);
}
