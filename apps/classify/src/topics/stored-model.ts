import type { Adjustment } from '@newsline/news/labels';
import type { ModelReport } from '../models/model-report.ts';

/** A model of an installation: what its topics' own models don't know and training has learnt. */
export type StoredModel = ModelEntry & { readonly adjustments: readonly Adjustment[] };

/** A model as lists have it. */
export type ModelEntry = {
  /** From 1 on, in the order of training. */
  readonly number: number;
  /** ISO 8601, UTC. Learnt from what was known then. */
  readonly trainedAt: string;
  /** The ids of the encoders that it was trained with, by language; it means nothing with others. */
  readonly encoders: Readonly<Record<string, string>>;
  readonly report: ModelReport;
};

/** An adjustment as text: JSON, its arrays little-endian in base64. */
export function packAdjustment({ head, hashes, weights, ...rest }: Adjustment): string {
  return JSON.stringify({
    ...rest,
    head: toBase64(head),
    hashes: toBase64(hashes),
    weights: toBase64(weights),
  });
}

export function unpackAdjustment(packed: string): Adjustment {
  const { head, hashes, weights, ...rest } = JSON.parse(packed) as Omit<
    Adjustment,
    'head' | 'hashes' | 'weights'
  > &
    Readonly<Record<'head' | 'hashes' | 'weights', string>>;
  return {
    ...rest,
    head: new Float32Array(bytesOf(head)),
    hashes: new Int32Array(bytesOf(hashes)),
    weights: new Float32Array(bytesOf(weights)),
  };
}

function toBase64({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** A buffer of its own, which begins where four bytes begin. */
function bytesOf(base64: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64, 'base64')).buffer;
}
