import { Rendered } from './rendered.ts';

/** The largest answer, in bytes. */
export const largestAnswer = 4_000_000;

type Fitting<List> = { readonly list: List; readonly rendered: Rendered };

/** A list that is as JSON not larger than any answer may be: with fewer rows than were asked for where
 *  these are long. `limit` is a most, and `next` leads to the others.
 *  @param make the list with at most so many rows */
export async function fitting<List>(
  limit: number,
  make: (limit: number) => Promise<List>,
): Promise<Fitting<List>> {
  for (let rows = limit; ; rows = Math.ceil(rows / 4)) {
    const list = await make(rows);
    const rendered = Rendered.json(list);
    if (rows === 1 || rendered.body.length <= largestAnswer) return { list, rendered };
  }
}

export async function fittingList(
  limit: number,
  make: (limit: number) => Promise<unknown>,
): Promise<Rendered> {
  return (await fitting(limit, make)).rendered;
}
