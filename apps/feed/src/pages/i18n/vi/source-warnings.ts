import type { SourceWarning } from '@newsline/contracts';

type Kind = SourceWarning['kind'];
type Of<K extends Kind> = Extract<SourceWarning, { readonly kind: K }>;

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);
const kept = 'những bài đó giữ nguyên như trong bản tin.';

/** What had to be repaired or left out when a source was read, in Vietnamese. */
const texts: { readonly [K in Kind]: (warning: Of<K>) => string } = {
  'wrong-encoding': ({ declared, actual }) =>
    `Bản tin ghi bảng mã là ${declared} nhưng thật ra là ${actual}.`,
  'bad-bytes': ({ count, encoding }) =>
    `Có ${n(count)} byte không hợp lệ theo bảng mã ${encoding}.`,
  'guessed-encoding': ({ encoding }) =>
    `Bản tin không phải UTF-8 nên được đọc theo bảng mã ${encoding}.`,
  'missing-end-tags': () => 'Bản tin thiếu một số thẻ đóng.',
  'ends-early': () => 'Bản tin kết thúc khi phần tử cuối cùng chưa đóng.',
  'long-markup': ({ characters }) =>
    `Phần HTML dài hơn ${n(characters)} ký tự đã bị cắt bớt trước khi đọc.`,
  'empty-articles': ({ count }) =>
    `Đã bỏ ${n(count)} bài không có cả tiêu đề, nội dung lẫn liên kết.`,
  'unread-articles': ({ count, read }) =>
    `Bản tin có ${n(count)} bài; chỉ ${n(read)} bài mới nhất được đọc.`,
  'untaken-articles': ({ count, taken, onPages }) =>
    `${place(onPages)}Có ${n(count)} bài; chỉ ${n(taken)} bài mới nhất được lấy (POLL_MAX_ARTICLES).`,
  'shared-guids': () => 'Nhiều bài có chung một mã (guid) nên mã đó không dùng để phân biệt bài.',
  'shared-links': () =>
    'Nhiều bài có chung một liên kết nên liên kết đó không dùng để phân biệt bài.',
  'new-layout': () => 'Bố cục trang đã đổi nên danh sách bài được nhận ra lại từ đầu.',
  cut: ({ what, articles, limit, onPages }) =>
    `${place(onPages)}Ở ${n(articles)} bài, ${cuts[what](n(limit))}.`,
  'pages-left-out': ({ fetched, wanted }) =>
    `Đã tải trang của ${n(fetched)} trong ${n(wanted)} bài mới (PAGES_PER_POLL); các bài còn lại giữ nguyên như trong bản tin.`,
  'pages-out-of-time': () => `Không kịp tải hết các trang trong POLL_TIMEOUT; ${kept}`,
  'pages-disallowed': ({ host }) =>
    `Không tải những trang mà robots.txt của ${host} không cho phép; ${kept}`,
  'busy-host': ({ host }) => `${host} yêu cầu tạm ngừng nên không tải thêm trang ở đó; ${kept}`,
  'unreadable-robots': ({ host }) =>
    `Không đọc được robots.txt của ${host} nên không tải trang nào; ${kept}`,
};

const cuts: Readonly<Record<Of<'cut'>['what'], (limit: string) => string>> = {
  title: (limit) => `tiêu đề dài hơn ${limit} ký tự đã bị cắt bớt (ARTICLE_MAX_TITLE)`,
  summary: (limit) => `tóm tắt dài hơn ${limit} ký tự đã bị cắt bớt (ARTICLE_MAX_SUMMARY)`,
  text: (limit) =>
    `nội dung dài hơn ${limit} byte đã bị cắt bớt và hiện không có định dạng (ARTICLE_MAX_TEXT)`,
  names: (limit) => `chỉ lấy ${limit} tác giả và chuyên mục đầu (ARTICLE_MAX_NAMES)`,
  enclosures: (limit) => `chỉ lấy ${limit} tệp đính kèm đầu`,
};

const place = (onPages: boolean) => (onPages ? 'Trên trang báo: ' : '');

export function sourceWarning<K extends Kind>(warning: Of<K>): string {
  return texts[warning.kind as K](warning);
}
