import { Parser } from './linkedom.ts';

export type MarkupLimits = {
  /** Elements inside one another. */
  readonly maxDepth: number;
  readonly maxElements: number;
  /** Elements, pieces of text between tags and entities, comments and attributes. */
  readonly maxNodes: number;
};

/** `elements` and `nodes` are as far as they were counted: with a limit exceeded the rest is unread. */
export type MeasuredMarkup = {
  readonly elements: number;
  readonly nodes: number;
  readonly isTooDeep: boolean;
  /** The markup without attributes that nobody writes by hand: those behind the hundredth of an
   *  element, and those of more than 10,000 characters, such as a picture inside its address; what a
   *  `content` says is cut there. */
  readonly markup: string;
};

/** linkedom and Readability look for an attribute by going through all of the element's. */
const maxAttributes = 100;
/** Readability's expressions for `srcset` and linkedom's for `style` are quadratic in them. */
const maxAttributeLength = 10_000;
/** What is an entity, or is written as one when Readability parses the page again: a node of its
 *  own, between two others. */
const escaped = /[&<>\u00a0]/g;
/** Characters. htmlparser2 keeps open elements in an array that it shifts at each tag, so that it
 *  has to be stopped soon after they are too many. */
const portion = 16_384;

/** Counts what a parser will make of some markup, in one pass without building anything. */
export function measureMarkup(html: string, limits: MarkupLimits): MeasuredMarkup {
  let elements = 0;
  let nodes = 0;
  let depth = 0;
  let isTooDeep = false;
  let attributes = 0;
  const cuts: [from: number, to: number][] = [];
  const parser = new Parser(
    {
      onopentagname() {
        elements += 1;
        nodes += 1;
        attributes = 0;
        depth += 1;
        if (depth > limits.maxDepth) isTooDeep = true;
      },
      onattribute(name, value) {
        attributes += 1;
        nodes += 1;
        const { startIndex: from, endIndex: to } = parser;
        if (attributes > maxAttributes) cuts.push([from, to]);
        else if (value.length > maxAttributeLength)
          cuts.push(name === 'content' ? [from + maxAttributeLength, to - 1] : [from, to]);
      },
      ontext(text) {
        nodes += 1 + 2 * (text.match(escaped)?.length ?? 0);
      },
      oncomment() {
        nodes += 1;
      },
      onclosetag() {
        depth -= 1;
      },
    },
    { lowerCaseAttributeNames: false, decodeEntities: false },
  );
  const isOver = () => isTooDeep || elements > limits.maxElements || nodes > limits.maxNodes;
  for (let from = 0; from < html.length && !isOver(); from += portion)
    parser.write(html.slice(from, from + portion));
  if (!isOver()) parser.end();
  return { elements, nodes, isTooDeep, markup: without(cuts, html) };
}

function without(cuts: readonly (readonly [from: number, to: number])[], html: string): string {
  let kept = '';
  let from = 0;
  for (const [start, end] of cuts) {
    kept += html.slice(from, start);
    from = end;
  }
  return kept + html.slice(from);
}
