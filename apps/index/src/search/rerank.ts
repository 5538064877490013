import type { Progress } from './cursor.ts';

/** A match of the window of the rough order that is being read. */
export type Scored = { readonly doc: number; readonly score: number };

/** What of a window is still to be shown, best first; of equals the one with the higher number.
 *  @param shown the last one that was shown of it */
export function stillToShow<Match extends Scored>(
  window: readonly Match[],
  shown: Progress['shown'],
): Match[] {
  return window
    .filter((match) => shown === null || inOrder(match, { score: shown[0], doc: shown[1] }) > 0)
    .sort(inOrder);
}

function inOrder(a: Scored, b: Scored): number {
  return b.score - a.score || b.doc - a.doc;
}
