import type { SourceWarning } from '@newsline/contracts';
import type { ArticleLimits } from './article-limits.ts';

type Cut = Extract<SourceWarning, { kind: 'cut' }>['what'];

/** The most attachments that an article has. */
export const mostEnclosures = 10;

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

  warnings(): SourceWarning[] {
    const limits = { ...this.#limits, enclosures: mostEnclosures };
    const count = this.#articles;
    const onPages = false;
    return [
      ...(count > 0
        ? [{ kind: 'untaken-articles', count, taken: limits.articles, onPages } as const]
        : []),
      ...[...this.#counts].map(
        ([what, articles]) =>
          ({ kind: 'cut', what, articles, limit: limits[what], onPages }) as const,
      ),
    ];
  }
}
