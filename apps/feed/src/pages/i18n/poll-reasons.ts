import type { PollReason } from '@newsline/contracts';
import type { UiLanguage } from './i18n.ts';

type Texts = Readonly<Record<PollReason['kind'], (values: PollReason['values']) => string>>;

const vi: Texts = {
  rhythm: ({ perDay }) => rateVi(Number(perDay)),
  usual: () => 'chưa rõ nguồn này ra bài thường xuyên đến đâu',
  publisher: ({ seconds }) => `bên phát hành muốn mỗi lần đọc cách nhau ${span(seconds, 'vi')}`,
  'skipped-hours': () => 'bên phát hành đề nghị không đọc vào những giờ hoặc ngày trước đó',
  'retry-after': ({ seconds }) => `máy chủ đề nghị nghỉ ${span(seconds, 'vi')}`,
  failures: ({ failures }) => `đã hỏng ${failures} lần liền nên đọc thưa dần`,
  longest: ({ seconds }) => `nguồn nào cũng được đọc ít nhất một lần trong ${span(seconds, 'vi')}`,
  asked: () => 'có người yêu cầu đọc ngay',
  pushed: () => 'tin mới được gửi thẳng tới nên ít phải đọc',
};

const en: Texts = {
  rhythm: ({ perDay }) => rateEn(Number(perDay)),
  usual: () => 'how often it has news is not known yet',
  publisher: ({ seconds }) => `its publisher asks for ${span(seconds, 'en')} between reads`,
  'skipped-hours': () => 'its publisher wants no reads at the hours or on the days before',
  'retry-after': ({ seconds }) => `its server asked for a pause of ${span(seconds, 'en')}`,
  failures: ({ failures }) =>
    failures === '1'
      ? 'the last read failed, so it is left alone for longer'
      : `${failures} reads in a row failed, so it is left alone for longer each time`,
  longest: ({ seconds }) => `every source is read at least once in ${span(seconds, 'en')}`,
  asked: () => 'somebody asked for it',
  pushed: () => 'a hub brings what is new, so it is rarely read',
};

/** Why a source is read next when it is. */
export const pollReasons: Readonly<Record<UiLanguage, (reason: PollReason) => string>> = {
  vi: ({ kind, values }) => vi[kind](values),
  en: ({ kind, values }) => en[kind](values),
};

/** How many articles a source has, by its articles a day. */
export const articleRates: Readonly<Record<UiLanguage, (perDay: number) => string>> = {
  vi: rateVi,
  en: rateEn,
};

function rateVi(perDay: number): string {
  if (perDay >= 0.95) return `nguồn ra khoảng ${Math.round(perDay)} bài mỗi ngày`;
  const perWeek = Math.round(perDay * 7);
  return perWeek > 0 ? `nguồn ra khoảng ${perWeek} bài mỗi tuần` : 'nguồn hiếm khi ra bài';
}

function rateEn(perDay: number): string {
  const about = (count: number, period: string) =>
    `the feed has about ${count} ${count === 1 ? 'article' : 'articles'} a ${period}`;
  if (perDay >= 0.95) return about(Math.round(perDay), 'day');
  const perWeek = Math.round(perDay * 7);
  return perWeek > 0 ? about(perWeek, 'week') : 'the feed rarely has an article';
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "90 minutes", "2 giờ": in the largest unit that says it to a tenth. */
function span(seconds: string | undefined, language: UiLanguage): string {
  const all = Number(seconds);
  const [unit, length] = units.find(([, each]) => all >= each && (all * 10) % each === 0) ??
    units.find(([, each]) => all >= each) ?? ['second', 1];
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(all / length);
}
