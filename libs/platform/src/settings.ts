import { z } from 'zod';

/** The settings of a program, keyed by environment variable. Each has a description; all have a
 *  default, or may be left out. */
export type SettingsSchema = z.ZodObject;

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A length of time with its unit: `500ms`, `90s`, `15m`, `24h`, `7d`. Read as milliseconds. */
export function duration(fallback: string) {
  return z
    .string()
    .regex(
      /^\d{1,9}(ms|s|m|h|d)$/,
      'a length of time with its unit, such as 500ms, 90s, 15m, 24h or 7d',
    )
    .default(fallback)
    .transform((text) => durationMs(text) ?? 0);
}

/** Milliseconds of a length of time with its unit; null for any other text. */
export function durationMs(text: string): number | null {
  const [, amount, unit = ''] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  return amount === undefined ? null : Number(amount) * (units[unit] ?? 1);
}

/** `true` or `false`. */
export function flag(fallback: boolean) {
  return z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true');
}

/** An IANA name: `Asia/Ho_Chi_Minh`. */
export function timeZone(fallback: string) {
  return z
    .string()
    .refine(isTimeZone, 'must be the IANA name of a time zone, such as Asia/Ho_Chi_Minh')
    .default(fallback);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Comma-separated values; empty where there are none. */
export function list() {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    );
}

/** Settings that cannot be used. The message names every one that is wrong, and no value, because
 *  a value may be a secret. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
}

/** Reads a program's settings, once, in its main. An empty variable counts as left out.
 *  @throws {BadSettings} with all problems at once. */
export function readSettings<Schema extends SettingsSchema>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) =>
      `  ${path.join('.')}: expected ${message.replace(/^Invalid input: expected /, '')}`,
  );
  throw new BadSettings(
    `These settings cannot be used:\n${problems.join('\n')}\nSee docs/configuration.md for what is allowed.`,
  );
}
