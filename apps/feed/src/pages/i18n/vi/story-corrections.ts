const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** What operators do to stories. */
export const storyCorrections = {
  title: 'Câu chuyện đã sửa',
  intro:
    'Bài nào được chuyển, câu chuyện nào được gộp, tách, đổi tiêu đề, ghim hay ẩn; cả những câu chuyện mà Newsline tự gộp. Lời sửa của bạn giữ mãi, Newsline không tự đổi lại.',
  operatorsOnly: 'Chỉ người điều hành xem được trang này.',
  none: 'Chưa sửa câu chuyện nào.',
  kinds: 'Các loại lời sửa',
  ofTopics: 'Chủ đề',
  ofStories: 'Câu chuyện',
  section: 'Sửa câu chuyện này',
  pin: 'Ghim lên đầu',
  unpin: 'Bỏ ghim',
  mute: 'Ẩn khỏi các danh sách',
  unmute: 'Thôi ẩn',
  headline: 'Tiêu đề của câu chuyện',
  rename: 'Đổi tiêu đề',
  mergeInto: 'Gộp vào câu chuyện (địa chỉ trang hoặc mã)',
  merge: 'Gộp',
  articles: 'Chuyển hoặc tách bài',
  choose: 'Chọn bài',
  moveTo: 'Chuyển các bài đã chọn sang câu chuyện (địa chỉ trang hoặc mã)',
  move: 'Chuyển',
  split: 'Tách các bài đã chọn thành chuyện riêng',
  holding: 'Lời sửa đang giữ ở đây',
  noneHere: 'Chưa có lời sửa nào ở đây.',
  all: 'Mọi câu chuyện đã sửa',
  byNewsline: 'Newsline tự xem lại',
  done: {
    move: 'chuyển sang câu chuyện khác',
    out: 'tách thành chuyện riêng',
    merge: 'gộp vào câu chuyện khác',
    split: (count: number) => `tách ${n(count)} bài thành chuyện riêng`,
    rename: (headline: string) => `đổi tiêu đề thành “${headline}”`,
    pin: 'ghim lên đầu',
    mute: 'ẩn khỏi các danh sách',
  },
  outcome: {
    undone: 'Đã hoàn tác.',
    gone: 'Không hoàn tác được: lời sửa này không còn.',
  },
  refused: {
    'unknown-story': 'Không có câu chuyện nào ở địa chỉ hoặc mã đó. Hãy chép địa chỉ trang của nó.',
    'unknown-article': 'Có bài đã chọn không còn ở câu chuyện này.',
    'nothing-to-do': 'Không có gì để sửa: đã đúng như vậy, hoặc câu chuyện sẽ y nguyên.',
    'nothing-chosen': 'Hãy chọn ít nhất một bài.',
    headline: 'Tiêu đề phải có chữ, dài nhất 300 ký tự.',
  },
  away: 'Bộ phận gom bài thành chuyện chưa trả lời, nên lúc này chưa sửa được câu chuyện.',
};
