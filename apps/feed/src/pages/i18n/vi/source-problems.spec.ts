import { SourceProblem } from '@newsline/contracts';
import { sourceProblems } from './source-problems.ts';

it.each([
  ['a page that offers no feed', { found: 'page' }, /trang web.*không dẫn tới bản tin nào/],
  ['a page that offers some', { found: 'page', offered: 'https://a.example/' }, /https:\/\/a\./],
  ['other XML', { found: 'xml', begins: '<svg>' }, /XML loại khác \(<svg>\)/],
  ['text', { found: 'text', begins: 'Xin chào' }, /văn bản thường \(“Xin chào”\)/],
  ['what only a later version knows', { found: 'hologram' }, /không cho một bản tin đọc được/],
  ['what an earlier version did not say', {}, /không cho một bản tin đọc được/],
])('says in Vietnamese what there is instead of a feed: %s', (_, values, text) => {
  expect(sourceProblems['not-a-feed']({ reason: 'r', offered: '', ...values })).toMatch(text);
});

describe('a source’s problem in Vietnamese', () => {
  it.each(SourceProblem.shape.kind.options)('says %s without a word of English', (kind) => {
    const names = { host: 'bao.example', reason: 'r', offered: '', code: 'c', status: '500' };
    const counts = { count: '5', bytes: '10', seconds: '20', protocol: 'ftp:' };
    const text = sourceProblems[kind]({ ...names, ...counts });
    expect(text).not.toMatch(/undefined|\b(?:it|the|is|this|answers|not)\b/i);
    expect(text).toMatch(/[\u00c0-\u1ef9]/);
  });
});
