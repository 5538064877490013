import type { PollReason } from '@newsline/contracts';
import { pollReasons } from './poll-reasons.ts';

it.each<[PollReason['kind'], PollReason['values'], string, string]>([
  [
    'rhythm',
    { perDay: '4.17' },
    'nguồn ra khoảng 4 bài mỗi ngày',
    'the feed has about 4 articles a day',
  ],
  [
    'rhythm',
    { perDay: '1.01' },
    'nguồn ra khoảng 1 bài mỗi ngày',
    'the feed has about 1 article a day',
  ],
  [
    'rhythm',
    { perDay: '0.3' },
    'nguồn ra khoảng 2 bài mỗi tuần',
    'the feed has about 2 articles a week',
  ],
  ['rhythm', { perDay: '0.01' }, 'nguồn hiếm khi ra bài', 'the feed rarely has an article'],
  [
    'publisher',
    { seconds: '3600' },
    'bên phát hành muốn mỗi lần đọc cách nhau 1 giờ',
    'its publisher asks for 1 hour between reads',
  ],
  [
    'retry-after',
    { seconds: '5400' },
    'máy chủ đề nghị nghỉ 1,5 giờ',
    'its server asked for a pause of 1.5 hours',
  ],
  [
    'retry-after',
    { seconds: '100' },
    'máy chủ đề nghị nghỉ 100 giây',
    'its server asked for a pause of 100 seconds',
  ],
  [
    'longest',
    { seconds: '86400' },
    'nguồn nào cũng được đọc ít nhất một lần trong 1 ngày',
    'every source is read at least once in 1 day',
  ],
  [
    'failures',
    { failures: '3' },
    'đã hỏng 3 lần liền nên đọc thưa dần',
    '3 reads in a row failed, so it is left alone for longer each time',
  ],
  ['asked', {}, 'có người yêu cầu đọc ngay', 'somebody asked for it'],
])('says %s of %j in both languages', (kind, values, vi, en) => {
  expect(pollReasons.vi({ kind, values })).toBe(vi);
  expect(pollReasons.en({ kind, values })).toBe(en);
});
