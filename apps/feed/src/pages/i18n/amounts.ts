import type { UiLanguage } from './i18n.ts';

const sizes = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
  ['byte', 1],
] as const;

/** "12,3 kB": in the largest unit of which there is one. */
export function size(bytes: number, language: UiLanguage): string {
  const [unit, each] = sizes.find(([, length]) => bytes >= length) ?? ['byte', 1];
  return amount(bytes / each, unit, language);
}

/** "250 ms", "1,2 giây". */
export function duration(ms: number, language: UiLanguage): string {
  // The name of the unit is long in Vietnamese, its symbol is everybody's.
  if (ms < 1_000) return `${ms} ms`;
  return amount(ms / 1_000, 'second', language);
}

function amount(value: number, unit: string, language: UiLanguage): string {
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
  const format = { style: 'unit', unit, unitDisplay: 'short', ...digits } as const;
  return new Intl.NumberFormat(language, format).format(value);
}
