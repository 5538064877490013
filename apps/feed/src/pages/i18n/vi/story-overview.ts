const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** Words of what a story's articles tell together. */
export const storyOverview = {
  lead: 'Tóm tắt',
  keyNumbers: 'Những con số',
  earlier: (said: string) => `trước đó: ${said}`,
  moreOutlets: (count: number) => `và ${n(count)} tòa soạn khác`,
  names: 'Nhân vật, địa danh',
  topics: 'Chủ đề',
  ofArticles: (percent: number) => `${n(percent)}% số bài`,
  hadItFirst: 'Ai đưa tin đầu tiên',
  firstBy: (name: string) => `${name} đưa tin đầu tiên`,
  ahead: (name: string, time: string) => `trước ${name} ${time}`,
  next: (name: string) => `tiếp theo là ${name}`,
  minutes: (count: number) => `${n(count)} phút`,
  hours: (count: number) => `${n(count)} giờ`,
  days: (count: number) => `${n(count)} ngày`,
  fresh: 'Mới:',
  repeats: (outlets: number) => `${n(outlets)} tòa soạn đưa lại tin này`,
  coverage: 'Ai đưa tin lúc nào',
  coverageTitle: (headline: string) => `Ai đưa tin lúc nào: ${headline}`,
  coverageOf: (outlets: number, articles: number, from: string, to: string) =>
    `${n(articles)} bài của ${n(outlets)} tòa soạn, từ ${from} đến ${to}.`,
  perPeriod: (hours: number) =>
    hours % 24 === 0 ? `Mỗi ô là ${n(hours / 24)} ngày.` : `Mỗi ô là ${n(hours)} giờ.`,
  most: (outlets: string) => `Nhiều bài nhất: ${outlets}.`,
  others: (count: number) => `${n(count)} tòa soạn khác`,
  notCounted: 'Không đếm hết các bài trong khoảng này',
  cell: (outlet: string, when: string, articles: number) =>
    `${outlet}, ${when}: ${n(articles)} bài`,
  picture: 'Mở riêng hình này (SVG)',
};
