import { z } from 'zod';
import { BadSettings, duration, flag, list, readSettings } from './settings.ts';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  WAIT: duration('90s'),
  PUBLIC: flag(false),
  HOSTS: list(),
});

describe('readSettings', () => {
  it('fills in the defaults, and takes an empty variable for none', () => {
    expect(readSettings(schema, { PORT: '' })).toEqual({
      PORT: 3000,
      WAIT: 90_000,
      PUBLIC: false,
      HOSTS: [],
    });
  });
  it.each([
    ['milliseconds', '250ms', 250],
    ['minutes', '15m', 900_000],
    ['days', '7d', 604_800_000],
  ])('reads %s', (_, text, expected) =>
    expect(readSettings(schema, { WAIT: text }).WAIT).toBe(expected),
  );
  it('names all that is wrong at once, and no value', () => {
    const read = () => readSettings(schema, { PORT: 'secret1', WAIT: '15', PUBLIC: 'yes' });
    expect(read).toThrow(BadSettings);
    expect(read).toThrow(/PORT.*\n.*WAIT.*90s.*\n.*PUBLIC/);
    expect(read).not.toThrow(/secret1/);
  });
});
