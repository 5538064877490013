import { fold } from '@newsline/news';

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one takes longer than most texts do. */
function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const locale = /^[a-z]{2,3}$/u.test(language) && language !== 'und' ? language : 'en';
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' });
  if (segmenters.size < 50) segmenters.set(language, made);
  return made;
}

/** Where the dot belongs to the word: a capital by itself ("U.S.", "ông T."), and what is cut short in
 *  Vietnamese and English. */
const abbreviation =
  /(?:^|[\s("“'‘.])(?:\p{Lu}|TP|Tp|TX|TT|TS|ThS|PGS|GS|BS|KTS|LS|NSND|NSƯT|NXB|ĐH|CLB|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Pres|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.["”’']?\s*$/u;

/** The sentences of plain text: by Unicode Standard Annex #29, put together again where it parts behind an
 *  abbreviation or inside a quotation. */
export function sentencesOf(text: string, language: string): string[] {
  const found: string[] = [];
  let sentence = '';
  for (const { segment } of segmenterOf(language).segment(text)) {
    sentence += segment;
    if (!/\n\s*$/u.test(sentence) && (abbreviation.test(sentence) || isQuoteOpen(sentence)))
      continue;
    found.push(sentence.trim());
    sentence = '';
  }
  if (sentence.trim()) found.push(sentence.trim());
  return found.filter(Boolean);
}

/** Of curly quotation marks alone: straight ones do not say whether they open. */
function isQuoteOpen(sentence: string): boolean {
  return sentence.lastIndexOf('“') > sentence.lastIndexOf('”');
}

const ended = /[.!。！؟।][)"”’'»]*$/u;
const cut = /(?:…|\.\.\.|\[[^\]]{0,20}\])[)"”’'»]*$/u;

/** Whether it ends as sentences do: sources cut summaries anywhere, and a question tells nothing. */
export function isWhole(sentence: string): boolean {
  return ended.test(sentence) && !cut.test(sentence);
}

/** "(Dân trí) - ", "HÀ NỘI, Feb 3 (AP) — ", "WASHINGTON — ", "TTO - ", "VOV.VN - ". */
const prefixes = [
  /^\([^()]{1,40}\)\s*[-–—:]?\s*/u,
  /^\p{Lu}[\p{L}\p{N} .,'’/-]{1,40}\([^()]{2,40}\)\s*[-–—:]\s*/u,
  /^(?=\p{Lu}{2})[\p{Lu}\p{N}&.,/' ]{2,30}(?:\s[-–—]|:)\s+/u,
];

/** A summary without the place and the agency that it begins with, and without its outlet's name there. */
export function withoutDateline(summary: string, outlet: string): string {
  const text = summary.replace(/^[\s•*–—-]{1,10}/u, '');
  for (const prefix of prefixes) {
    const rest = text.replace(prefix, '');
    if (rest !== text) return rest;
  }
  const [name = '', ...rest] = text.split(/\s+[-–—]\s+/u, 3);
  const isOutlet = rest.length > 0 && name.length < 60 && plain(name) === plain(outlet);
  return isOutlet ? text.slice(text.indexOf(rest[0] ?? '', name.length)) : text;
}

const plain = (name: string) => fold(name).replaceAll(/[^\p{L}\p{N}]/gu, '');

const calls =
  /\b(?:read (?:more|the full|on)|continue reading|click|sign up|subscribe|newsletter|follow us|appeared first on|watch (?:live|the video)|here(?:’|')?s (?:what|how|why)|stay tuned|download (?:the|our))\b|(?<!\p{L})(?:xem thêm|đọc thêm|xem chi tiết|mời (?:bạn|quý|độc giả)|nhấn (?:vào|đây)|bấm (?:vào|đây)|theo dõi (?:trên|tại|chúng tôi)|đăng ký (?:kênh|nhận|theo)|tại đây|video dưới|ảnh dưới)(?!\p{L})|https?:|www\.|@\w/iu;

/** Whether it tells readers what to do in place of what happened. */
export function isCall(sentence: string): boolean {
  return calls.test(sentence);
}

const leaning =
  /^(?:(?:he|she|it|they|this|these|those|that|but|and|so|then|however|meanwhile|also|there|instead|the (?:pair|two|latter))(?![\p{L}’'])|(?:ông|bà|anh|chị|cô|người|điều|việc|vụ|cuộc|quyết định|động thái|con số) (?:này|đó|ấy)(?!\p{L})|(?:họ|nó|đây|đó|trong khi đó|tuy nhiên|ngoài ra|bên cạnh đó|đồng thời|theo đó|sau đó|trước đó|do đó|vì vậy|nhưng|song)(?!\p{L}))/iu;

/** Whether it begins with what only the sentence before explains. */
export function isLeaning(sentence: string): boolean {
  return leaning.test(sentence);
}
