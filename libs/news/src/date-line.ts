import { normalise } from './normalise.ts';
import { fold } from './fold.ts';

/** Nought in digits other than ASCII's: Arabic, Persian, Devanagari, Bengali, Thai, Lao, Myanmar, Khmer. */
const noughts = '٠۰०০๐໐၀០';
const otherDigits = /[٠-٩۰-۹०-९০-৯๐-๙໐-໙၀-၉០-៩]/gu;

/** What Chinese, Japanese and Korean write behind the parts of a date, and before its half of the day. */
const east = /[年月日时時点點午년월일시전후]/u;

/** Longer than any date. */
const mostCharacters = 200;

/** A text as one folded line (`fold`) with the signs that dates have elsewhere: ASCII digits, hyphens
 *  for minus signs, and "2026-5-1 15:20" for "2026年5月1日 下午3时20分". */
export function dateLine(text: string): string {
  const line = normalise(text.slice(0, mostCharacters), 'NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\u2212\ufe63]|\u2013(?=\d\d:?\d\d(?!\d))/gu, '-')
    .replace(otherDigits, digitOf);
  return fold(east.test(line) ? westernOrder(line) : line).replace(
    // A dot parts hours from minutes where people say so; elsewhere it parts day from month.
    /(?<![\d.])(\d{1,2})\.(\d\d) ?(?=(?:uhr|wib|wita|wit)(?!\p{L}))/gu,
    '$1:$2 ',
  );
}

function digitOf(digit: string): string {
  const code = digit.charCodeAt(0);
  const nought = [...noughts].find(
    (sign) => code >= sign.charCodeAt(0) && code < sign.charCodeAt(0) + 10,
  );
  return nought === undefined ? digit : String(code - nought.charCodeAt(0));
}

function westernOrder(line: string): string {
  return line
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/u, '$1-$2-$3 ')
    .replace(/(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/u, '$2/$1 ')
    .replace(/(\d{1,2}) ?[时時点點시] ?(?:(\d{1,2}) ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/u, eastClock)
    .replace(/(?:上午|午前|早上|凌晨|오전) ?(\d{1,2}:\d\d(?::\d\d)?)/u, '$1 am')
    .replace(/(?:下午|午後|晚上|오후) ?(\d{1,2}:\d\d(?::\d\d)?)/u, '$1 pm');
}

function eastClock(_: string, hour: string, minute = '0', second = '0'): string {
  return [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
}
