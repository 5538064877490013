import { writeFileSync } from 'node:fs';
import type { Corpus } from './corpus.ts';
import type { Linear } from './learn.ts';

/** Phrases kept for one topic in one language: more cost disk and change no figure by half a
 *  point. Vietnamese has its phrases with and without marks. */
const mostPhrases = { vi: 30_000, en: 20_000 } as const;

/**
 * Writes the phrases that matter most, one a line in the order of their letters, so that a change
 * of the model can be read as a diff. What matters is weight times the root of how many articles
 * have the phrase. Returns how many were kept.
 */
export function writeModel(file: string, model: Linear, corpus: Corpus): number {
  const impact = (id: number): number =>
    Math.abs(model.weights[id] as number) * Math.sqrt(1 + (corpus.frequency[id] as number));
  const kept = Array.from(model.weights.keys())
    .filter((id) => Math.abs(model.weights[id] as number) >= 0.01)
    .sort((a, b) => impact(b) - impact(a))
    .slice(0, mostPhrases[corpus.language]);
  const lines = kept
    .map((id) => [corpus.vocabulary.phrases[id] ?? '', model.weights[id] as number] as const)
    .filter(([phrase]) => phrase !== '')
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([phrase, weight]) => `${JSON.stringify(phrase)}:${rounded(weight)}`);
  writeFileSync(file, `{"bias":${rounded(model.bias)},"weights":{\n${lines.join(',\n')}\n}}\n`);
  return lines.length;
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}
