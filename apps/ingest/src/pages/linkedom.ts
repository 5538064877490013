import { createRequire } from 'node:module';
import type * as htmlparser2 from 'htmlparser2';
import type * as linkedom from 'linkedom';

const require = createRequire(import.meta.url);

/** linkedom, and its own copy of the parser: what is measured is what linkedom will build. Another version
 *  closes other elements by itself. Both by `require`: by `import` linkedom has a second copy, which V8
 *  would have to learn anew. */
export const { Element, Node, parseHTML } = require('linkedom') as typeof linkedom;
export const { Parser } = createRequire(require.resolve('linkedom'))(
  'htmlparser2',
) as typeof htmlparser2;
