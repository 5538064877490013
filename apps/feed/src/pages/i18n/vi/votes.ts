/** What readers say of stories, and what comes of it. */
export const votes = {
  question: 'Câu chuyện này có hữu ích không?',
  useful: 'Hữu ích',
  notUseful: 'Không hữu ích',
  back: 'Rút lại',
  thanks: {
    useful: 'Cảm ơn bạn: đã ghi là hữu ích. Bạn có thể đổi ý hoặc rút lại.',
    'not-useful': 'Cảm ơn bạn: đã ghi là không hữu ích. Bạn có thể đổi ý hoặc rút lại.',
    back: 'Đã rút lại ý kiến của bạn.',
  },
  privacy:
    'Mỗi người một phiếu, không cần tài khoản. Newsline không lưu ai đã bỏ phiếu, cũng không biết người đó còn bỏ phiếu cho chuyện nào khác. Phiếu hết hiệu lực sau hai tuần.',
  recommended: 'Đáng đọc',
  similar: 'Chuyện tương tự mà bạn đọc thấy hữu ích',
};
