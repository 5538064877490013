/** A refusal of the server. Codes, types and HTTP statuses are those published under
 *  "Error codes". */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly status = statusOf[code] ?? 400,
  ) {
    super(message);
  }

  /** As an answer's body, and as the `error` of a task that failed. */
  body() {
    const { code, message } = this;
    const type = typeOf[code] ?? 'invalid_request';
    return { message, code, type, link: `https://docs.meilisearch.com/errors#${code}` };
  }
}

/** The stand-in is asked for something that the server can do and it can't. No code of the server's:
 *  a test that comes here has to be given a better stand-in, or an adapter that asks for less. */
export class NotImplemented extends Error {
  constructor(what: string) {
    super(`The stand-in for Meilisearch does not implement ${what}`);
  }
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  missing_authorization_header: 401,
  invalid_api_key: 403,
  api_key_not_found: 404,
  index_not_found: 404,
  task_not_found: 404,
  api_key_already_exists: 409,
  index_already_exists: 409,
  payload_too_large: 413,
  missing_content_type: 415,
  invalid_content_type: 415,
  internal: 500,
  too_many_search_requests: 503,
};

const typeOf: Partial<Record<ErrorCode, string>> = {
  invalid_api_key: 'auth',
  missing_authorization_header: 'auth',
  internal: 'internal',
  too_many_search_requests: 'system',
};

export type ErrorCode =
  | 'api_key_already_exists'
  | 'api_key_not_found'
  | 'bad_request'
  | 'index_already_exists'
  | 'index_not_found'
  | 'index_primary_key_already_exists'
  | 'index_primary_key_no_candidate_found'
  | 'internal'
  | 'invalid_api_key'
  | 'invalid_content_type'
  | 'invalid_document_id'
  | 'invalid_index_uid'
  | 'invalid_multi_search_facets_by_index'
  | 'invalid_multi_search_query_facets'
  | 'invalid_multi_search_query_pagination'
  | 'invalid_search_attributes_to_search_on'
  | 'invalid_search_facets'
  | 'invalid_search_filter'
  | 'invalid_search_sort'
  | 'invalid_document_filter'
  | 'invalid_document_sort'
  | 'invalid_settings_ranking_rules'
  | 'invalid_swap_duplicate_index_found'
  | 'malformed_payload'
  | 'missing_authorization_header'
  | 'missing_content_type'
  | 'missing_document_id'
  | 'missing_index_uid'
  | 'missing_payload'
  | 'missing_swap_indexes'
  | 'payload_too_large'
  | 'task_not_found'
  | 'too_many_search_requests'
  // One for each field of a body: `invalid_search_limit`.
  | `invalid_${Area}_${string}`
  | `missing_api_key_${string}`;

/** What a body is about, in the codes of its errors. */
export type Area =
  'api_key' | 'search' | 'document' | 'settings' | 'index' | 'swap' | 'task' | 'multi_search';
