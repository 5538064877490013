import type { SourceProblem, SourceWarning } from '@newsline/contracts';
import { sourceProblems } from './source-problems.ts';
import { sourceWarning } from './source-warnings.ts';

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** What pages say of sources and their health. */
export const sources = {
  problem: (problem: string, details: SourceProblem | null) =>
    details ? sourceProblems[details.kind](details.values) : problem,
  warning: (warning: string, details: SourceWarning | null) =>
    details ? sourceWarning(details) : warning,
  title: 'Nguồn tin',
  intro: 'Những nơi Newsline đọc tin, và tình trạng của từng nơi.',
  name: 'Nguồn',
  status: 'Tình trạng',
  statuses: { ok: 'Tốt', failing: 'Đang lỗi', new: 'Chưa đọc', ended: 'Đã ngừng đọc' },
  lastPolled: 'Đọc lần cuối',
  lastChanged: 'Có tin mới',
  nextPoll: 'Đọc tiếp',
  articles: 'Số bài',
  never: 'chưa bao giờ',
  due: 'ngay bây giờ',
  whenAsked: 'khi người điều hành yêu cầu',
  movedFrom: (address: string) => `Bên phát hành đã chuyển nguồn này từ ${address} tới đây`,
  movedToOther: (address: string) =>
    `Bên phát hành đã chuyển nguồn này tới ${address}, nơi đã có một nguồn khác đọc, nên có thể gỡ một trong hai:`,
  failures: (count: number) => `hỏng ${n(count)} lần liền`,
  first: 'lần đầu',
  warnings: (count: number) => `${n(count)} điều cần lưu ý trong lần đọc cuối`,
  polls: {
    title: 'Các lần đọc gần đây',
    at: 'Lúc',
    outcome: 'Kết quả',
    status: 'Mã HTTP',
    bytes: 'Dung lượng',
    duration: 'Mất',
    new: 'Bài mới',
    changed: 'Bài sửa',
    refused: 'Bài bỏ',
    none: 'Chưa có lần đọc nào được ghi lại.',
    warnings: (count: number) => `${n(count)} điều cần lưu ý`,
    pushed: 'được gửi thẳng tới',
    outcomes: {
      changed: 'Có tin mới',
      unchanged: 'Không có gì mới',
      'not-modified': 'Vẫn như lần trước',
      failed: 'Không đọc được',
      paused: 'Hoãn lại vì máy chủ đề nghị nghỉ',
    },
  },
  actions: 'Thao tác',
  none: 'Chưa có nguồn nào.',
  list: 'Danh sách nguồn để nhập vào trình đọc khác (OPML)',
  noneHelp: 'Đăng nhập bằng khóa điều hành ở cuối trang để thêm nguồn.',
  health: 'Tình trạng nguồn',
  site: 'Trang báo',
  listPage: 'trang danh sách, không phải nguồn cấp',
  from: (source: string) => `Tin từ ${source}`,
};
