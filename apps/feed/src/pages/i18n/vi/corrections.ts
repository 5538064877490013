/** What operators say of articles and topics. */
export const corrections = {
  title: 'Chủ đề đã sửa',
  intro:
    'Điều người điều hành nói về chủ đề của từng bài. Lời sửa giữ mãi với bài, và Newsline học theo ngay.',
  operatorsOnly: 'Chỉ người điều hành xem được trang này.',
  none: 'Chưa sửa gì.',
  export: 'Tải về tất cả (JSON Lines)',
  right: 'Đúng',
  wrong: 'Sai',
  missing: 'Thêm chủ đề còn thiếu…',
  add: 'Thêm',
  undo: 'Hoàn tác',
  verdicts: { right: 'đúng', wrong: 'sai', missing: 'còn thiếu' },
  said: {
    right: 'Đã xác nhận là đúng',
    wrong: 'Đã bỏ vì sai',
    missing: 'Đã thêm vì còn thiếu',
  },
  done: {
    undone: 'Đã hoàn tác.',
    gone: 'Không hoàn tác được: lời sửa này không còn, hoặc bài đã bị rút.',
  },
  away: 'Bộ phận gán chủ đề chưa trả lời, nên lúc này chưa sửa được chủ đề.',
};
