import { fold } from '@newsline/news';
import { pictureMark } from './boilerplate.ts';
import { endsSentence, type PortalLine } from './portal-lines.ts';

/** The lines of one article of a pasted page, before they are read. */
export type ArticleLines = {
  readonly title: string;
  /** Paragraphs, the signature among them; no noise, no captions. */
  readonly lines: string[];
  readonly captions: string[];
  /** Characters of running text: with few of them it is no article but lines under a heading. */
  proseLength: number;
  /** From a line under the title that is nothing but a date. */
  publishedAt: Date | null;
};

/** A short line that is no part of an article, and the heading it stands under. */
export type StrayLine = { readonly section: string | null; readonly title: string };

/** Splits the running text of a page into its articles. The first line is a title. Another article
 *  begins only with a reason to believe it: a title-like line before running text that stands
 *  behind a signature ("Theo …"), a vote or the heading of a list, or that is dated, or that
 *  numbers a picture further down ("<title> - Hình 1"). Without one it is a subheading.
 *  `strays` are short lines below such an end that no running text follows: mostly the titles of
 *  other articles. */
export function splitArticles(lines: readonly PortalLine[]): {
  articles: ArticleLines[];
  strays: StrayLine[];
} {
  const articles: ArticleLines[] = [];
  const strays: StrayLine[] = [];
  let section: string | null = null;
  const marks = pictureMarks(lines);
  let open: ArticleLines | null = null;
  let ended = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    if (line.isHeading) section = line.text;
    if (line.endsArticle) ended = true;
    else if (isTitleHere(lines, at, { open, ended, marks })) {
      open = { title: line.text, lines: [], captions: [], proseLength: 0, publishedAt: null };
      articles.push(open);
      ended = false;
    } else if (pictureMark(line.text) !== null) at += takeCaption(lines, at, open);
    else if (line.isPointer) continue;
    else if (!open || (ended && !line.isProse && !isSignature(lines, at)))
      strays.push({ section, title: line.text });
    else {
      addLine(open, line);
      ended = isSignature(lines, at);
    }
  }
  return { articles, strays };
}

function addLine(article: ArticleLines, line: PortalLine): void {
  if (line.isCaption) article.captions.push(line.text);
  else if (isDated(line) && article.proseLength === 0)
    article.publishedAt ??= line.date?.at ?? null;
  else {
    article.lines.push(line.text);
    if (line.isProse) article.proseLength += line.text.length;
  }
}

/** Behind "… - Hình 1" comes the caption, unless the text goes on at once. */
function takeCaption(
  lines: readonly PortalLine[],
  at: number,
  article: ArticleLines | null,
): number {
  const next = lines[at + 1];
  const short = next && next.wordCount <= 20 && !isSignature(lines, at + 1) && !next.endsArticle;
  if (!next || next.date || pictureMark(next.text) !== null) return 0;
  if (!next.isCaption && !(short && !/[.!?…]["”’]?$/u.test(next.text))) return 0;
  article?.captions.push(next.text);
  return 1;
}

/** A line that says whose the text above is. A bare name does where a sentence ended above it and
 *  a source, another title or the end stands below. */
function isSignature(lines: readonly PortalLine[], at: number): boolean {
  const line = lines[at];
  if (!line || line.text.length > 120) return false;
  if (line.credit !== 'bare') return line.credit === 'said';
  if (!lines[at - 1]?.isProse) return false;
  const next = lines[at + 1];
  return !next || next.endsArticle || next.credit === 'said' || leadsIn(lines, at + 1);
}

type Surroundings = { open: ArticleLines | null; ended: boolean; marks: ReadonlySet<string> };

function isTitleHere(lines: readonly PortalLine[], at: number, around: Surroundings): boolean {
  const line = lines[at];
  if (!line || !isTitleLike(line) || isSignature(lines, at)) return false;
  const { open, ended, marks } = around;
  if (!open && at === 0 && !isMenu(lines)) return true;
  if (!leadsIn(lines, at)) return false;
  const marked = marks.has(fold(line.text)) && open?.title !== line.text;
  return ended || marked || !open || isDated(lines[at + 1]);
}

function isTitleLike(line: PortalLine): boolean {
  if (line.isPointer || line.endsArticle || line.isCaption || line.text.length > 250) return false;
  if (line.date && !line.date.rest) return false;
  if (line.wordCount <= 8 && line.credit) return false;
  return line.wordCount <= 40 && !/(?:[^.]\.|[:;,])$/u.test(line.text);
}

function isDated(line: PortalLine | undefined): boolean {
  return line?.date?.rest === '';
}

/** Whether running text follows, with at most a few short lines (date, author, lead) between. */
function leadsIn(lines: readonly PortalLine[], at: number): boolean {
  const line = lines[at];
  if (!line || !isTitleLike(line) || line.wordCount < 3) return false;
  let between = 0;
  for (const next of lines.slice(at + 1, at + 8)) {
    if (next.endsArticle) return false;
    if (next.isProse && !next.isCaption) return true;
    if (!next.isPointer && !next.date && !next.isCaption && between++ >= 2) return false;
  }
  return false;
}

/** A pasted page may begin with its menu: three and more lines of few words. */
function isMenu(lines: readonly PortalLine[]): boolean {
  return (
    lines.slice(0, 3).filter((line) => line.wordCount <= 4 && !endsSentence(line.text)).length === 3
  );
}

function pictureMarks(lines: readonly PortalLine[]): Set<string> {
  return new Set(lines.map(({ text }) => fold(pictureMark(text) ?? '')).filter(Boolean));
}
