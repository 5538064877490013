import { notFound } from '../http/problem.ts';
import { Rendered } from '../http/rendered.ts';
import type { Channel } from './channel.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';
import { writeRss } from './write-rss.ts';

type Format = { readonly mediaType: string; readonly write: (channel: Channel) => string };

const formats: ReadonlyMap<string, Format> = new Map([
  ['rss', { mediaType: 'application/rss+xml', write: writeRss }],
  ['atom', { mediaType: 'application/atom+xml', write: writeAtom }],
  ['json', { mediaType: 'application/feed+json', write: writeJsonFeed }],
]);

export const feedMediaTypes = [...formats.values()].map(({ mediaType }) => mediaType);
export const feedEndings = [...formats.keys()];

/** What is before the last dot and what is after it: ids have dots as well. */
export function splitEnding(file: string): { readonly id: string; readonly ending: string } {
  const dot = file.lastIndexOf('.');
  const ending = file.slice(dot + 1);
  if (dot > 0 && formats.has(ending)) return { id: file.slice(0, dot), ending };
  throw notFound(`Feeds end in ${feedEndings.map((known) => `.${known}`).join(', ')}.`);
}

export function renderFeed(channel: Channel, ending: string): Rendered {
  const format = formats.get(ending);
  if (!format) throw new Error(`no such feed format: ${ending}`);
  return new Rendered(format.write(channel), `${format.mediaType}; charset=utf-8`);
}
