import { pictureUrl } from './picture-url.ts';
import { addressResolver, baseWithin, type Resolve } from './web-url.ts';

type Attributes = Readonly<Record<string, string>>;

/** What holds where a tag stands in HTML: from where its addresses start (XML Base, section 3), and
 *  which pictures the `picture` around it offers (HTML standard, section 4.8.1). */
export class MarkupScope {
  /** The first picture inside a `noscript`: nothing else there is shown. */
  hidden: string | null = null;
  readonly #resolve: Resolve;
  readonly #bases: string[];
  #offered = '';
  #silent = 0;

  constructor(baseUrl: string | undefined) {
    this.#resolve = addressResolver(baseUrl);
    this.#bases = [baseUrl ?? ''];
  }

  readonly resolve: Resolve = (url) => this.#resolve(url, this.#base);

  picture(attributes: Attributes): string | null {
    return pictureUrl(attributes, this.resolve, this.#offered);
  }

  open(name: string, attributes: Attributes): void {
    const declared = attributes['xml:base'];
    this.#bases.push(declared === undefined ? this.#base : baseWithin(declared, this.#base));
    if (name === 'picture') this.#offered = '';
    if (name === 'source')
      this.#offered ||= attributes['srcset'] ?? attributes['data-srcset'] ?? '';
    if (name === 'noscript') this.#silent += 1;
    if (name === 'img' && this.#silent > 0) this.hidden ??= this.picture(attributes);
  }

  close(name: string): void {
    if (this.#bases.length > 1) this.#bases.pop();
    if (name === 'picture') this.#offered = '';
    if (name === 'noscript') this.#silent -= 1;
  }

  get #base(): string {
    return this.#bases.at(-1) ?? '';
  }
}
