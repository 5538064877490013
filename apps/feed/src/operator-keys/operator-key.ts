import { createHash, randomBytes } from 'node:crypto';

/** A new operator's key in clear. It has 256 random bits, so a plain hash protects it: slow hashes are
 *  for secrets that people choose. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
