/** Who may import whom, inside projects and between them: the rules of ARCHITECTURE, also where no
 *  project graph is at hand. */

/** Folders that each know one engine. */
const engines = '(sqlite|mongo|meilisearch)';
/** Who may know an engine: what opens stores, transfers data between them, or tests them. */
const knowsEngines =
  '/transfer[^/]*/|/transfer[^/]*\\.ts$|/(main|make-key|index|mongo|open-[^/]+)\\.ts$|\\.(spec|conformance)\\.tsx?$|-under-test\\.ts$|/testing/';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'apps-know-only-libs',
      comment: 'Services share nothing but the bus. Only apps/newsline composes them.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/newsline/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'contracts-know-zod-alone',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/contracts/|node_modules/zod/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'news-is-pure',
      comment:
        'What news is depends on no engine, no framework and no other library of ours; the stemmer is a pure function.',
      severity: 'error',
      from: { path: '^libs/news/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/news/|node_modules/stemmer/|(node:)?crypto$)' },
    },
    {
      name: 'drivers-stay-in-adapters',
      comment: 'Only adapters, the bus, and the one place that opens each store know a driver.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot:
          '(/(adapters|sqlite|mongo|meilisearch|transfer)/|/transfer[^/]*\\.ts$|^libs/messaging/|^libs/platform/src/(sqlite|group-commit|mongo|mongo-writes|reconnect-when-silent|thread-pool)\\.ts|\\.spec\\.tsx?$|\\.conformance\\.ts$|^apps/newsline/|/testing/)',
      },
      to: {
        path: '^(node:)?sqlite$|node_modules/(mongoose|meilisearch|@nats-io|rss-parser|piscina)/',
      },
    },
    {
      name: 'index-search-knows-no-engine',
      comment:
        'What both engines of the search index need stands below them, and is given the rest.',
      severity: 'error',
      from: { path: '^apps/index/src/search/' },
      to: { path: '^apps/index/src/', pathNot: '^apps/index/src/(search/|search-index\\.ts$)' },
    },
    {
      name: 'index-engines-know-no-composition',
      severity: 'error',
      from: {
        path: '^apps/index/src/(sqlite|meilisearch)/',
        pathNot: '(\\.spec\\.ts$|\\.conformance\\.ts$)',
      },
      to: {
        path: '^apps/index/src/',
        pathNot: '^apps/index/src/($1/|search/|search-index\\.ts$|index-metrics\\.ts$)',
      },
    },
    {
      name: 'ingest-readers-know-no-polling',
      comment: 'Feeds, pages and lists are read by functions that know neither sources nor stores.',
      severity: 'error',
      from: { path: '^apps/ingest/src/(feeds|pages|lists)/' },
      to: { path: '^apps/ingest/src/', pathNot: '^apps/ingest/src/(feeds|pages|lists)/' },
    },
    {
      name: 'ingest-polling-knows-ports',
      comment: 'Polling knows what it reads and counts, and its own ports; never an engine.',
      severity: 'error',
      from: { path: '^apps/ingest/src/polling/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^apps/ingest/src/',
        pathNot: '^apps/ingest/src/(polling/|feeds/|pages/|lists/|ingest-metrics\\.ts$)',
      },
    },
    {
      name: 'ingest-engines-know-ports',
      comment: 'An engine knows the ports of polling, never another engine or the composition.',
      severity: 'error',
      from: { path: '^apps/ingest/src/(sqlite|mongo)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/ingest/src/', pathNot: '^apps/ingest/src/($1|polling)/' },
    },
    {
      name: 'one-process-loads-no-server',
      comment: 'The embedded Newsline starts without the drivers of servers.',
      severity: 'error',
      from: { path: '^apps/newsline/src/start\\.ts$' },
      to: { path: 'node_modules/(mongoose|meilisearch|@nats-io)/', reachable: true },
    },
    {
      name: 'nest-is-the-shell',
      comment:
        'Nest stops at modules, controllers and a little glue; feed speaks HTTP, so it has more of it.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot:
          '(\\.module\\.ts$|\\.controller\\.tsx?$|\\.spec\\.tsx?$|main\\.ts$|^libs/messaging/src/(consumes|event-bus-transport)|^apps/feed/src/(http|api|feeds|pages)/|^apps/newsline/|/testing/)',
      },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'feed-read-model-is-below',
      comment:
        'In feed, arrows run down: pages, feeds, api, story-overview, search, http, read-model.',
      severity: 'error',
      from: { path: '^apps/feed/src/(read-model|operator-keys)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/feed/src/(http|search|story-overview|api|feeds|pages)/' },
    },
    {
      name: 'feed-http-is-below-routes',
      severity: 'error',
      from: { path: '^apps/feed/src/http/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/feed/src/(search|api|feeds|pages)/' },
    },
    {
      name: 'feed-search-is-below-routes',
      severity: 'error',
      from: { path: '^apps/feed/src/search/', pathNot: '\\.spec\\.ts$' },
      // Days are read as they are shown.
      to: { path: '^apps/feed/src/(api|feeds|pages)/', pathNot: '^apps/feed/src/pages/i18n/dates' },
    },
    {
      name: 'feed-story-overview-is-below-routes',
      severity: 'error',
      from: { path: '^apps/feed/src/story-overview/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/feed/src/(http|search|api|feeds|pages)/' },
    },
    {
      name: 'feed-api-is-below-feeds-and-pages',
      severity: 'error',
      from: { path: '^apps/feed/src/(api|feeds|pages)/', pathNot: '\\.spec\\.ts$' },
      // What readers are told in their language stands in one place.
      to: { path: '^apps/feed/src/(feeds|pages)/', pathNot: '^apps/feed/src/($1|pages/i18n)/' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(\\.spec\\.tsx?$|\\.conformance\\.ts$|/testing/)' },
      to: { path: '(\\.spec\\.tsx?$|\\.conformance\\.ts$|/testing/)' },
    },
    {
      name: 'engines-stay-behind-ports',
      comment: 'Inside an app, a folder named for an engine is known to what opens stores only.',
      severity: 'error',
      from: {
        path: '^apps/([^/]+)/src/',
        pathNot: `/${engines}/|/adapters/|^apps/newsline/|${knowsEngines}`,
      },
      to: { path: `^apps/$1/.*/${engines}/` },
    },
    {
      name: 'engines-know-not-each-other',
      severity: 'error',
      from: { path: `^apps/([^/]+)/.*/${engines}/`, pathNot: knowsEngines },
      to: {
        path: `^apps/$1/.*/${engines}/`,
        pathNot: '^apps/$1/.*/$2/',
      },
    },
    {
      name: 'adapters-stay-behind-ports',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/', pathNot: `/adapters/|^apps/newsline/|${knowsEngines}` },
      to: { path: '^apps/$1/src/adapters/' },
    },
    {
      name: 'command-line-on-top',
      comment: 'Only what runs the command line imports it.',
      severity: 'error',
      from: { path: '^apps/newsline/', pathNot: '^apps/newsline/src/(cli/|main\\.ts$)' },
      to: { path: '^apps/newsline/src/cli/' },
    },
    {
      name: 'no-tools-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^(tools|bench|test)/' },
    },
    {
      name: 'tools-know-no-benchmark',
      comment: 'Training writes down how good its models are.',
      severity: 'error',
      from: { path: '^tools/', pathNot: '^tools/(topics/|stories/|train-)' },
      to: { path: '^(bench|test)/' },
    },
    {
      name: 'a-folder-tells-whose-it-is',
      comment: 'A folder named for a benchmark is its own; others are for all of them.',
      severity: 'error',
      from: { path: '^bench/([a-z-]+)[./]' },
      to: { path: '^bench/(feeds|fuzz|hostile|stories|topics|transfer)/', pathNot: '^bench/$1/' },
    },
    {
      name: 'a-tool-keeps-its-folder',
      severity: 'error',
      from: {
        path: '^(bench|tools)/',
        pathNot: '^tools/(topics/|train-topics\\.ts|deployment/|check-deployment\\.ts)',
      },
      to: { path: '^tools/(topics|deployment)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@newsline/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
