import { SourceProblem } from '@newsline/contracts';
import { sourceProblems } from './source-problems.ts';

describe('a source’s problem in Vietnamese', () => {
  it.each(SourceProblem.shape.kind.options)('says %s without a word of English', (kind) => {
    const names = { host: 'bao.example', reason: 'r', offered: '', code: 'c', status: '500' };
    const counts = { count: '5', bytes: '10', seconds: '20', protocol: 'ftp:' };
    const text = sourceProblems[kind]({ ...names, ...counts });
    expect(text).not.toMatch(/undefined|\b(?:it|the|is|this|answers|not)\b/i);
    expect(text).toMatch(/[\u00c0-\u1ef9]/);
  });
});
