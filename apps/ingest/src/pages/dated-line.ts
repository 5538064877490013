import { readDate } from '@newsline/news';
import { dateMark, everyDate, hasYear, withoutDecorations } from './date-lines.ts';

/** A date of a line, and of what the line says it is the date. */
export type LabelledDate = {
  readonly at: Date;
  /** `other`: of an event, a deadline, a manuscript; null where the line does not say. */
  readonly of: 'published' | 'updated' | 'other' | null;
};

type Context = { readonly now: Date; readonly zone: string };

/** Words that stand before a date, by what they say of it: English, Vietnamese, and the languages of
 *  most pages on the web. */
const labels: readonly (readonly [of: LabelledDate['of'], words: RegExp])[] = [
  [
    'updated',
    /(?:updated?|modified|last (?:change|edit)|edited|revised|cập nhật|chỉnh sửa|actuali[sz]ad[oa]|modificad[oa]|atualizad[oa]|aktualisiert|geändert|mis à jour|modifiée?|aggiornat[oa]|modificato|обновлено|изменено|zaktualizowan[oa]|bijgewerkt|diperbarui|更新|수정)/giu,
  ],
  [
    'published',
    /(?:publish(?:ed)?|posted|(?<!\p{L})đăng(?!\p{L})|xuất bản|phát hành|publicad[oa]|publiée?|veröffentlicht|pubblicat[oa]|опубликован[оа]|gepubliceerd|opublikowan[oa]|diterbitkan|发布|發布|公開|입력)/giu,
  ],
  [
    'other',
    /(?:received|accepted|submitted|event|deadline|expir|valid|starts?|ends?|born|due|diễn ra|khai mạc|sự kiện|hết hạn|hạn chót|sinh ngày)/giu,
  ],
];

/** What may be in such a line besides: a name, a section, a town. */
const longestRest = 60;
const longestLine = 250;
const byName = /^[\s|·•,–—-]*(?:by|bởi|von|par|por|di|door|oleh)\s+\p{Lu}/iu;
const town = /^\p{Lu}[\p{L} .]{1,30},\s*(?:ngày\s*)?$/u;

/** The dates of a line that is there for them ("Posted in World on 2 May 2031 | Updated …"), in their
 *  order; of a sentence that names a day, none. */
export function labelledDates(line: string, context: Context): LabelledDate[] {
  if (line.length > longestLine) return [];
  const found = hasYear.test(line) ? [...line.matchAll(everyDate)] : [];
  const [first] = found;
  if (!first) {
    // What counts back from now has a number; other lines without a year name no day.
    if (!/\d/u.test(line)) return [];
    const at = dateMark(line, context)?.at;
    return at ? [{ at, of: dateLabel(line) }] : [];
  }
  let from = 0;
  const dates = found.flatMap((match): LabelledDate[] => {
    const before = line.slice(from, match.index);
    from = match.index + match[0].length;
    const at = readDate(match[0], context)?.at;
    return at ? [{ at, of: dateLabel(before) }] : [];
  });
  const rest = withoutDecorations(line.replace(everyDate, ' '));
  if (rest === '') return withTail(dates, line.slice(from));
  if (rest.length > longestRest || /\p{Ll}[.!?…]["”’»)]*$/u.test(line)) return [];
  const isLabelled = dates.some(({ of }) => of !== null);
  const isShort = rest.split(' ').length <= 2;
  return isLabelled || isShort || isNamed(line, first) || dateMark(line, context)?.at ? dates : [];
}

/** What the words before a date say of it; the nearest ones count. */
export function dateLabel(before: string): LabelledDate['of'] {
  let nearest = -1;
  let found: LabelledDate['of'] = null;
  for (const [of, words] of labels) {
    const at = [...before.matchAll(words)].at(-1)?.index ?? -1;
    if (at > nearest) [nearest, found] = [at, of];
  }
  return found;
}

/** "24/11/2031 (cập nhật)". */
function withTail(dates: LabelledDate[], tail: string): LabelledDate[] {
  const last = dates.at(-1);
  return last?.of === null ? [...dates.slice(0, -1), { ...last, of: dateLabel(tail) }] : dates;
}

function isNamed(line: string, { index, 0: date }: RegExpExecArray): boolean {
  const before = line.slice(0, index);
  const after = line.slice(index + date.length);
  return (before.trim() === '' && byName.test(after)) || (town.test(before) && after.trim() === '');
}
