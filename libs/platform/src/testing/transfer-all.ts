import type { MovingPart, Place } from '../transfer.ts';

export type Counted = { readonly here: number; readonly there: number | undefined };

/** Moves parts as a move does that is broken off after each batch and run again.
 *  @returns what each part comes to */
export async function moveAll(parts: readonly MovingPart[]): Promise<Record<string, Counted>> {
  const counts: Record<string, Counted> = {};
  for (const part of parts) {
    let place: Place | null = null;
    for (let moved = await part.next(place); moved; moved = await part.next(place)) {
      await part.next(place);
      place = moved.place;
    }
    counts[part.name] = { here: part.total(), there: await part.arrived?.() };
  }
  return counts;
}
