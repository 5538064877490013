import { readDate } from '@newsline/news';

/** A date that stands in a line, and what else the line says. */
export type DateMark = {
  /** Null where the line says when, but not which day ("14:20") or year ("21/9"). */
  readonly at: Date | null;
  /** Empty for a line that is nothing but a date. */
  readonly rest: string;
};

type Context = { readonly now: Date; readonly zone: string };

const clock = String.raw`\d{1,2}[:hg]\d{2}(?::\d{2})?(?: ?(?:am|pm|sa|ch)(?!\p{L}))?`;
/** Any word, for any language: `readDate` knows which are months. */
const month = String.raw`(?:\p{L}{3,10}\.?|(?:tháng|thg) ?(?:\d{1,2}|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?: một| hai)?|chạp))`;
const day = String.raw`(?:\d{1,2}(?<s>[/.-])\d{1,2}\k<s>\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:\.|st|nd|rd|th)? (?:of |de )?${month},? (?:năm |de )?\d{4}|${month} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}年\d{1,2}月\d{1,2}日)`;
const gap = String.raw`[\s,|·•()–-]*(?:(?:at|lúc|ngày|à|um|às|alle(?: ore)?|a las|T)[\s,|·•()–-]*)?`;
const weekday = String.raw`(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)`;
const zoned = String.raw`\(?(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?\)?|\b(?:gmt|utc|[ecmp][sd]t|bst|cest?|cet|jst|kst|sgt|aest|aedt|wib|ict|z)\b|(?<=[ap]\.?m\.?\s?)[ecmp]t\b`;

const whenever = new RegExp(
  `(?:${clock}${gap}(?:${weekday}${gap})?)?${day}(?:${gap}${clock})?`,
  'iu',
);
/** With the zone behind it, and as machines write them. */
export const everyDate = new RegExp(
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?|${whenever.source}(?:\s{0,3}(?:${zoned}|[+-]\d\d:?\d\d(?!\d)))?`,
  'giu',
);
/** What `whenever` and `everyDate` look for has one, and few lines do. */
export const hasYear = /\d{4}/u;
const ago =
  /(\d{1,3}) ?(giây|phút|giờ|tiếng|ngày|tuần|s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?) (?:trước|ago)(?!\p{L})/iu;
const vague = new RegExp(
  String.raw`^(?:${clock}(?: \d{1,2}/\d{1,2})?|\d{1,2}/\d{1,2}(?: ${clock})?|vừa xong|hôm (?:qua|nay)|just now|yesterday|today)$`,
  'iu',
);
const decorations = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${weekday}|cập nhật|đăng(?: lúc| ngày)?|xuất bản|ngày|lúc|(?:first )?published|updated|posted|last modified|on|at)(?![\p{L}\d])|${zoned}|[\s,.:;|/·•()[\]–—-]`,
  'giu',
);

const unitMs: Readonly<Record<string, number>> = {
  g: 1000,
  s: 1000,
  p: 60_000,
  m: 60_000,
  h: 3_600_000,
  t: 604_800_000,
  w: 604_800_000,
  n: 86_400_000,
  d: 86_400_000,
};

/** What a line says besides its dates: without weekdays, zones, labels and signs between them. */
export function withoutDecorations(text: string): string {
  return text.replace(decorations, ' ').replace(/\s+/gu, ' ').trim();
}

/** The date of a line that consists of one, or begins or ends with one; else null. A sentence that
 *  mentions a day is none, nor is a title with a day in it ("Sao Hàn 22/9: …"). */
export function dateMark(line: string, context: Context): DateMark | null {
  if (line.length > 320) return null;
  const isVague = line.length <= 40 && (vague.test(line) || vague.test(withoutDecorations(line)));
  if (isVague) return { at: null, rest: '' };
  const found = (hasYear.test(line) ? whenever.exec(line) : null) ?? ago.exec(line);
  if (!found) return null;
  const rest = (
    line.slice(0, found.index) +
    '\n' +
    line.slice(found.index + found[0].length)
  ).trim();
  const alone = rest.replace(decorations, '') === '';
  if (!alone && !standsApart(line, found)) return null;
  const text = alone ? line : found[0];
  const at = ago.test(found[0]) ? relative(found[0], context.now) : readDate(text, context)?.at;
  if (!at && /\p{L}{3}/u.test(found[0])) return null;
  return {
    at: at ?? null,
    rest: alone ? '' : rest.replace(/^[\s|·•,()[\]–—-]+|[\s|·•,([\]–—-]+$/gu, ''),
  };
}

/** Behind a sentence's words a date is part of the sentence; behind a bar it is a label. */
function standsApart(line: string, found: RegExpExecArray): boolean {
  const before = line.slice(0, found.index);
  const after = line.slice(found.index + found[0].length);
  if (before.trim() && after.replace(/[)\]\s]|\(?gmt\+?\d*\)?/giu, '')) return false;
  const framed = before
    ? /(?:[|·•([–—]|\s-)\s*$/u.test(before)
    : /^\s*(?:[|·•)\]–—]|-\s)/u.test(after);
  return (
    framed ||
    (new RegExp(clock, 'iu').test(found[0]) && !/(?:ngày|lúc|hôm|on|at)\s*$/iu.test(before))
  );
}

function relative(text: string, now: Date): Date | null {
  const [, count = '', unit = ''] = ago.exec(text) ?? [];
  const key = /^(?:giờ|tiếng)/iu.test(unit) ? 'h' : unit.toLowerCase().charAt(0);
  const ms = unitMs[key];
  return ms === undefined ? null : new Date(now.getTime() - Number(count) * ms);
}
