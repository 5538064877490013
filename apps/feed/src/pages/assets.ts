import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export type Asset = {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Its address; carries a hash of its content, so that it may be cached for ever. */
  readonly path: string;
};

const contentTypes = {
  'newsline.css': 'text/css; charset=utf-8',
  'newsline.js': 'text/javascript; charset=utf-8',
  'coverage.css': 'text/css; charset=utf-8',
  'search.css': 'text/css; charset=utf-8',
  'story.css': 'text/css; charset=utf-8',
  'topic-definitions.css': 'text/css; charset=utf-8',
  'histogram.js': 'text/javascript; charset=utf-8',
  'suggest.js': 'text/javascript; charset=utf-8',
  'newsline.svg': 'image/svg+xml',
} as const;

export type AssetName = keyof typeof contentTypes;

const assets = new Map(
  (Object.keys(contentTypes) as AssetName[]).map((name) => [name, load(name)] as const),
);
const byPath = new Map([...assets].map(([name, asset]) => [asset.path, name] as const));

export function assetPath(name: AssetName): string {
  return assetNamed(name).path;
}

/** What it says, to stand inside of something else. */
export function assetText(name: AssetName): string {
  return assetNamed(name).bytes.toString();
}

function assetNamed(name: AssetName): Asset {
  const asset = assets.get(name);
  if (!asset) throw new Error(`no such asset: ${name}`);
  return asset;
}

/** By its file name, with or without the hash. Without, its content changes with the program. */
export function findAsset(file: string): (Asset & { readonly forEver: boolean }) | null {
  const name = byPath.get(`/assets/${file}`);
  const asset = assets.get(name ?? (file as AssetName));
  return asset ? { ...asset, forEver: name !== undefined } : null;
}

function load(name: AssetName): Asset {
  const bytes = readFileSync(new URL(`./assets/${name}`, import.meta.url));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return {
    bytes,
    contentType: contentTypes[name],
    path: `/assets/${name.replace('.', `.${hash}.`)}`,
  };
}
