import { readSettings } from '@newsline/platform';
import { IngestSettings } from './ingest.config.ts';
import { robotsTokenOf, userAgentOf } from './user-agent.ts';

const read = (environment: Record<string, string>) => readSettings(IngestSettings, environment);

it.each<[string, Record<string, string>, string, string]>([
  ['the project', {}, 'Newsline/0.1 (news aggregator)', 'Newsline'],
  [
    'whom to write to',
    { CONTACT: 'tin@bao.example' },
    'Newsline/0.1 (news aggregator) (+tin@bao.example)',
    'Newsline',
  ],
  [
    'a page about it, and a name of its own',
    { USER_AGENT: 'Doc-Bao/2 beta', CONTACT: 'https://bao.example/bot?a=1' },
    'Doc-Bao/2 beta (+https://bao.example/bot?a=1)',
    'Doc-Bao',
  ],
  ['no name at all', { USER_AGENT: '7' }, '7', 'Newsline'],
])('tells publishers %s', (_, environment, userAgent, token) => {
  expect(userAgentOf(read(environment))).toBe(userAgent);
  expect(robotsTokenOf(read(environment))).toBe(token);
});

it.each(['call me', 'bao.example', 'https://bao.example/(a)', 'tin@báo.example', 'a@b\r\nx: y'])(
  'takes no CONTACT of %j',
  (CONTACT) => expect(() => read({ CONTACT })).toThrow(/CONTACT/),
);
