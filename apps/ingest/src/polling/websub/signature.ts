import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `X-Hub-Signature` is that of the body: W3C WebSub, section 7.1. `method=` and hexadecimal
 *  digits; methods are those of the W3C Recommendation. */
export function isSignedWith(secret: string, header: string | null, body: Uint8Array): boolean {
  const [, method = '', digits = ''] =
    /^(sha1|sha256|sha384|sha512)=([0-9a-f]+)$/i.exec(header?.trim() ?? '') ?? [];
  if (method === '') return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(digits, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
