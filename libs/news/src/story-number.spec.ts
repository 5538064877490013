import { storyNumber } from './story-number.ts';

describe('storyNumber', () => {
  it.each([
    ['behind the words', 'https://bao.example/tan-cong-lon-5053034.html', '5053034'],
    [
      'with the time in it',
      'https://bao.example/le-hoi-20260320101010345.htm',
      '20260320101010345',
    ],
    ['before the words', 'https://bao.example/tin/5053034/tan-cong-lon', '5053034'],
    ['behind a letter', 'https://bao.example/tan-cong/a-71234567', '71234567'],
    ['glued to letters', 'https://bao.example/tan-cong-d5053034.html', '5053034'],
    ['beside a day', 'https://bao.example/20260320/tan-cong-5053034.html', '5053034'],
    ['as a token', 'https://bao.example/news/articles/c5y9lmq02v3o', 'c5y9lmq02v3o'],
    [
      'as a UUID',
      'https://bao.example/a/0B9AE2B6-11aa-4c3d-9e0f-0123456789ab',
      '0b9ae2b6-11aa-4c3d-9e0f-0123456789ab',
    ],
    ['in a parameter', 'https://bao.example/doc.php?slug=tan-cong&id=5053034', '5053034'],
  ])('finds it %s', (_, url, number) => expect(storyNumber(url)).toBe(number));

  it.each([
    ['words alone', 'https://bao.example/the-gioi/tan-cong-lon'],
    ['a day', 'https://bao.example/gia-vang-20260320.html'],
    ['a month', 'https://bao.example/202603/gia-vang'],
    ['a day in parts', 'https://bao.example/2026/03/20/gia-vang'],
    ['a short number', 'https://bao.example/top-10000-bai-hat'],
    ['an address beyond measure', `https://bao.example/${'1'.repeat(3_000)}`],
    ['what is no address', 'tan-cong-lon-5053034'],
  ])('is null for %s', (_, url) => expect(storyNumber(url)).toBeNull());
});
