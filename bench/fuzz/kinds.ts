/** A kind of input: where its target is, and what it is loaded from. */
export type Kind = {
  readonly name: string;
  /** The address of a module that exports `open`. */
  readonly target: string;
  readonly conditions: readonly string[];
  /** Its part of all cases, beside those of the others. */
  readonly weight: number;
  /** Of files that hold one of its inputs. */
  readonly ending: string;
};

const source = ['@newsline/source'];
const at = (file: string) => new URL(`./targets/${file}`, import.meta.url).href;

export const kinds: readonly Kind[] = [
  { name: 'feeds', target: at('feeds.ts'), conditions: source, weight: 4, ending: 'xml' },
  { name: 'pages', target: at('pages.ts'), conditions: source, weight: 4, ending: 'html' },
  { name: 'opml', target: at('opml.ts'), conditions: source, weight: 1, ending: 'opml' },
  // Nest's decorators are in no source that Node could run.
  { name: 'queries', target: at('queries.ts'), conditions: [], weight: 3, ending: 'http' },
];
