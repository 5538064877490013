const inlineTag =
  /<\/?(?:b|i|u|s|em|strong|small|span|font|sup|sub|mark|br|p|a|h[1-6])(?:\s[^<>]{0,500})?\/?>/giu;

/** A line that publishers wrote as HTML, without the tags that are for its looks; "<table>" may be
 *  what the line is about. */
export function withoutMarkup(line: string): string {
  return line.replace(inlineTag, '');
}
