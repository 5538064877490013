type Json = Readonly<Record<string, unknown>>;

const ofFeeds = fields(
  'version title home_page_url feed_url description icon favicon language hubs authors author items',
);
const ofArticles = fields(
  `id url external_url title content_html content_text summary image banner_image date_published
  date_modified tags authors author language attachments`,
);

function fields(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/u));
}

/** What feedsmith reads of a feed, in its own spelling, and nothing else. Left to itself it looks
 *  through all fields for each that is missing, and makes an array of as many elements as an object
 *  says that it has: `{"length": 4e9}`. */
export function feedFields(json: Json): Json {
  return pick(json, ofFeeds);
}

export function articleFields(article: unknown): unknown {
  return isObject(article) ? pick(article, ofArticles) : article;
}

function pick(object: Json, names: ReadonlySet<string>): Json {
  const picked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const name = key.toLowerCase();
    if (!names.has(name) || (name !== key && name in picked)) continue;
    picked[name] = isObject(value) && 'length' in value ? { ...value, length: null } : value;
  }
  return picked;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
