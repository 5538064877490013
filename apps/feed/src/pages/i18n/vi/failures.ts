/** The feed of what becomes of sources. */
export const failures = {
  title: 'Nguồn tin gặp lỗi',
  description: 'Khi một nguồn không đọc được nữa, khi nó đọc lại được, và khi nó chuyển địa chỉ.',
  follow: 'Theo dõi các nguồn gặp lỗi bằng',
  began: (source: string) => `${source}: không đọc được`,
  ended: (source: string) => `${source}: đã đọc lại được`,
  moved: (source: string) => `${source}: đã chuyển địa chỉ`,
  since: (at: string) => `Lần đọc hỏng đầu tiên: ${at}.`,
  lasted: (since: string, until: string) => `Không đọc được từ ${since} đến ${until}.`,
  reason: 'Lý do lúc đầu:',
  movedTo: (from: string, to: string) =>
    `Bên phát hành đã chuyển nguồn này từ ${from} tới ${to}; Newsline đọc ở địa chỉ mới.`,
  movedToOther: (to: string, source: string) =>
    `Bên phát hành đã chuyển nguồn này tới ${to}, nơi đã có nguồn ${source} đọc; có thể gỡ một trong hai.`,
};
