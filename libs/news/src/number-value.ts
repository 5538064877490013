/** Whose decimals stand behind a dot; elsewhere it parts thousands. */
const dotDecimal = new Set(['en', 'zh', 'ja', 'ko', 'th', 'hi', 'he', 'und']);

const byDots = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u;
const byCommas = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
/** What can be read in one way alone, whoever wrote it. */
const byDotsAlone = /^\d{1,3}(?:\.\d{3}){2,}$/u;
const byCommasAlone = /^\d{1,3}(?:,\d{3}){2,}$/u;

export function isDotDecimal(language: string): boolean {
  return dotDecimal.has(language);
}

/** The value of digits with dots and commas, as a language writes them: "1.200" is twelve hundred in
 *  Vietnamese, and one and a fifth in English. NaN of what is no number.
 *  @param language ISO 639-1 */
export function numberValue(digits: string, language: string): number {
  if (byDotsAlone.test(digits) || (!isDotDecimal(language) && byDots.test(digits))) {
    return Number(digits.replaceAll('.', '').replace(',', '.'));
  }
  if (byCommasAlone.test(digits) || (isDotDecimal(language) && byCommas.test(digits))) {
    return Number(digits.replaceAll(',', ''));
  }
  return Number(digits.replace(',', '.'));
}

/** Words behind a number, in Vietnamese and English, by what it is to be multiplied by. */
export const numberScales: ReadonlyMap<string, number> = new Map([
  ...['nghìn', 'ngàn', 'thousand'].map((word) => [word, 1e3] as const),
  ...['triệu', 'tr', 'million', 'mn'].map((word) => [word, 1e6] as const),
  ...['tỷ', 'tỉ', 'billion', 'bn'].map((word) => [word, 1e9] as const),
  ['vạn', 1e4],
  ['trillion', 1e12],
]);
