import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
/** Of one document; longer ones leave time for fewer cases. */
const maxBytes = 200_000;

/** Documents as strings of bytes, always in the same order.
 *  @param places folders with all that is in them, and files; relative to the workspace
 *  @param from a place to read instead, whatever its files are called
 *  @throws Error where there is none */
export function documentsIn(
  places: readonly string[],
  endings: RegExp,
  from: string | null,
): string[] {
  const files = (from === null ? places : [from]).flatMap((place) =>
    filesIn(place).filter((file) => from !== null || endings.test(file)),
  );
  const documents = files.map(read).filter(({ length }) => length <= maxBytes);
  if (documents.length > 0) return documents;
  throw new Error(`No document of at most ${maxBytes} bytes is in ${from ?? places.join(', ')}.`);
}

function filesIn(place: string): string[] {
  const path = resolve(root, place);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function read(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
}
