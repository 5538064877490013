import type { Random } from '../random.ts';
import { dangerousTokens } from './dangerous-tokens.ts';
import { bytesOf, replaced, type Mutation } from './mutation.ts';

type Tag = { readonly from: number; readonly to: number; readonly name: string };

/** The tags of a document as its text shows them, comments and CDATA not minded. */
function tagsOf(document: string): Tag[] {
  return Array.from(document.matchAll(/<\/?([a-zA-Z][\w:.-]{0,40})[^<>]{0,2000}>/g), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    name: match[1] ?? '',
  }));
}

/** A change at one of the tags; none where there is no tag. */
const atTag =
  (
    change: (document: string, tag: Tag, random: Random, tags: readonly Tag[]) => string,
  ): Mutation =>
  (document, random) => {
    const tags = tagsOf(document);
    return tags.length === 0 ? document : change(document, random.pick(tags), random, tags);
  };

const dropTag = atTag((document, { from, to }) => replaced(document, from, to, ''));

const repeatTag = atTag((document, { from, to }, random) =>
  replaced(document, from, to, document.slice(from, to).repeat(random.magnitude(2, 2000))),
);

const renameTag = atTag((document, { from, name }, random, tags) => {
  const start = from + document.slice(from, from + 2).search(/[a-zA-Z]/);
  const other = random.happens(0.5)
    ? random.pick(tags).name
    : random.pick(dangerousTokens.elements);
  return replaced(document, start, start + name.length, other);
});

const swapTags = atTag((document, one, random, tags) => {
  const other = random.pick(tags);
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  if (first.to > second.from) return document;
  const between = document.slice(first.to, second.from);
  const swapped =
    document.slice(second.from, second.to) + between + document.slice(first.from, first.to);
  return replaced(document, first.from, second.to, swapped);
});

/** From one opening tag to a closing one of the same name: an element, or what looks like one. */
const repeatElement = atTag((document, { from, name }, random) => {
  const end = document.indexOf(`</${name}>`, from);
  const element = end < 0 ? '' : document.slice(from, end + name.length + 3);
  const most = Math.max(2, Math.min(500, 200_000 / (element.length + 1)));
  return replaced(document, from, from, element.repeat(random.magnitude(1, most)));
});

const nest = atTag((document, { from, to, name }, random) => {
  const wrapper = random.happens(0.5) ? name : random.pick(dangerousTokens.elements);
  const depth = random.magnitude(1, 3000);
  const closing = random.happens(0.5) ? `</${wrapper}>`.repeat(depth) : '';
  const inner = document.slice(from, to);
  return replaced(document, from, to, `<${wrapper}>`.repeat(depth) + inner + closing);
});

const explodeAttributes = atTag((document, { to }, random) => {
  const count = random.magnitude(1, 3000);
  const name = random.pick(dangerousTokens.attributes);
  const value = bytesOf(random.pick(dangerousTokens.values));
  const isSame = random.happens(0.2);
  const attributes = Array.from(
    { length: count },
    (_, at) => ` ${name}${isSame || at === 0 ? '' : at}="${value}"`,
  );
  return replaced(document, to - 1, to - 1, attributes.join(''));
});

const changeAttribute: Mutation = (document, random) => {
  const found = [...document.matchAll(/[\w:-]{1,40}\s?=\s?("[^"<>]*"|'[^'<>]*')/g)];
  if (found.length === 0) return document;
  const match = random.pick(found);
  const start = match.index + match[0].indexOf(match[1] ?? '');
  const value = bytesOf(random.pick(dangerousTokens.values));
  const quoted = random.pick([`"${value}"`, `'${value}'`, value, `"${value}`]);
  return replaced(document, start, match.index + match[0].length, quoted);
};

/** The beginning of this with the end of another. */
const splice: Mutation = (document, random, others) => {
  const other = random.pick(others);
  const head = random.happens(0.5) ? tagsOf(document) : [];
  const cut = head.length > 0 ? random.pick(head).to : random.below(document.length);
  return document.slice(0, cut) + other.slice(random.below(other.length));
};

export const markupMutations: readonly Mutation[] = [
  dropTag,
  dropTag,
  repeatTag,
  renameTag,
  swapTags,
  repeatElement,
  nest,
  explodeAttributes,
  changeAttribute,
  changeAttribute,
  splice,
];
