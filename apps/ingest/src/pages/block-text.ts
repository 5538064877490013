import { oneLine } from '@newsline/news';

/** A block of a page as its reader sees it: a paragraph, a heading, an item of a list. */
export type TextBlock = {
  /** With "\n" for line breaks inside the block. */
  readonly text: string;
  /** The innermost element that holds all of it. */
  readonly element: Element;
  readonly kind: 'text' | 'heading' | 'item' | 'caption';
  /** How much of the text is inside links, 0 to 1. */
  readonly linkShare: number;
};

const blockTag =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CENTER|DD|DETAILS|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/u;
const silentTag =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|MATH|IFRAME|OBJECT|BUTTON|SELECT|TEXTAREA|INPUT|AUDIO|VIDEO|CANVAS)$/u;
const captionName =
  /(?:^|[\s_-])(?:wp-)?(?:captions?|caption-text|credits?|photo-?credit|chu-?thich|PhotoCMS_Caption|image-?meta)(?:$|[\s_-])/iu;

/** How a reader of blocks sees single elements otherwise; called once for each, in their order. */
export type BlockReading = {
  /** Null leaves the element out, a text stands for it; undefined reads it as it is. */
  read(element: Element): string | null | undefined;
};

/** The blocks of an element in their order, empty ones left out. Two line breaks with nothing
 *  between them end a block. `figure` is all caption, but for the tables, quotations and code that
 *  some put there. */
export function textBlocks(root: Element, reading?: BlockReading): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: Open = opened(root, 'text');
  const close = (next: Open): void => {
    const text = open.text.split('\n').map(oneLine).filter(Boolean).join('\n');
    if (text) {
      const linkShare = Math.min(
        1,
        open.linked / Math.max(1, open.text.replace(/\s+/gu, '').length),
      );
      blocks.push({ text, element: open.element, kind: open.kind, linkShare });
    }
    open = next;
  };
  const walk = (element: Element, kind: TextBlock['kind'], inLink: boolean): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) {
        const text = child.textContent ?? '';
        open.text += element.nodeName === 'PRE' ? text : text.replace(/\s+/gu, ' ');
        if (inLink) open.linked += text.replace(/\s+/gu, '').length;
      } else if (child.nodeName === 'BR') {
        if (/\n\s?$/u.test(open.text)) close(opened(element, kind));
        else open.text += '\n';
      } else if (isElement(child) && !silentTag.test(child.nodeName.toUpperCase())) {
        const instead = reading?.read(child);
        if (instead === null) continue;
        const inner = kindOf(child, kind);
        const isApart = /^(?:T[DH]|TIME)$/u.test(child.nodeName);
        const isBlock = !isApart && (blockTag.test(child.nodeName) || inner !== kind);
        if (isApart) open.text += ' ';
        if (isBlock) close(opened(child, inner));
        if (instead === undefined) walk(child, inner, inLink || child.nodeName === 'A');
        else open.text += ` ${instead} `;
        if (isBlock) close(opened(element, kind));
      }
    }
  };
  walk(root, 'text', false);
  close(opened(root, 'text'));
  return blocks;
}

type Open = { text: string; linked: number; element: Element; kind: TextBlock['kind'] };

function opened(element: Element, kind: TextBlock['kind']): Open {
  return { text: '', linked: 0, element, kind };
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function kindOf(element: Element, around: TextBlock['kind']): TextBlock['kind'] {
  const tag = element.nodeName;
  if (tag === 'FIGCAPTION' || tag === 'CAPTION' || tag === 'FIGURE') return 'caption';
  if (around === 'caption') return /^(?:TABLE|BLOCKQUOTE|PRE)$/u.test(tag) ? 'text' : 'caption';
  if (
    captionName.test(`${element.className} ${element.id}`) &&
    !/^(?:DIV|SECTION|ARTICLE)$/u.test(tag)
  )
    return 'caption';
  if (/^H[1-6]$/u.test(tag)) return 'heading';
  return tag === 'LI' ? 'item' : around;
}
