import type { Ingest } from '@newsline/ingest';
import { listSamples, type Sample } from './samples.ts';

/** Adds the demonstration feeds as sources.
 *  @param origin of the site that serves them */
export async function addDemonstration(ingest: Ingest, origin: string): Promise<void> {
  for (const sample of listSamples()) await add(ingest, sample, origin);
}

/** Gives the demonstration sources that are still there their addresses on this start's site.
 *  @returns how many there are */
export async function updateDemonstration(ingest: Ingest, origin: string): Promise<number> {
  const urls = new Map((await ingest.sources()).map((source) => [source.id, source.url]));
  const present = listSamples().filter((sample) => urls.has(idOf(sample)));
  for (const sample of present)
    if (urls.get(idOf(sample)) !== urlOf(sample, origin)) await add(ingest, sample, origin);
  return present.length;
}

async function add(ingest: Ingest, sample: Sample, origin: string): Promise<void> {
  await ingest.add({
    id: idOf(sample),
    url: urlOf(sample, origin),
    name: sample.title,
    language: sample.language,
    folders: [],
    fullText: false,
    siteUrl: null,
    demonstration: true,
  });
}

function idOf({ slug }: Sample): string {
  return `demo-${slug}`;
}

function urlOf({ slug }: Sample, origin: string): string {
  return `${origin}/samples/${slug}.xml`;
}
