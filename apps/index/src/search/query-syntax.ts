/** A run of a typed query that nothing but its operators divides. */
export type Chunk = {
  /** Where its words stand in the text. */
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  /** `-`: what has it is not wanted. */
  readonly excluded: boolean;
  /** `intitle:` */
  readonly inTitle: boolean;
};
export type Syntax = {
  readonly chunks: readonly Chunk[];
  /** Of each chunk, whether `OR` stands between it and the one before. */
  readonly alternatives: ReadonlySet<Chunk>;
};

const quotationMark = /["“”„«»]/u;
const or = /^(?:OR|HOẶC|\|)$/u;
const titleOperator = /^(?:intitle|title|ti[eê]u ?đ[eề]|tieu ?de):/iu;

/** Reads `-word`, `"phrase"`, `this OR that` and `intitle:word`, in one go over the text. A quotation mark
 *  without a partner opens nothing. */
export function readSyntax(text: string): Syntax {
  const chunks: Chunk[] = [];
  const alternatives = new Set<Chunk>();
  let isAlternative = false;
  let at = 0;
  while (at < text.length) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const excluded = isMinus(text, at);
    if (excluded) at++;
    const operator = titleOperator.exec(text.slice(at, at + 12));
    const inTitle = operator !== null && !isSpace(text, at + operator[0].length);
    if (inTitle) at += operator[0].length;
    const { from, to, next, quoted } = spanAt(text, at);
    at = next;
    if (!quoted && or.test(text.slice(from, to)) && chunks.length > 0) {
      isAlternative = true;
      continue;
    }
    if (from === to) continue;
    const chunk = { from, to, quoted, excluded, inTitle };
    if (isAlternative && !excluded) alternatives.add(chunk);
    isAlternative = false;
    chunks.push(chunk);
  }
  return { chunks, alternatives };
}

function spanAt(text: string, at: number) {
  if (quotationMark.test(text.charAt(at))) {
    const end = nextMark(text, at + 1);
    if (end !== null) return { from: at + 1, to: end, next: end + 1, quoted: true };
    return { from: at, to: at, next: at + 1, quoted: false };
  }
  let to = at;
  while (to < text.length && !isSpace(text, to) && !quotationMark.test(text.charAt(to))) to++;
  return { from: at, to, next: to, quoted: false };
}

function nextMark(text: string, at: number): number | null {
  for (let end = at; end < text.length; end++) if (quotationMark.test(text.charAt(end))) return end;
  return null;
}

function isSpace(text: string, at: number): boolean {
  return at >= text.length || /\s/u.test(text.charAt(at));
}

/** A minus before a word; after a space or at the beginning, which is where chunks begin. */
function isMinus(text: string, at: number): boolean {
  const isSign = text.charAt(at) === '-' || text.charAt(at) === '−';
  return isSign && (at === 0 || isSpace(text, at - 1)) && /[^\s\p{Pd}−]/u.test(text.charAt(at + 1));
}
