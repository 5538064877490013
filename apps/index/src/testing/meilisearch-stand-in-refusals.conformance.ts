/** `UID` in a path or body stands for the index of the test. */
export type Send = (
  method: string,
  path: string,
  body: object | string | null,
  type?: string,
) => Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>;

/** What the server refuses, and with which code. */
export function describeRefusals(send: Send): void {
  const query = (more: object) => ({ queries: [{ indexUid: 'UID', ...more }] });
  const order = (sort: string) => ({ sort: [sort], hitsPerPage: 1 });

  it.each<[string, object, string]>([
    ['a field that is not known', { x: 1 }, 'bad_request'],
    ['a value of another type', { q: 1 }, 'invalid_search_q'],
    ['a negative number', { limit: -1 }, 'invalid_search_limit'],
    ['an index that is not there', { indexUid: 'nowhere', hitsPerPage: 0 }, 'index_not_found'],
    ['a filter by what was not declared', { filter: 'title = a' }, 'invalid_search_filter'],
    ['a comparison where equality was declared', { filter: 'kind > 1' }, 'invalid_search_filter'],
    ['half a filter', { filter: 'kind = a AND' }, 'invalid_search_filter'],
    ['an order by what was not declared', order('kind:asc'), 'invalid_search_sort'],
    ['an order without direction', order('at'), 'invalid_search_sort'],
    [
      'searching in what is not searchable',
      { attributesToSearchOn: ['kind'] },
      'invalid_search_attributes_to_search_on',
    ],
  ])('refuses %s', async (_, more, code) => {
    const answer = await send('POST', '/multi-search', query(more));
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it.each<[string, object, object, string]>([
    [
      'facets of what was not declared',
      { facetsByIndex: { UID: ['title'] } },
      {},
      'invalid_search_facets',
    ],
    ['pages of one query', {}, { limit: 1 }, 'invalid_multi_search_query_pagination'],
    ['facets of one query', {}, { facets: ['kind'] }, 'invalid_multi_search_query_facets'],
  ])('refuses, in a federation, %s', async (_, federation, more, code) => {
    const answer = await send('POST', '/multi-search', { federation, ...query(more) });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it.each<[string, string, object | string, string]>([
    ['no index', '/multi-search', { queries: [{ q: '' }] }, 'missing_index_uid'],
    ['half a body', '/multi-search', '{"queries":', 'malformed_payload'],
    ['no documents', '/indexes/UID/documents', '', 'missing_payload'],
    ['an odd name for an index', '/indexes', { uid: 'a b' }, 'invalid_index_uid'],
    ['swapping one', '/swap-indexes', [{ indexes: ['UID'] }], 'invalid_swap_indexes'],
    [
      'swapping one with itself',
      '/swap-indexes',
      [{ indexes: ['UID', 'UID'] }],
      'invalid_swap_duplicate_index_found',
    ],
    [
      'reading by what was not declared',
      '/indexes/UID/documents/fetch',
      { filter: 'title = a' },
      'invalid_document_filter',
    ],
    [
      'reading in an order that was not declared',
      '/indexes/UID/documents/fetch',
      { sort: ['kind:asc'] },
      'invalid_document_sort',
    ],
  ])('refuses %s', async (_, path, body, code) => {
    expect(await send('POST', path, body)).toMatchObject({ status: 400, body: { code } });
  });

  it.each<[string, object, string]>([
    ['is not known', { x: 1 }, 'bad_request'],
    [
      'is of another type',
      { searchableAttributes: 'title' },
      'invalid_settings_searchable_attributes',
    ],
    ['is no ranking rule', { rankingRules: ['best'] }, 'invalid_settings_ranking_rules'],
  ])('refuses a setting that %s', async (_, settings, code) => {
    const answer = await send('PATCH', '/indexes/UID/settings', settings);
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it.each<[string, string, number, string]>([
    ['settings of nothing', '/indexes/nowhere/settings', 404, 'index_not_found'],
    ['a task that never was', '/tasks/987654321', 404, 'task_not_found'],
    ['tasks in a status that is not known', '/tasks?statuses=x', 400, 'invalid_task_statuses'],
    ['tasks by what is no number', '/tasks?uids=x', 400, 'invalid_task_uids'],
    ['tasks by what is not known', '/tasks?x=1', 400, 'bad_request'],
  ])('refuses to tell %s', async (_, path, status, code) => {
    expect(await send('GET', path, null)).toMatchObject({ status, body: { code } });
  });

  const key = { actions: ['search'], indexes: ['UID'], expiresAt: null };
  it.each<[string, object, string]>([
    ['an action that is not known', { actions: ['find'] }, 'invalid_api_key_actions'],
    ['an odd name for an index', { indexes: ['a b'] }, 'invalid_api_key_indexes'],
    ['a uid that is none', { uid: 'search' }, 'invalid_api_key_uid'],
    ['no word on its end', { expiresAt: undefined }, 'missing_api_key_expires_at'],
    ['no actions', { actions: undefined }, 'missing_api_key_actions'],
    ['a field that is not known', { x: 1 }, 'bad_request'],
  ])('refuses a key with %s', async (_, more, code) => {
    const answer = await send('POST', '/keys', { ...key, ...more });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('wants to be told the type of a body', async () => {
    const path = '/indexes/UID/documents';
    const [none, wrong] = [await send('POST', path, '[]', ''), await send('POST', path, '', 'a/b')];
    expect(none).toMatchObject({ status: 415, body: { code: 'missing_content_type' } });
    expect(wrong).toMatchObject({ status: 415, body: { code: 'invalid_content_type' } });
  });
}
