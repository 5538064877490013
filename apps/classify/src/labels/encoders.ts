import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadEncoder, readEncoder, type EncoderWeights } from '@newsline/news/labels';

/** The encoders that ship with Newsline, one a language. */
export const shippedEncoders = fileURLToPath(new URL('../../encoders', import.meta.url));

/** Reads `<folder>/<language>.encoder`.
 *  @throws {BadEncoder} naming the file. */
export function readEncoders(folder: string): EncoderWeights[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.encoder'));
  return files.sort().map((name) => {
    const file = join(folder, name);
    try {
      return readEncoder(readFileSync(file));
    } catch (cause) {
      if (!(cause instanceof BadEncoder)) throw cause;
      throw new BadEncoder(`${file}: ${cause.message}: fetch it again, or train it.`, { cause });
    }
  });
}
