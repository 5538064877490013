import { LanguageIndex } from '../language-index.ts';
import { profileOf, type Compared, type Profile } from '../profile.ts';
import type { StorySettings } from '../settings.ts';
import type { BridgedArticle, IndexedArticle } from '../story-cluster.ts';
import { unpackVector } from '../term-vector.ts';
import { BridgeTermCounter } from './bridge-terms.ts';
import { isBridged, type BridgedLanguage } from './bridge-words.ts';

/** Unlike the words of one language, half of these are names, and the commonest ones say where. */
const commonShare = 0.3;
const maxTerms = 64;
/** Fewer articles are in the other language than in one's own. */
const maxPostings = 80;

/**
 * Finds articles in another language that may tell the same, by what is the same in both: see
 * `BridgeTermCounter`. Of Vietnamese and English; others have no lexicon yet. Holds the latest
 * `maxBridged` articles: about 1 kB each. The lexicon is loaded with the first of them.
 */
export class LanguageBridge {
  readonly #settings: StorySettings;
  readonly #maxBridged: number;
  readonly #indexes: Readonly<Record<BridgedLanguage, LanguageIndex<BridgedArticle>>>;
  /** In the order in which they came. */
  readonly #bridged = new Set<BridgedArticle>();
  /** Stands before the oldest, as in `StoryGrouper`. */
  readonly #oldest = this.#bridged.values();
  #terms: BridgeTermCounter | undefined;

  constructor(settings: StorySettings) {
    this.#settings = { ...settings, commonShare, maxTerms, maxPostings };
    this.#maxBridged = settings.maxBridged;
    this.#indexes = {
      vi: new LanguageIndex('mul', this.#settings),
      en: new LanguageIndex('mul', this.#settings),
    };
  }

  /** Null in a language that is not bridged.
   *  @param body summary and text */
  read(
    { language, title, body }: { language: string; title: string; body: string },
    { publishedAt, outlet }: Pick<Compared, 'publishedAt' | 'outlet'>,
  ): Profile | null {
    if (!isBridged(language)) return null;
    this.#terms ??= new BridgeTermCounter();
    const vector = this.#indexes[language].tfIdfVector(
      this.#terms.count({ language, title, body }),
    );
    return profileOf({ vector, publishedAt, outlet, language: 'mul' });
  }

  /** From now on the article is found. */
  add(article: IndexedArticle, profile: Profile): void {
    if (!isBridged(article.language)) return;
    const bridged = { ...profile, article, slot: -1 };
    article.bridged = bridged;
    this.#bridged.add(bridged);
    this.#indexes[article.language].add(bridged);
    if (this.#bridged.size <= this.#maxBridged) return;
    const { value: oldest } = this.#oldest.next();
    if (oldest) this.remove(oldest.article);
  }

  remove(article: IndexedArticle): void {
    const { bridged, language } = article;
    if (!bridged || !isBridged(language)) return;
    this.#indexes[language].remove(bridged);
    this.#bridged.delete(bridged);
    article.bridged = null;
  }

  /** Those in other languages that may be of one story with the article, the most similar first. */
  candidates({ bridged, language }: IndexedArticle): IndexedArticle[] {
    if (!bridged || !isBridged(language)) return [];
    const other = language === 'vi' ? 'en' : 'vi';
    return this.#indexes[other].candidates(bridged.vector).map(({ article }) => article);
  }
}

/** What `StoryEntry` keeps of it. */
export function bridgeOfEntry(
  { bridge, bridgeFacts }: { readonly bridge?: string; readonly bridgeFacts?: string },
  { publishedAt, outlet }: Pick<Compared, 'publishedAt' | 'outlet'>,
): Profile | null {
  if (bridge === undefined) return null;
  const vector = unpackVector(bridge, bridgeFacts);
  return profileOf({ vector, publishedAt, outlet, language: 'mul' });
}
