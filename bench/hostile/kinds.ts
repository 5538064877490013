import { compressionKinds } from './compression.ts';
import { encodingKinds } from './encodings.ts';
import { heavyKinds } from './heavy-feeds.ts';
import type { HostileKind } from './kind.ts';
import { lyingKinds } from './lies.ts';
import { pageKinds } from './pages.ts';
import { redirectKinds } from './redirects.ts';
import { slowKinds } from './slow-feeds.ts';
import { tlsKinds } from './tls.ts';
import { transportKinds } from './transport.ts';

const all: readonly HostileKind[] = [
  ...transportKinds,
  ...tlsKinds,
  ...redirectKinds,
  ...compressionKinds,
  ...encodingKinds,
  ...heavyKinds,
  ...slowKinds,
  ...lyingKinds,
  ...pageKinds,
];

/** Those whose names contain `part`; all of them where it is empty. */
export const hostileKinds = (part: string): readonly HostileKind[] =>
  all.filter(({ name }) => name.includes(part));
