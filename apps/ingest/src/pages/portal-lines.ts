import { oneLine, readSignature } from '@newsline/news';
import { isCaption, isListHeading, isNoise, isPointer, isVote } from './boilerplate.ts';
import { dateMark, type DateMark } from './date-lines.ts';

/** A line of a pasted page, with what can be told from it alone. */
export type PortalLine = {
  readonly text: string;
  /** Whether white space stands above it. */
  readonly opens: boolean;
  readonly date: DateMark | null;
  readonly isNoise: boolean;
  readonly isPointer: boolean;
  readonly isHeading: boolean;
  readonly endsArticle: boolean;
  readonly isCaption: boolean;
  /** Running text: long, or a sentence with its full stop. */
  readonly isProse: boolean;
  readonly wordCount: number;
  /** Whether it may credit the text above it: it says so itself, or is a bare name. */
  readonly credit: 'said' | 'bare' | null;
};

/** The lines of a pasted text. Text that was wrapped at a column is put together again. */
export function portalLines(text: string, context: { now: Date; zone: string }): PortalLine[] {
  const blocks = text
    .replace(/\r\n?|[\u2028\u2029\f\v]/gu, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u)
    .map((block) => block.split('\n').map(oneLine).filter(Boolean));
  const atLeast = blocks.some((block) => isWrapped(block, 2)) ? 1 : 2;
  return blocks.flatMap((block) =>
    (isWrapped(block, atLeast) ? [block.join(' ')] : block).map((line, at) =>
      portalLine(line, at === 0, context),
    ),
  );
}

function portalLine(
  text: string,
  opens: boolean,
  context: { now: Date; zone: string },
): PortalLine {
  const wordCount = text.split(' ').length;
  const isHeading = isListHeading(text);
  return {
    text,
    opens,
    wordCount,
    isHeading,
    date: dateMark(text, context),
    isNoise: !isHeading && isNoise(text),
    isPointer: isPointer(text),
    endsArticle: isHeading || isVote(text),
    isCaption: isCaption(text),
    isProse: wordCount >= 45 || (wordCount >= 8 && endsSentence(text)),
    credit: creditIn(text),
  };
}

function creditIn(text: string): PortalLine['credit'] {
  if (readSignature(text, false)) return 'said';
  return readSignature(text, true) ? 'bare' : null;
}

/** Whether a line ends as sentences do; three dots end headlines too. */
export function endsSentence(text: string): boolean {
  return /[.!?…:;]["”’»)\]]*$/u.test(text) || /[\p{L}\d][”"]$/u.test(text);
}

/** Plain text wrapped at a column has lines of nearly one length, most without a full stop. */
function isWrapped(block: readonly string[], atLeast: number): boolean {
  const full = block.slice(0, -1);
  return (
    full.length >= atLeast &&
    full.every((line) => line.length >= 50 && line.length <= 100) &&
    full.filter(endsSentence).length * 3 <= full.length
  );
}
