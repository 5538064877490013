import type { SourceProblem } from '@newsline/contracts';

type Values = SourceProblem['values'];

/** Why a source could not be read, in Vietnamese. */
export const sourceProblemsVi: Readonly<Record<SourceProblem['kind'], (values: Values) => string>> =
  {
    'bad-redirect': ({ protocol }) =>
      `Địa chỉ này chuyển tới một địa chỉ bắt đầu bằng ${protocol} chứ không phải http: hay https:.`,
    'too-many-redirects': ({ count }) =>
      `Địa chỉ này chuyển hướng hơn ${count} lần. Hãy dùng thẳng địa chỉ của bản tin.`,
    forbidden: ({ status }) => `Máy chủ trả lời ${status}: không cho Newsline đọc.`,
    'not-found': () => 'Máy chủ trả lời 404: không có trang này. Hãy tìm địa chỉ mới.',
    gone: () => 'Máy chủ trả lời 410: trang đã bị gỡ hẳn. Hãy gỡ nguồn này.',
    'too-many-requests': () =>
      'Máy chủ trả lời 429: hỏi quá thường xuyên. Newsline sẽ hỏi thưa hơn.',
    'server-failed': ({ status }) =>
      `Máy chủ trả lời ${status}: máy chủ gặp lỗi. Newsline sẽ hỏi lại.`,
    status: ({ status }) => `Máy chủ trả lời ${status}.`,
    'too-long': ({ bytes }) =>
      `Nội dung dài hơn ${bytes} byte. Muốn đọc, hãy tăng FETCH_MAX_BYTES.`,
    'private-address': ({ host }) =>
      `${host} là địa chỉ nội bộ. Nếu đúng là nguồn tin, hãy ghi vào ALLOWED_PRIVATE_HOSTS.`,
    timeout: ({ host, seconds }) => `${host} không trả lời trong ${seconds} giây.`,
    'unknown-host': ({ host }) =>
      `Không tìm thấy tên ${host}. Địa chỉ có đúng không, và có mạng không?`,
    'refused-connection': ({ host }) => `${host} từ chối kết nối.`,
    'closed-connection': ({ host }) => `${host} ngắt kết nối khi chưa trả lời xong.`,
    'bad-certificate': ({ host, code }) => `Chứng thư số của ${host} không hợp lệ (${code}).`,
    'not-fetched': ({ reason }) => `Không tải được (${reason}).`,
    'slow-document': ({ seconds }) => `Không đọc xong trong ${seconds} giây.`,
    'heavy-document': () => 'Nội dung quá lớn hoặc lồng nhau quá sâu.',
    'not-a-feed': ({ offered }) =>
      offered
        ? `Đây là một trang web, không phải bản tin. Trang có bản tin ở: ${offered}`
        : 'Địa chỉ này không cho một bản tin đọc được. Hãy kiểm tra lại địa chỉ.',
  };
