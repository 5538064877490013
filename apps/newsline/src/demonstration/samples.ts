import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../samples/', import.meta.url));
const token = /\{\{(base|rfc822 (-[\ddhm]+)|rfc3339 (-[\ddhm]+))\}\}/g;

export type Sample = {
  /** `lantern-post`: the file's name without its ending, and the source's id after `demo-`. */
  readonly slug: string;
  readonly title: string;
  readonly language: string;
};

/** The demonstration feeds that ship with Newsline. */
export function listSamples(): Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return {
        slug: name.slice(0, -'.xml'.length),
        title: /<title[^>]*>([^<]+)<\/title>/.exec(text)?.[1]?.trim() ?? name,
        language:
          /<language>([a-z]{2})|xml:lang="([a-z]{2})/.exec(text)?.slice(1).find(Boolean) ?? 'en',
      };
    });
}

/** Whether a path of this site is a demonstration feed or one of its articles. */
export function isDemonstrationPath(path: string): boolean {
  const [, slug] = /^\/samples\/([\w-]+)(?:\.xml|\/[\w-]+)$/.exec(path) ?? [];
  return listSamples().some((sample) => sample.slug === slug);
}

/** A demonstration feed with its addresses under `base` and its dates counted back from `anchor`;
 *  null where there is none of that name. */
export function readSample(slug: string, base: string, anchor: Date): string | null {
  if (!listSamples().some((sample) => sample.slug === slug)) return null;
  const text = readFileSync(join(folder, `${slug}.xml`), 'utf8');
  return text.replace(token, (_, what: string, rfc822?: string, rfc3339?: string) => {
    if (what === 'base') return base;
    const at = new Date(anchor.getTime() + offsetMs(rfc822 ?? rfc3339 ?? ''));
    return rfc822 ? at.toUTCString().replace('GMT', '+0000') : at.toISOString();
  });
}

/** `-1d2h30m` in milliseconds. */
export function offsetMs(text: string): number {
  const [, days = 0, hours = 0, minutes = 0] =
    /^-(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text) ?? [];
  return -((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}
