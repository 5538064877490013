import { compressionKinds } from './compression.ts';
import { encodingKinds } from './encodings.ts';
import { heavyKinds } from './heavy-feeds.ts';
import type { HostileKind } from './kind.ts';
import { lyingKinds } from './lies.ts';
import { ordinaryKinds } from './ordinary.ts';
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

/** Those whose names contain `part`; all of them where it is empty. `ordinary`: none of them, but feeds of an
 *  ordinary day. */
export const hostileKinds = (part: string): readonly HostileKind[] =>
  part === 'ordinary' ? ordinaryKinds : all.filter(({ name }) => name.includes(part));
