import type { FieldProblem } from '../../topic-definitions/field-problem.ts';

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);
const at = ({ entry }: FieldProblem): string => (entry ? ` Xem mục “${entry}”.` : '');
const most = (problem: FieldProblem): string => n(problem.most ?? 0);

type Progress = { readonly done: number; readonly total: number; readonly changed: number };

/** What is wrong with a field. */
const problems: Record<FieldProblem['kind'], (problem: FieldProblem) => string> = {
  missing: () => 'Chưa điền mục này.',
  'too-long': (problem) => `Dài quá: nhiều nhất ${most(problem)} ký tự.${at(problem)}`,
  'too-many': (problem) => `Nhiều quá: nhiều nhất ${most(problem)} mục.`,
  'too-many-words': (problem) => `Cụm từ dài nhất là ${most(problem)} tiếng.${at(problem)}`,
  'bad-weight': (problem) =>
    `Mỗi dòng là một cụm từ, hoặc “cụm từ = số” với số từ −10 đến 10.${at(problem)}`,
  'bad-id': () =>
    'Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, nhiều nhất 60 ký tự, như khi-hau.',
  taken: () => 'Đã có chủ đề mang mã này. Hãy chọn mã khác, hoặc sửa chủ đề đó.',
  'unknown-parent': () =>
    'Chủ đề này không còn, hoặc chính nó thuộc chủ đề đang sửa. Hãy chọn chủ đề khác, hoặc để trống.',
  untold: () =>
    'Chưa có gì để nhận ra chủ đề. Hãy thêm từ khóa, tổ chức hoặc ví dụ, bằng ít nhất một ngôn ngữ.',
  bad: () => 'Mục này chưa hợp lệ.',
};

/** The topics that an operator defines, and labelling what is there anew. */
export const topicDefinitions = {
  title: 'Quản lý chủ đề',
  intro:
    'Chủ đề của riêng bạn được gán cho bài mới ngay khi lưu. Chủ đề đi kèm Newsline hoặc nằm trong thư mục thì sửa ở đó.',
  operatorsOnly: 'Chỉ người điều hành xem được trang này.',
  manage: 'Thêm hoặc sửa chủ đề',
  list: 'Mọi chủ đề',
  none: 'Chưa có chủ đề nào.',
  origins: { own: 'của riêng bạn', shipped: 'đi kèm Newsline', folder: 'trong thư mục' },
  trained: (languages: string) => `đã học từ bài bằng ${languages}`,
  byWords: 'nhận ra nhờ từ khóa và ví dụ',
  partOf: (parent: string) => `thuộc ${parent}`,
  add: 'Thêm chủ đề',
  edit: 'Sửa…',
  editTitle: (name: string) => `Sửa chủ đề: ${name}`,
  remove: 'Gỡ…',
  removeSure: 'Gỡ chủ đề này? Bài đã có chủ đề vẫn giữ, cho tới khi gán lại các bài đã có.',
  removeYes: 'Gỡ hẳn',
  save: 'Lưu',
  cancel: 'Quay lại, không lưu',
  done: {
    added: 'Đã thêm chủ đề. Bài mới được gán ngay; các bài đã có thì bấm nút dưới đây.',
    changed: 'Đã lưu chủ đề. Bài mới theo ngay; các bài đã có thì bấm nút dưới đây.',
    removed: 'Đã gỡ chủ đề. Các bài đã có vẫn giữ chủ đề này cho tới khi gán lại.',
    gone: 'Không gỡ được: chủ đề này không còn, hoặc không phải của riêng bạn.',
    started: 'Đã bắt đầu gán lại chủ đề.',
    running: 'Đang có một lượt gán lại, nên không bắt đầu lượt mới.',
  },
  relabel: {
    title: 'Gán lại các bài đã có',
    intro:
      'Xem lại mọi bài đang có và gán chủ đề như hiện nay. Việc này chạy ngầm; tin mới vẫn vào bình thường. Những chủ đề bạn đã sửa tay vẫn giữ nguyên.',
    start: 'Gán lại các bài đã có',
    progress: ({ done, total, changed }: Progress) =>
      `${n(done)} trên ${n(total)} bài, ${n(changed)} bài đổi chủ đề`,
    running: 'Đang gán lại',
    finished: ({ done, changed }: Progress) =>
      `Lần gần đây: đã xem lại ${n(done)} bài, ${n(changed)} bài đổi chủ đề.`,
    stopped: ({ done, total }: Progress) =>
      `Lần gần đây dừng giữa chừng, sau ${n(done)} trên ${n(total)} bài. Hãy chạy lại từ đầu.`,
    refreshes: 'Trang tự tải lại vài giây một lần.',
    hold: 'Đừng tự tải lại',
    refresh: 'Tải lại',
  },
  away: 'Bộ phận gán chủ đề chưa trả lời, nên chưa lưu được. Nội dung bạn nhập vẫn còn đây; hãy lưu lại sau ít giây.',
  refused: (count: number) => `Chưa lưu được: có ${n(count)} chỗ cần sửa bên dưới.`,
  problems,
  fields: {
    names: 'Tên',
    description: 'Mô tả: những gì thuộc chủ đề',
    id: 'Mã, dùng trong địa chỉ và bộ lọc (để trống: lấy từ tên tiếng Anh)',
    parent: 'Thuộc chủ đề',
    noParent: 'Không thuộc chủ đề nào',
    keywords: 'Từ khóa',
    institutions: 'Tổ chức, cơ quan, sự kiện',
    examples: 'Tiêu đề ví dụ',
    counterExamples: 'Tiêu đề dễ nhầm',
    sections: 'Chuyên mục của các báo',
  },
  help: {
    keywords:
      'Mỗi dòng một cụm từ, nhiều nhất tám tiếng. Trọng số viết sau dấu bằng: “phát thải = 1,5”. Không viết là 3: một mình nó đã đủ. 1 thì chỉ đủ khi ở tiêu đề; số âm là dấu hiệu bài không thuộc chủ đề.',
    institutions: 'Mỗi dòng một tên. Bài nhắc tới tên này thì có thể thuộc chủ đề.',
    examples:
      'Mỗi dòng một tiêu đề thuộc chủ đề. Muốn thêm câu mở đầu thì viết ở dòng dưới, lùi vào một dấu cách.',
    counterExamples: 'Mỗi dòng một tiêu đề nghe giống mà không thuộc chủ đề. Viết như ví dụ.',
    sections: 'Mỗi dòng một tên chuyên mục, như “Môi trường”. Chỉ là gợi ý.',
  },
};
