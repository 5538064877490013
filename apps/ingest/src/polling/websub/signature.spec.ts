import { createHmac } from 'node:crypto';
import { isSignedWith } from './signature.ts';

const body = Buffer.from('<rss>Tin mới</rss>');
const of = (method: string, secret = 'bí mật') =>
  createHmac(method, secret).update(body).digest('hex');

it.each<[string, string | null, boolean]>([
  ...['sha1', 'sha256', 'sha384', 'sha512'].map((method): [string, string, boolean] => [
    method,
    `${method}=${of(method)}`,
    true,
  ]),
  ['capital letters', `SHA256=${of('sha256').toUpperCase()}`, true],
  ['another secret', `sha256=${of('sha256', 'khác')}`, false],
  ['another method than it says', `sha512=${of('sha256')}`, false],
  ['a method that is none of these', `md5=${of('md5')}`, false],
  ['a part of it', `sha256=${of('sha256').slice(0, 20)}`, false],
  ['more than it', `sha256=${of('sha256')}00`, false],
  ['no method', of('sha256'), false],
  ['nothing', '', false],
  ['none', null, false],
])('knows a signature: %s', (_, header, expected) =>
  expect(isSignedWith('bí mật', header, body)).toBe(expected),
);
