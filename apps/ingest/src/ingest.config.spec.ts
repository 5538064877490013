import { readSettings } from '@newsline/platform';
import { IngestSettings } from './ingest.config.ts';

const read = (ALLOWED_PRIVATE_HOSTS: string) =>
  readSettings(IngestSettings, { ALLOWED_PRIVATE_HOSTS }).ALLOWED_PRIVATE_HOSTS;

it.each([
  ['letters beyond ASCII', 'Đọc báo/1.0'],
  ['an end of line', 'Newsline\r\nx-evil: 1'],
])('takes no USER_AGENT with %s', (_, USER_AGENT) =>
  expect(() => readSettings(IngestSettings, { USER_AGENT })).toThrow(/USER_AGENT.*ASCII/),
);

describe('ALLOWED_PRIVATE_HOSTS', () => {
  it('is names and addresses, with a port or without', () => {
    expect(read('Intra:8080, 127.0.0.1:80, ::1,[::1]:443')).toEqual([
      'intra:8080',
      '127.0.0.1:80',
      '[::1]',
      '[::1]:443',
    ]);
    expect(read('')).toEqual([]);
  });
  it('names every entry that is none, and no password', () => {
    const wrong = () => read('intra, http://intra/feeds, 10.0.0.0/8, me:secret@intra, intra:99999');
    expect(wrong).toThrow(
      /entry 2 \("http:\/\/intra\/feeds"\).*\n.*entry 3 \("10\.0\.0\.0\/8"\).*\n.*entry 4 is none.*\n.*entry 5/,
    );
    expect(wrong).toThrow(/such as intranet, 10\.1\.2\.3:8080 or \[::1\]:8080/);
    expect(wrong).not.toThrow(/secret/);
  });
});
