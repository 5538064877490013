import { z } from 'zod';

/** The fields of the operator's forms. What is too long or missing counts as empty: ingest reports what
 *  is wrong with a source, and an empty key is no key. */
const field = (longest: number) =>
  z
    .string()
    .transform((input) => input.trim())
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

/** The input of the form for a new source. */
export type SourceInput = z.output<typeof NewSourceForm>;

/** Why an action failed. `refused`: `field` of the new source is at fault, for this `reason`. */
export type OperatorProblem =
  | { readonly kind: 'wrong-key' | 'needed' | 'no-answer' | 'cross-site' }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: string };

/** "Việt Nam, an ninh mạng" → two folders. */
export function splitFolders(input: string): string[] {
  return input
    .split(',')
    .map((folder) => folder.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, 20);
}
