import type { SourceWarning } from '@newsline/contracts';
import { sourceWarning } from './source-warnings.ts';

const cut = { kind: 'cut', articles: 2, limit: 500 } as const;

it.each<[reason: string, warning: SourceWarning, text: string]>([
  [
    'an encoding',
    { kind: 'wrong-encoding', declared: 'iso-8859-1', actual: 'utf-8' },
    'Bản tin ghi bảng mã là iso-8859-1 nhưng thật ra là utf-8.',
  ],
  [
    'bytes',
    { kind: 'bad-bytes', count: 1200, encoding: 'utf-8' },
    'Có 1.200 byte không hợp lệ theo bảng mã utf-8.',
  ],
  [
    'what is cut in the feed',
    { ...cut, what: 'title', onPages: false },
    'Ở 2 bài, tiêu đề dài hơn 500 ký tự đã bị cắt bớt (ARTICLE_MAX_TITLE).',
  ],
  [
    'what is cut on pages',
    { ...cut, what: 'enclosures', onPages: true },
    'Trên trang báo: Ở 2 bài, chỉ lấy 500 tệp đính kèm đầu.',
  ],
  [
    'articles that are left out',
    { kind: 'empty-articles', count: 3 },
    'Đã bỏ 3 bài không có cả tiêu đề, nội dung lẫn liên kết.',
  ],
  [
    'a host by its name',
    { kind: 'unreadable-robots', host: 'bao.example' },
    'Không đọc được robots.txt của bao.example nên không tải trang nào; những bài đó giữ nguyên như trong bản tin.',
  ],
])('says a warning of the reader in Vietnamese: %s', (_, warning, text) => {
  expect(sourceWarning(warning)).toBe(text);
});
