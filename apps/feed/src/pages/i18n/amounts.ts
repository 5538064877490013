import type { UiLanguage } from './i18n.ts';

/** "12,3 kB", "1,2 MB" */
export function size(bytes: number, language: UiLanguage): string {
  const inMegabytes = bytes >= 1_000_000;
  return inMegabytes
    ? amount(bytes / 1_000_000, 'megabyte', language)
    : amount(bytes / 1_000, 'kilobyte', language);
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
