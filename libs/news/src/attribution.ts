import { isInitials, isOutlet, isPersonName, readByline, splitNames, unique } from './byline.ts';
import type { Credits } from './byline.ts';
import { oneLine, paragraphs } from './text.ts';

/** A text without its credit lines, and the names in them. */
export type Attributed = Credits & { readonly text: string };

const honorific =
  /^(?:ông|bà|anh|chị|cô|chú|bác|em|cụ|gs|ts|pgs|ths|bs|luật sư|bác sĩ|mr|mrs|ms|dr)\.? /iu;
const sourceKind =
  /^(?:(?:[Nn]hật )?[Bb]áo|[Tt]ờ|[Hh]ãng(?: tin| thông tấn)?|[Đđ]ài|[Tt]rang(?: tin)?|[Kk]ênh|[Tt]ạp chí)\s+(?=\p{Lu})/u;
const labelled =
  /^(?:nguồn(?: tin| bài)?|source|sources|via|dẫn nguồn|originally published (?:by|in|on))\s*:\s*(.+)$/iu;
const according = /^(?:(?:lược |biên |phỏng )?dịch )?theo\s*:?\s+(.+)$/iu;
const reporting = /^\(?\s*(?:additional )?reporting by ([^;.()]+)[^]*$/iu;
const newsroomInitials = /^(?:\p{Lu}\.\p{Lu}.{0,4}|PV|BTV?)$/u;
const initialsEnd = /\b\p{Lu}\.$/u;
const authorLabel = /^(?:by|written by|tác giả|bài và ảnh|thực hiện)[:\s]/iu;

const noCredits: Credits = { authors: [], attribution: [] };

/** How many lines at the end of a text may be credit lines. */
const tailLines = 6;
const runningText = 60;
const longestSignature = 400;

/** Finds who wrote a text and where it was taken from, in the lines that newsrooms set around it:
 *  author and source lines at the end ("Thành Đạt", "Theo Independent", "Nguồn: …", "(Theo AFP,
 *  Reuters)", "(Reporting by …)"), a byline at the top, a dateline ("WASHINGTON (AP) —"). Takes and
 *  gives paragraphs; whole lines and closing brackets are taken out, a dateline stays, being part
 *  of its sentence. `byline` is what feed or page named besides; its names come first.
 *  Names are as written, without repeats; empty lists mean that nobody is named. */
export function readAttribution(text: string, byline = ''): Attributed {
  const body = paragraphs(text)
    .split('\n\n')
    .map((part) => part.split('\n'));
  const found = [
    readByline(byline),
    takeDateline(body),
    ...takeHead(body),
    ...takeTail(body),
    takeBracket(body),
  ];
  return {
    authors: unique(found.flatMap(({ authors }) => authors)),
    attribution: unique(found.flatMap(({ attribution }) => attribution)),
    text: body
      .map((part) => part.join('\n'))
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** The names in a line that only credits the text above it, else null. `atEnd`: a bare name counts. */
export function readSignature(line: string, atEnd: boolean): Credits | null {
  if (line.length > longestSignature) return null;
  const bare = oneLine(line)
    .replace(/^\((.*)\)$/u, '$1')
    .replace(/[.;]$/u, '');
  const report = reporting.exec(bare);
  if (report) return { authors: splitNames(report[1] ?? '').filter(isPersonName), attribution: [] };
  const source = readSource(bare);
  if (source) return source;
  return atEnd && !/[.!?…:;”"]$/u.test(line.replace(initialsEnd, '')) ? readAuthors(bare) : null;
}

function readSource(line: string): Credits | null {
  const named = labelled.exec(line)?.[1];
  if (named && named.length <= 120) return { authors: [], attribution: splitNames(hosts(named)) };
  const names = according.exec(line)?.[1];
  if (!names || names.length > 80 || !/^Theo|^\p{Lu}?\p{Ll}* ?dịch theo/iu.test(line)) return null;
  const parts = splitNames(names.replace(/\s*\(([^()]+)\)$/u, ' / $1')).map((name) =>
    name.replace(sourceKind, ''),
  );
  if (parts.length === 0 || !parts.every(namesSource)) return null;
  const last = parts.at(-1) ?? '';
  const authored = /[/(]/u.test(names) && isOutlet(last) && parts.length > 1;
  const authors = authored ? parts.filter((name) => isPersonName(name) || isInitials(name)) : [];
  return { authors, attribution: parts.filter((name) => !authors.includes(name)) };
}

/** "Theo" opens sentences too ("Theo ông Putin, …"): a source is a short name and nothing more. */
function namesSource(name: string): boolean {
  if (honorific.test(name) || name.split(' ').length > 6 || /[.!?…:“”"]\s|[.!?…]$/u.test(name))
    return false;
  return /^[\p{Lu}\d]/u.test(name) || isOutlet(name);
}

function hosts(names: string): string {
  return names.replace(/https?:\/\/(?:www\.)?([^\s/,;]+)\S*/gu, '$1');
}

function readAuthors(line: string): Credits | null {
  if (line.length > 80 || !/^[\p{Lu}(]/u.test(line) || according.test(line)) return null;
  const [, before = line, source = ''] =
    /^(.+?)\s*[-–—/(|,]\s*[Tt]heo\s+(.+?)\)?$/u.exec(line) ?? [];
  const credits = readByline(before);
  const names = [...credits.authors, ...credits.attribution];
  const isName = (name: string) => isOutlet(name) || isPersonName(name) || isInitials(name);
  if (names.length === 0 || !names.every(isName)) return null;
  return source
    ? { ...credits, attribution: [...credits.attribution, ...splitNames(source)] }
    : credits;
}

type Body = string[][];

function takeTail(body: Body): Credits[] {
  const found: Credits[] = [];
  for (let taken = 0; taken < tailLines && linesOf(body) > 1; taken++) {
    const part = body.at(-1) ?? [];
    const line = part.at(-1) ?? '';
    const credits = readSignature(line, true);
    if (!credits || !closes(body, line, credits, found)) break;
    found.unshift(credits);
    part.pop();
    if (part.length === 0) body.pop();
  }
  return found;
}

/** A bare name at the end signs what is above only where a sentence ended there; initials only
 *  beside a source or with dots; and one line of bare names is all there is. */
function closes(body: Body, line: string, credits: Credits, found: readonly Credits[]): boolean {
  if (readSignature(line, false)) return true;
  const nearSource = found.some(({ attribution }) => attribution.length > 0);
  if (found.some(({ authors }) => authors.length > 0)) return false;
  if (credits.authors.some(isInitials)) return nearSource || newsroomInitials.test(line);
  const above = body.flat().at(-2) ?? '';
  return nearSource || /[.!?…"”’)]$/u.test(above) || readSignature(above, false) !== null;
}

/** Above the first paragraph stands "By Jane Doe", or no more than her name. */
function takeHead(body: Body): Credits[] {
  const [line = '', next = ''] = body.slice(0, 2).flat();
  if (!next || line.length > 120 || /[.!?]$/u.test(line)) return [];
  const credits = readAuthors(line);
  const bare = isPersonName(line) && next.length >= runningText;
  if (!credits || !(bare || authorLabel.test(line))) return [];
  body[0]?.shift();
  return [credits];
}

const bracketed = /^(?:[\p{Lu}\d][^()–—]{0,60}\s)?\(([^()]{2,40})\)\s*[-–—:]\s*/u;
const acronym = /^([\p{Lu}\d&]{2,8}|[\p{L}\d]{1,60}\.(?:vn|net|com))\s[-–—]\s*(?=[\p{Lu}"“])/u;

function takeDateline(body: Body): Credits {
  const line = body[0]?.[0] ?? '';
  const match = (line.includes('(') && bracketed.exec(line)) || acronym.exec(line);
  const named = match?.[1];
  if (named === undefined) return noCredits;
  const names = splitNames(named);
  const bare =
    line.startsWith('(') &&
    names.every(namesSource) &&
    names.every((name) => name.split(' ').length <= 4);
  return { authors: [], attribution: bare ? names : names.filter(isOutlet) };
}

const closing = /\s*[([]\s*(theo|nguồn|source|via)?\s*:?\s*([^()[\]]{2,60})[)\]]\.?$/iu;

function takeBracket(body: Body): Credits {
  const part = body.at(-1) ?? [];
  const line = part.at(-1) ?? '';
  // Looking for a bracket that opens takes long in lines that none closes.
  const match = /[)\]]\.?$/u.test(line.slice(-2)) ? closing.exec(line) : null;
  if (!match || match.index === 0) return noCredits;
  const names = splitNames(match[2] ?? '').map((name) => name.replace(sourceKind, ''));
  const isSource = match[1] ? names.every(namesSource) : names.every(isOutlet);
  if (names.length === 0 || !isSource) return noCredits;
  part[part.length - 1] = line.slice(0, match.index);
  return { authors: [], attribution: names };
}

function linesOf(body: Body): number {
  return body.reduce((sum, part) => sum + part.length, 0);
}
