import type { SourceProblem } from '@newsline/contracts';

type Values = SourceProblem['values'];

/** Why a source could not be read, in Vietnamese. */
export const sourceProblems: Readonly<Record<SourceProblem['kind'], (values: Values) => string>> = {
  'bad-redirect': ({ protocol }) =>
    `Địa chỉ này chuyển tới một địa chỉ bắt đầu bằng ${protocol} chứ không phải http: hay https:.`,
  'bad-location': ({ host }) =>
    `${host} chuyển tới một nơi không phải là địa chỉ. Hãy dùng thẳng địa chỉ của bản tin.`,
  'address-with-password': ({ host }) =>
    `Địa chỉ của ${host} có tên người dùng hoặc mật khẩu nên Newsline không tải. Hãy dùng địa chỉ không có những thứ đó.`,
  'too-many-redirects': ({ count }) =>
    `Địa chỉ này chuyển hướng hơn ${count} lần. Hãy dùng thẳng địa chỉ của bản tin.`,
  forbidden: (values) => `${answers(values)} ${values['status']}: không cho Newsline đọc.`,
  'bot-check': (values) =>
    `${answers(values)} ${values['status']} kèm trang kiểm tra người thật${values['by'] ? ` của ${values['by']}` : ''} (captcha hoặc trang thử thách) chứ không phải nội dung. Bên phát hành cần cho trình đọc tin đi qua.`,
  'not-found': (values) => `${answers(values)} 404: không có trang này. Hãy tìm địa chỉ mới.`,
  gone: (values) =>
    `${answers(values)} 410: trang đã bị gỡ hẳn nên Newsline không hỏi nữa. Hãy gỡ nguồn này, hoặc cho đọc ngay để thử lại một lần.`,
  'too-many-requests': (values) =>
    `${answers(values)} 429: hỏi quá thường xuyên. Newsline sẽ hỏi thưa hơn.`,
  'server-failed': (values) =>
    `${answers(values)} ${values['status']}: máy chủ gặp lỗi. Newsline sẽ hỏi lại.`,
  status: (values) => `${answers(values)} ${values['status']}.`,
  'too-long': ({ bytes }) => `Nội dung dài hơn ${bytes} byte. Muốn đọc, hãy tăng FETCH_MAX_BYTES.`,
  'private-address': ({ host }) =>
    `${host} là địa chỉ nội bộ. Nếu đúng là nguồn tin, hãy ghi vào ALLOWED_PRIVATE_HOSTS.`,
  timeout: ({ host, seconds }) => `${host} không trả lời trong ${seconds} giây.`,
  'unknown-host': ({ host }) =>
    `Không tìm thấy tên ${host}. Địa chỉ có đúng không, và có mạng không?`,
  'refused-connection': ({ host }) => `${host} từ chối kết nối.`,
  unreachable: ({ host }) =>
    `Không có đường tới ${host}. Có mạng không, và tường lửa có cho Newsline ra ngoài không?`,
  'closed-connection': ({ host }) => `${host} ngắt kết nối khi chưa trả lời xong.`,
  'cut-short': ({ host }) =>
    `Nội dung từ ${host} bị đứt giữa chừng nên không lấy phần nào. Newsline sẽ hỏi lại.`,
  'bad-compression': ({ host }) =>
    `${host} báo là nội dung được nén nhưng không giải nén được. Bên phát hành cần sửa.`,
  'long-headers': ({ host }) =>
    `${host} gửi phần đầu (header) dài quá mức cần thiết. Bên phát hành cần sửa.`,
  'bad-answer': ({ host, reason }) =>
    `${host} trả lời không đúng HTTP (${reason}). Địa chỉ có đúng không? Nếu đúng thì bên phát hành cần sửa.`,
  'bad-certificate': ({ host, code }) => `Chứng thư số của ${host} không hợp lệ (${code}).`,
  'failed-tls': ({ host, code }) =>
    `Không lập được kết nối an toàn tới ${host} (${code}). Máy chủ này có dùng https không?`,
  'not-fetched': ({ reason }) => `Không tải được (${reason}).`,
  'slow-document': ({ seconds }) => `Không đọc xong trong ${seconds} giây.`,
  'heavy-document': () => 'Nội dung quá lớn hoặc lồng nhau quá sâu.',
  'reader-failed': ({ reason }) =>
    `Newsline không đọc được (${reason}). Đây là lỗi của Newsline: hãy báo lại, kèm theo nội dung này.`,
  'reader-busy': ({ seconds }) =>
    `Đã chờ ${seconds} giây mà chưa tới lượt đọc. Newsline sẽ thử lại. Nếu hay gặp, hãy tăng READ_PROCESSES.`,
  'poll-failed': () =>
    'Newsline gặp lỗi khi xử lý nội dung tải về; nguyên nhân ở trong nhật ký. Newsline sẽ thử lại.',
  'slow-poll': ({ seconds }) =>
    `Lần đọc này kéo dài quá ${seconds} giây nên phải dừng. Newsline sẽ thử lại.`,
  'not-a-feed': ({ offered, found = '', begins = '' }) =>
    offered
      ? `Đây là một trang web, không phải bản tin. Trang có bản tin ở: ${offered}`
      : (insteadOfAFeed.get(found)?.(begins) ??
        `Địa chỉ này không cho một bản tin đọc được. ${check}`),
  'no-list': () =>
    'Không tìm thấy nguồn cấp, sơ đồ tin hay danh sách bài nào ở đó. Hãy tìm địa chỉ nguồn cấp của báo, hoặc của một trang có danh sách bài.',
  'lost-list': () =>
    'Không còn thấy danh sách bài trên trang: bố cục đã đổi, hoặc trang đang hiện nội dung khác. Newsline không lấy gì từ đó. Hãy mở trang ra xem; nếu bài đã chuyển sang nơi khác, hãy thêm địa chỉ mới.',
};

const check = 'Hãy kiểm tra lại địa chỉ.';

/** What is there instead, by what ingest found. */
const insteadOfAFeed: ReadonlyMap<string, (begins: string) => string> = new Map([
  ['empty', () => `Nội dung ở địa chỉ này trống. ${check}`],
  [
    'page',
    () =>
      'Đây là một trang web, không phải bản tin, và trang không dẫn tới bản tin nào. Hãy tìm địa chỉ của bản tin.',
  ],
  [
    'opml',
    () => 'Đây là một danh sách nguồn (OPML), không phải bản tin. Hãy nhập danh sách thay vì thêm.',
  ],
  ['xml', (begins: string) => `Đây là XML loại khác (${begins}), không phải bản tin. ${check}`],
  ['json', () => `Đây là JSON nhưng không phải JSON Feed. ${check}`],
  ['binary', () => `Đây là một tệp nhị phân, không phải bản tin. ${check}`],
  ['text', (begins: string) => `Đây là văn bản thường (“${begins}”), không phải bản tin. ${check}`],
  [
    'sitemap',
    () => 'Đây là một sơ đồ trang (sitemap) không có tin. Hãy tìm sơ đồ tin tức hoặc bản tin.',
  ],
  [
    'sitemap-index',
    () => 'Đây là mục lục các sơ đồ trang (sitemap). Hãy tìm sơ đồ tin tức hoặc bản tin.',
  ],
  [
    'growing-xml',
    () =>
      'Tài liệu XML này khai báo những thứ có thể phình ra vô hạn khi đọc. Nếu đúng là bản tin, hãy báo cho bên phát hành.',
  ],
  ['deep-xml', () => `XML ở đây lồng nhau sâu hơn mọi bản tin. ${check}`],
]);

/** A host is named where it isn't the source's own. */
function answers({ host }: Values): string {
  return host ? `Địa chỉ này chuyển tới ${host}, và máy chủ đó trả lời` : 'Máy chủ trả lời';
}
