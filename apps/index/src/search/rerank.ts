import type { CursorState } from './cursor.ts';

/** A match of the rerank window that is being read. */
export type Scored = { readonly doc: number; readonly score: number };

/** What of a window is still to be shown, best first; of equals the one with the higher number.
 *  @param lastShown the last one that was shown of it */
export function notYetShown<Match extends Scored>(
  window: readonly Match[],
  lastShown: CursorState['lastShown'],
): Match[] {
  return window
    .filter(
      (match) =>
        lastShown === null || byScore(match, { score: lastShown[0], doc: lastShown[1] }) > 0,
    )
    .sort(byScore);
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || b.doc - a.doc;
}
