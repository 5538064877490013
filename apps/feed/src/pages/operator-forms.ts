import { z } from 'zod';

/** What the operator's forms send. Too long or missing is empty: ingest says what is wrong with a
 *  source, and an empty key is no key. */
const field = (longest: number) =>
  z
    .string()
    .transform((typed) => typed.trim())
    .pipe(z.string().max(longest))
    .catch('');

export const LoginForm = z.object({ key: field(200) }).catch({ key: '' });

export const SourceForm = z.object({ sourceId: field(500) }).catch({ sourceId: '' });

export const NewSourceForm = z
  .object({
    url: field(2000),
    name: field(200),
    language: field(10),
    folders: field(1000),
    fullText: z
      .literal('yes')
      .transform(() => true)
      .catch(false),
  })
  .catch({ url: '', name: '', language: '', folders: '', fullText: false });

/** What was typed into the form for a new source. */
export type TypedSource = z.output<typeof NewSourceForm>;

/** What did not work. `refused`: `field` of the new source is at fault, `reason` says why. */
export type OperatorProblem =
  | { readonly kind: 'wrong-key' | 'needed' | 'no-answer' | 'foreign' }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: string };

/** "Việt Nam, an ninh mạng" → two folders. */
export function splitFolders(typed: string): string[] {
  return typed
    .split(',')
    .map((folder) => folder.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, 20);
}
