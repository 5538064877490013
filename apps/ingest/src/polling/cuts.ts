import type { ArticleLimits } from './article-limits.ts';

type Cut = 'title' | 'summary' | 'text' | 'names' | 'enclosures';

/** What was left out of a document because it was beyond the limits, for an operator. */
export class Cuts {
  readonly #limits: ArticleLimits;
  readonly #counts = new Map<Cut, number>();
  #articles = 0;

  constructor(limits: ArticleLimits) {
    this.#limits = limits;
  }

  /** @param articles as many as the document has */
  tooMany(articles: number): void {
    this.#articles = articles;
  }

  /** Something of one article was cut. */
  note(cut: Cut): void {
    this.#counts.set(cut, (this.#counts.get(cut) ?? 0) + 1);
  }

  warnings(): string[] {
    const { articles, title, summary, text, names } = this.#limits;
    const texts: Readonly<Record<Cut, string>> = {
      title: `titles longer than ${n(title)} characters were cut (ARTICLE_MAX_TITLE)`,
      summary: `summaries longer than ${n(summary)} characters were cut (ARTICLE_MAX_SUMMARY)`,
      text: `texts longer than ${n(text)} bytes were cut, and are shown without markup (ARTICLE_MAX_TEXT)`,
      names: `the first ${n(names)} authors and categories were taken (ARTICLE_MAX_NAMES)`,
      enclosures: 'the first 10 enclosures were taken',
    };
    const tooMany = `It has ${n(this.#articles)} articles; the newest ${n(articles)} were taken (POLL_MAX_ARTICLES).`;
    return [
      ...(this.#articles > 0 ? [tooMany] : []),
      ...[...this.#counts].map(([cut, count]) => `In ${many(count)}, ${texts[cut]}.`),
    ];
  }
}

const n = (count: number) => count.toLocaleString('en');
const many = (articles: number) => (articles === 1 ? '1 article' : `${n(articles)} articles`);
