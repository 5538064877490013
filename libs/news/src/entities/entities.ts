import type { ArticleText, Field } from '../topics/article-words.ts';
import { ArticleNames } from './article-names.ts';
import { englishCounts } from './counts/en.ts';
import { vietnameseCounts } from './counts/vi.ts';
import type { Entity } from './entity.ts';
import type { NameLanguage } from './gazetteer.ts';
import { Lexicon } from './lexicon.ts';
import { MarkedText } from './marked-text.ts';
import { readStatistics } from './statistics.ts';

/** Of longer fields the beginning is read: an article names early whom it is about. */
const mostUnits = { title: 1000, summary: 4000, text: 12_000 } as const;
/** The body first: a headline may capitalise every word, or have a surname alone. */
const order: readonly Field[] = ['summary', 'text', 'title'];

/** Feeds repeat the headline: "The post … appeared first on …". */
const longHeadline = 20;

const lexicons = new Map<NameLanguage, Lexicon>();
let names: ArticleNames | undefined;

/**
 * The people, organisations, places, countries, vulnerabilities, malware and threat groups that an
 * article names, in the order of their first mentions, title first. What a name means is told by
 * gazetteers of public facts, by ranks and head words, by capital letters where these say anything,
 * and by counts over news; what stays open is left out, and so are single Vietnamese syllables.
 * Names inside longer names are none of their own ("Hà Nội" in "Công an Hà Nội").
 *
 * Plain text in NFC; `language` is an ISO 639-1 code. Vietnamese and English have rules of their own;
 * in other languages only names that are known, and CVE ids, are found. Takes linear time; of very
 * long texts the beginning is read.
 */
export function entities(article: ArticleText, language: string): Entity[] {
  const spoken: NameLanguage = language === 'vi' ? 'vi' : 'en';
  const lexicon = lexiconOf(spoken);
  names ??= new ArticleNames(new MarkedText(lexicon));
  names.begin(lexicon, spoken, language === spoken);
  for (const field of order) {
    const raw = article[field];
    if (!raw || (field === 'text' && raw === article.summary)) continue;
    const quoted = field === 'title' || article.title.length < longHeadline ? '' : article.title;
    names.read(raw.slice(0, mostUnits[field]), field, quoted);
  }
  // "Whitlock won" below a headline that names Angela Whitlock.
  if (names.hasNewPerson && article.summary)
    names.readAgain(article.summary.slice(0, mostUnits.summary), 'summary');
  return names.entities();
}

function lexiconOf(language: NameLanguage): Lexicon {
  const loaded = lexicons.get(language);
  if (loaded) return loaded;
  const table = language === 'vi' ? vietnameseCounts : englishCounts;
  const lexicon = new Lexicon(language, readStatistics(table));
  lexicons.set(language, lexicon);
  return lexicon;
}
