import type { TransferPart, Position } from '../transfer.ts';

export type Counted = { readonly here: number; readonly there: number | undefined };

/** Transfers parts as a transfer does that is interrupted after each batch and run again.
 *  @returns how many rows each part had and how many its target holds */
export async function transferAll(
  parts: readonly TransferPart[],
): Promise<Record<string, Counted>> {
  const counts: Record<string, Counted> = {};
  for (const part of parts) {
    let position: Position | null = null;
    for (let batch = await part.next(position); batch; batch = await part.next(position)) {
      await part.next(position);
      position = batch.position;
    }
    counts[part.name] = { here: part.total(), there: await part.arrived?.() };
  }
  return counts;
}
