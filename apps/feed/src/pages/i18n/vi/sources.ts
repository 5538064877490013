import type { SourceProblem } from '@newsline/contracts';
import { sourceProblems } from './source-problems.ts';

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** What pages say of sources and their health. */
export const sources = {
  problem: (problem: string, details: SourceProblem | null) =>
    details ? sourceProblems[details.kind](details.values) : problem,
  title: 'Nguồn tin',
  intro: 'Những nơi Newsline đọc tin, và tình trạng của từng nơi.',
  name: 'Nguồn',
  status: 'Tình trạng',
  statuses: { ok: 'Tốt', failing: 'Đang lỗi', new: 'Chưa đọc' },
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
  warnings: (count: number) => `${n(count)} điều cần lưu ý trong lần đọc cuối`,
  actions: 'Thao tác',
  none: 'Chưa có nguồn nào.',
  list: 'Danh sách nguồn để nhập vào trình đọc khác (OPML)',
  noneHelp: 'Đăng nhập bằng khóa điều hành ở cuối trang để thêm nguồn.',
  health: 'Tình trạng nguồn',
  site: 'Trang báo',
  from: (source: string) => `Tin từ ${source}`,
};
