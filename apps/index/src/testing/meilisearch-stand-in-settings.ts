import { z } from 'zod';
import { read } from './meilisearch-stand-in-bodies.ts';
import { ApiError, NotImplemented } from './meilisearch-stand-in-errors.ts';

const strings = z.array(z.string());
const Features = z.strictObject({
  facetSearch: z.boolean().default(false),
  filter: z
    .strictObject({ equality: z.boolean().default(true), comparison: z.boolean().default(false) })
    .default({ equality: true, comparison: false }),
});
const FilterRule = z.strictObject({ attributePatterns: strings, features: Features });

/** Fields as "Update all settings" describes them; those that the stand-in can do something with. */
const Changes = z.strictObject({
  searchableAttributes: strings.optional(),
  filterableAttributes: z.array(z.union([z.string(), FilterRule])).optional(),
  sortableAttributes: strings.optional(),
  rankingRules: strings.optional(),
  typoTolerance: z
    .strictObject({
      enabled: z.boolean().optional(),
      minWordSizeForTypos: z
        .strictObject({ oneTypo: z.int().min(0).max(255), twoTypos: z.int().min(0).max(255) })
        .optional(),
      disableOnAttributes: strings.optional(),
    })
    .optional(),
  localizedAttributes: z
    .array(z.strictObject({ attributePatterns: strings, locales: z.array(z.enum(['vie', 'eng'])) }))
    .nullable()
    .optional(),
  faceting: z
    .strictObject({
      maxValuesPerFacet: z.int().min(0).optional(),
      sortFacetValuesBy: z.record(z.string(), z.enum(['alpha', 'count'])).optional(),
    })
    .optional(),
  pagination: z.strictObject({ maxTotalHits: z.int().min(0) }).optional(),
  proximityPrecision: z.literal('byWord').optional(),
  prefixSearch: z.literal('indexingTime').optional(),
});
const others = [
  ...['displayedAttributes', 'distinctAttribute', 'stopWords', 'nonSeparatorTokens', 'synonyms'],
  ...['separatorTokens', 'dictionary', 'searchCutoffMs', 'facetSearch', 'embedders', 'chat'],
];
export type SettingsChanges = z.output<typeof Changes>;

const rulesHere = ['sort', 'words', 'typo'];
const rulesThere = ['proximity', 'attribute', 'attributeRank', 'wordPosition', 'exactness'];

export function readSettings(body: unknown): SettingsChanges {
  const changes = read(Changes, body, 'settings', others);
  for (const rule of changes.rankingRules ?? []) {
    if (rulesThere.includes(rule)) throw new NotImplemented(`the ranking rule ${rule}`);
    if (/^\w+:(?:asc|desc)$/u.test(rule)) throw new NotImplemented('custom ranking rules');
    if (!rulesHere.includes(rule)) {
      throw new ApiError('invalid_settings_ranking_rules', `\`${rule}\` is not a ranking rule`);
    }
  }
  return changes;
}

/** What an index starts with. */
export const defaultSettings = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'] as readonly string[],
  filterableAttributes: [] as NonNullable<SettingsChanges['filterableAttributes']>,
  sortableAttributes: [] as readonly string[],
  rankingRules: [
    'words',
    'typo',
    'proximity',
    'attribute',
    'sort',
    'exactness',
  ] as readonly string[],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: 'byWord',
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [] as readonly string[],
    disableOnNumbers: false,
  },
  faceting: {
    maxValuesPerFacet: 100,
    sortFacetValuesBy: { '*': 'alpha' } as Record<string, string>,
  },
  pagination: { maxTotalHits: 1000 },
  searchCutoffMs: null,
  localizedAttributes: null as SettingsChanges['localizedAttributes'],
  facetSearch: true,
  prefixSearch: 'indexingTime',
};
export type IndexSettings = typeof defaultSettings;

/** Sets come back in alphabetical order, as the server keeps them. */
export function withChanges(settings: IndexSettings, changes: SettingsChanges): IndexSettings {
  const { typoTolerance, faceting, sortableAttributes, ...replaced } = changes;
  const given = Object.entries(replaced).filter(([, value]) => value !== undefined);
  const noTypos = typoTolerance?.disableOnAttributes?.toSorted();
  return {
    ...settings,
    ...(Object.fromEntries(given) as Partial<IndexSettings>),
    sortableAttributes: sortableAttributes?.toSorted() ?? settings.sortableAttributes,
    typoTolerance: {
      ...settings.typoTolerance,
      ...(typoTolerance as Partial<IndexSettings['typoTolerance']>),
      disableOnAttributes: noTypos ?? settings.typoTolerance.disableOnAttributes,
    },
    faceting: { ...settings.faceting, ...(faceting as Partial<IndexSettings['faceting']>) },
  };
}

export type FilterFeature = 'equality' | 'comparison';

/** Whether an attribute may be filtered so; null where it may not be filtered at all. */
export function filterFeature(
  settings: IndexSettings,
  attribute: string,
  feature: FilterFeature,
): boolean | null {
  for (const rule of settings.filterableAttributes) {
    if (rule === attribute) return true;
    if (typeof rule !== 'string' && rule.attributePatterns.includes(attribute)) {
      return rule.features.filter[feature];
    }
  }
  return null;
}
