import { SourceWarning } from '@newsline/contracts';
import { warningText } from './warning-text.ts';

it.each<[reason: string, warning: SourceWarning, text: string]>([
  [
    'one article, of the feed',
    { kind: 'cut', what: 'title', articles: 1, limit: 500, onPages: false },
    'In 1 article, titles longer than 500 characters were cut (ARTICLE_MAX_TITLE).',
  ],
  [
    'several articles, of pages',
    { kind: 'cut', what: 'text', articles: 1200, limit: 1_000_000, onPages: true },
    'On pages: In 1,200 articles, texts longer than 1,000,000 bytes were cut, and are shown without markup (ARTICLE_MAX_TEXT).',
  ],
  [
    'an encoding by its usual name',
    { kind: 'wrong-encoding', declared: 'iso-8859-1', actual: 'utf-8' },
    'Its encoding is declared as iso-8859-1 but is UTF-8.',
  ],
  [
    'more articles than are taken',
    { kind: 'untaken-articles', count: 3000, taken: 2000, onPages: false },
    'It has 3,000 articles; the newest 2,000 were taken (POLL_MAX_ARTICLES).',
  ],
])('says a warning in English: %s', (_, warning, text) => {
  expect(SourceWarning.parse(warning)).toEqual(warning);
  expect(warningText(warning)).toBe(text);
});
