import { FeedSettings, feedOptions } from './feed.config.ts';

it.each<[string, Record<string, string>, object | null]>([
  ['no settings', {}, { publicUrl: null, zone: 'Asia/Ho_Chi_Minh' }],
  ['an address', { PUBLIC_URL: 'https://x.example' }, { publicUrl: 'https://x.example' }],
  ['a zone', { TIME_ZONE: 'Europe/Paris' }, { zone: 'Europe/Paris' }],
  ['no address', { PUBLIC_URL: 'x.example' }, null],
  ['another scheme', { PUBLIC_URL: 'ftp://x.example' }, null],
  ['no zone', { TIME_ZONE: 'Hanoi' }, null],
])('%s', (_reason, environment, expected) => {
  const parsed = FeedSettings.safeParse(environment);
  if (expected === null) expect(parsed.success).toBe(false);
  else expect(feedOptions(FeedSettings.parse(environment))).toMatchObject(expected);
});
