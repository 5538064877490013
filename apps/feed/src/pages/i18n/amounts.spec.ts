import { duration, size } from './amounts.ts';

it.each([
  ['nothing', 0, '0 kB', '0 kB'],
  ['less than a kilobyte', 402, '0,4 kB', '0.4 kB'],
  ['tenths', 12_345, '12,3 kB', '12.3 kB'],
  ['megabytes', 2_000_000, '2 MB', '2 MB'],
])('writes a size: %s', (_, bytes, vi, en) => {
  expect([size(bytes, 'vi'), size(bytes, 'en')]).toEqual([vi, en]);
});

it.each([
  ['less than a second', 250, '250 ms', '250 ms'],
  ['seconds', 1_234, '1,2 giây', '1.2 sec'],
])('writes a duration: %s', (_, ms, vi, en) => {
  expect([duration(ms, 'vi'), duration(ms, 'en')]).toEqual([vi, en]);
});
