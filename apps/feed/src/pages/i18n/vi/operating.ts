import type { SourceProblem } from '@newsline/contracts';
import { sourceProblems } from './source-problems.ts';

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** Why a source was refused, by the field at fault: the reason itself comes in English. */
const refusals: Readonly<Record<string, string>> = {
  url: 'địa chỉ phải đầy đủ (http:// hoặc https://), công khai trên mạng, và không kèm tên người dùng hay mật khẩu.',
  name: 'tên chưa hợp lệ.',
  language: 'ngôn ngữ chưa hợp lệ.',
  folders: 'thư mục chưa hợp lệ.',
  outlet: 'tòa soạn phải là một tên miền, như vnexpress.net.',
};

function refusal(field: string): string {
  return refusals[field] ?? 'có mục chưa hợp lệ.';
}

/** What is said of a source that was refused. */
type Refused = {
  readonly field: string;
  readonly reason: string;
  readonly problem?: SourceProblem | undefined;
  readonly feeds?: readonly unknown[] | undefined;
};

/** What an operator may do with sources. */
export const operator = {
  title: 'Điều hành',
  key: 'Khóa điều hành',
  keyHelp: 'Khóa được in ra một lần, khi Newsline chạy lần đầu.',
  login: 'Đăng nhập',
  logout: 'Đăng xuất',
  loggedIn: 'Bạn đang đăng nhập với quyền điều hành.',
  why: 'Đọc tin không cần đăng nhập. Thêm hay gỡ nguồn thì cần.',
  wrongKey: 'Khóa này không đúng. Hãy kiểm tra lại rồi thử lần nữa.',
  tooManyKeys: 'Mạng của bạn đã gửi quá nhiều khóa sai. Hãy đợi một phút rồi thử lại.',
  needed: 'Việc này cần quyền điều hành. Hãy đăng nhập trước.',
  add: 'Thêm nguồn',
  addThis: 'Thêm',
  addAnyway: 'Vẫn thêm',
  try: 'Xem thử',
  tried: 'Sẽ đọc được',
  triedList:
    'Trang danh sách, không phải nguồn cấp: tiêu đề được đọc ngay trên trang, đúng như trang đang hiện.',
  isSource: 'Đã là một nguồn.',
  several: (count: number) => `Trang này dẫn tới ${n(count)} nguồn cấp. Hãy chọn nguồn cần thêm:`,
  url: 'Địa chỉ nguồn cấp (RSS, Atom, JSON Feed), một trang bất kỳ của báo, hoặc một trang có danh sách bài',
  name: 'Tên hiển thị (để trống: lấy tên của nguồn)',
  language: 'Ngôn ngữ',
  languageUnknown: 'Để Newsline tự nhận',
  folders: 'Thư mục, cách nhau bằng dấu phẩy',
  outlet: 'Tòa soạn (tên miền, nếu địa chỉ không cho biết)',
  fullText: 'Lấy toàn văn từ trang báo khi nguồn chỉ phát tóm tắt',
  poll: 'Đọc ngay',
  edit: 'Sửa…',
  editName: 'Tên hiển thị',
  save: 'Lưu',
  editRefused: ({ field }: Refused) => `Chưa đổi được thiết lập: ${refusal(field)}`,
  remove: 'Gỡ…',
  removeSure: 'Gỡ nguồn này và rút mọi bài của nó?',
  removeYes: 'Gỡ hẳn',
  demonstration: 'Tin minh họa',
  demonstrationHelp:
    'Các nguồn minh họa và mọi bài của chúng sẽ biến mất. Nguồn thật không bị ảnh hưởng.',
  removeDemonstration: 'Gỡ mọi tin minh họa',
  loginToRemove: 'Đăng nhập để gỡ.',
  notices: {
    added: 'Đã thêm nguồn. Tin sẽ hiện sau lần đọc đầu tiên.',
    changed: 'Nguồn này đã có sẵn; thiết lập của nó đã được đổi.',
    edited: 'Đã đổi thiết lập của nguồn.',
    removed: 'Đã gỡ nguồn và rút các bài của nó.',
    'removed-demonstration': 'Đã gỡ mọi tin minh họa.',
    scheduled: 'Nguồn sẽ được đọc ngay.',
    'unknown-source': 'Không còn nguồn này.',
    in: 'Đã đăng nhập.',
    out: 'Đã đăng xuất.',
  },
  noAnswer: 'Bộ phận đọc nguồn chưa trả lời, nên chưa rõ việc đã xong chưa. Hãy thử lại.',
  refused: ({ field, problem, feeds }: Refused) => {
    if (feeds) return `Trang này dẫn tới ${n(feeds.length)} nguồn cấp. Hãy chọn nguồn cần thêm:`;
    const why = problem && sourceProblems[problem.kind](problem.values);
    return `Chưa thêm được nguồn: ${why ?? refusal(field)}`;
  },
};

/** The page of events that were given up on. */
export const deadLetters = {
  title: 'Sự kiện chưa xử lý được',
  intro:
    'Những sự kiện mà một bộ phận của Newsline đã thử và bỏ dở. Hết nguyên nhân thì cho thử lại; không cần nữa thì bỏ.',
  operatorsOnly: 'Chỉ người điều hành xem được trang này.',
  count: (count: number) => `${n(count)} sự kiện chưa xử lý được`,
  none: 'Không có sự kiện nào.',
  filter: 'Lọc danh sách',
  reason: 'Lý do chứa',
  group: 'Nhóm xử lý',
  channel: 'Loại sự kiện',
  olderThan: 'Đã lâu hơn (90m, 12h, 7d)',
  olderThanWrong: 'Không hiểu khoảng thời gian. Hãy ghi số kèm đơn vị: 90m, 12h hay 7d.',
  show: 'Lọc',
  tries: (count: number) => `đã thử ${n(count)} lần`,
  event: 'Nội dung sự kiện',
  retry: 'Thử lại',
  discard: 'Bỏ…',
  discardSure: 'Bỏ hẳn sự kiện này? Không lấy lại được.',
  discardYes: 'Bỏ hẳn',
  retryAll: 'Thử lại tất cả…',
  retryAllSure: (count: number) => `Cho thử lại ${n(count)} sự kiện khớp với bộ lọc?`,
  retryAllYes: 'Thử lại tất cả',
  discardAll: 'Bỏ tất cả…',
  discardAllSure: (count: number) =>
    `Bỏ hẳn ${n(count)} sự kiện khớp với bộ lọc? Không lấy lại được.`,
  discardAllYes: 'Bỏ hẳn tất cả',
  done: {
    retried: (count: number) => `Đã cho thử lại ${n(count)} sự kiện.`,
    discarded: (count: number) => `Đã bỏ ${n(count)} sự kiện.`,
  },
  portionDone: {
    retried: (count: number, left: number) => `Đã cho thử lại ${n(count)}, còn ${n(left)}.`,
    discarded: (count: number, left: number) => `Đã bỏ ${n(count)}, còn ${n(left)}.`,
  },
  goOn: { retried: 'Thử lại tiếp', discarded: 'Bỏ tiếp' },
  gone: 'Không còn sự kiện này: có lẽ ai đó đã cho thử lại hoặc đã bỏ.',
};
