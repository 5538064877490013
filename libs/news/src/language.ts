import { normalise } from './normalise.ts';
import { backgroundOf } from './stories/background.ts';
import { wordHash } from './stories/term-hash.ts';
import { words } from './text.ts';
import { vietnameseLetter } from './vietnamese.ts';

/** "Undetermined", ISO 639-3. */
const undetermined = 'und';

/** A title and half a summary; more text costs time and adds nothing. */
const sampleLength = 240;
/** The detector is sure of a text long before that. */
const detectorSampleLength = 140;
/** Fewer words are names and figures as often as they are language. */
const fewWords = 4;
/** So few words in Latin letters may be a name in any language. */
const nameWords = 2;
const latinOnly = /^[\p{Script=Latin}\p{Script=Common}\p{M}]*$/u;

const vietnameseLetters = { has: (word: string) => vietnameseLetter.test(word) };
/** Half the words of Vietnamese prose have such a letter, the names in an English text far fewer. */
const vietnameseShare = 0.3;

/** A Vietnamese syllable as typed without marks; see `isVietnameseSyllable`, which is stricter. */
const bareSyllable =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const bareSyllables = { has: (word: string) => bareSyllable.test(word) };
/** Of 5,602 Vietnamese titles without marks 95 % reach it, of 1,061 English ones none. */
const bareShare = 0.7;
/** Enough where some of these syllables are no words of English news: 98 % of those titles, still none of
 *  the English ones, and 2 of 100 lines in 30 other languages with Latin letters. */
const fewerBareShare = 0.6;
const bareForeignShare = 0.3;

/** Function words that English alone writes so. Three of them settle the matter at a tenth of the
 *  detector's price, which is high on English. */
const englishWords = new Set(
  (
    'the and with from that this his says after who will has have were been their its would ' +
    'could what how why which about they she than when more into against should before'
  ).split(' '),
);
const enoughEnglish = 3;
const englishShare = 0.07;
/** Words that are common in news of a language. */
const newsWords = (language: string) => ({
  has: (word: string) => backgroundOf(language).counts.has(wordHash(word)),
});
const englishNewsWords = newsWords('en');
const bareForeignSyllables = {
  has: (word: string) => bareSyllable.test(word) && !englishNewsWords.has(word),
};
/** Nine of ten English titles reach it; Dutch, the nearest of a dozen languages tried, half of its
 *  words, and Vietnamese without marks seldom a third. */
const englishNewsShare = 0.6;
/** Enough in a source that writes English, beside a word that English alone has. Of 9,775 articles
 *  in English collections 20 are left to the detector, some of them in other languages. */
const hintedEnglishNewsShare = 0.4;
/** Enough in a source that writes Vietnamese, where the text is not English. Of 114,152 articles in
 *  such sources none is left to the detector, of their titles alone 235. */
const hintedVietnameseShare = 0.1;

/** How far the hinted language may be behind the best one, on the detector's scale of 0 to 1, and
 *  still be believed; on few words it is believed wherever it is possible at all. */
const benefitOfDoubt = 0.04;

/** Detects any language, by statistics. */
export type StatisticalDetector = {
  readonly detect: (text: string) => {
    /** ISO 639-1; empty where it cannot tell. */
    readonly language: string;
    readonly isReliable: () => boolean;
    /** 0 to 1 by language; those that it cannot be are left out. */
    readonly getScores: () => Readonly<Record<string, number>>;
  };
};

/**
 * The language of plain text as an ISO 639-1 code, `und` if there is nothing to detect it by.
 *
 * `hint` is the language that the source usually writes: it decides where the text has no words or
 * too few, and where it is nearly as likely as the best guess; never against clear text, because
 * sources mix languages. Vietnamese without its marks is recognised by its syllables.
 */
export type DetectLanguage = (text: string, hint?: string) => string;

/** Makes the function that detects languages. English and Vietnamese are recognised by their words and
 *  letters; `load` is called by the first text that needs more. */
export function languageDetector(load: () => StatisticalDetector): DetectLanguage {
  let detector: StatisticalDetector | undefined;
  return (text, hint) => {
    const sample = normalise(text.slice(0, sampleLength));
    const found = words(sample).filter((word) => !/^\d/u.test(word));
    if (found.length === 0) return hint ?? undetermined;
    if (isVietnamese(found, hint)) return 'vi';
    if (isEnglish(found, hint)) return 'en';
    if (hint === 'vi' && share(found, vietnameseLetters) >= hintedVietnameseShare) return 'vi';
    if (hint !== undefined && found.length <= nameWords && latinOnly.test(sample)) return hint;
    detector ??= load();
    return byStatistics(detector, sample.slice(0, detectorSampleLength), found.length, hint);
  };
}

function isVietnamese(found: readonly string[], hint: string | undefined): boolean {
  const lettered = share(found, vietnameseLetters);
  if (lettered >= vietnameseShare && (hint === 'vi' || found.length > 2)) return true;
  if (found.length < fewWords) return false;
  const bare = share(found, bareSyllables);
  if (bare >= bareShare) return true;
  return bare >= fewerBareShare && share(found, bareForeignSyllables) >= bareForeignShare;
}

function isEnglish(found: readonly string[], hint: string | undefined): boolean {
  const functionWords = share(found, englishWords);
  if (functionWords >= englishShare && functionWords * found.length >= enoughEnglish) return true;
  if (found.length < fewWords) return false;
  const newsShare = share(found, englishNewsWords);
  if (newsShare >= englishNewsShare) return true;
  return hint === 'en' && functionWords > 0 && newsShare >= hintedEnglishNewsShare;
}

function byStatistics(
  detector: StatisticalDetector,
  sample: string,
  wordCount: number,
  hint: string | undefined,
): string {
  const result = detector.detect(sample);
  if (hint === undefined || result.language === hint) return result.language || undetermined;
  if (result.language === '') return hint;
  const scores = result.getScores();
  const hinted = scores[hint] ?? 0;
  if (wordCount < fewWords) return hinted > 0 || !result.isReliable() ? hint : result.language;
  return (scores[result.language] ?? 0) - hinted <= benefitOfDoubt ? hint : result.language;
}

function share(found: readonly string[], kind: { has(word: string): boolean }): number {
  let matching = 0;
  for (const word of found) if (kind.has(word)) matching++;
  return matching / found.length;
}
