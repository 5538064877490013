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

/** "1.200" is twelve hundred in Vietnamese, and one and a fifth in English. */
export function numberValue(digits: string, language: string): number {
  if (byDotsAlone.test(digits) || (!isDotDecimal(language) && byDots.test(digits))) {
    return Number(digits.replaceAll('.', '').replace(',', '.'));
  }
  if (byCommasAlone.test(digits) || (isDotDecimal(language) && byCommas.test(digits))) {
    return Number(digits.replaceAll(',', ''));
  }
  return Number(digits.replace(',', '.'));
}
