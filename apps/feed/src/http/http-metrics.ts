import { counter, histogram } from '@newsline/platform';

export const requestDuration = histogram(
  'newsline_feed_http_request_duration_seconds',
  'How long requests took to be answered, by the pattern of their route (none where there is none) and the class of the status',
  ['method', 'route', 'status'],
);
/** `api` with the feeds, `pages`. */
export const cachedResponses = counter(
  'newsline_feed_ready_answers_total',
  'Responses that were sent from the cache',
  ['of'],
);
export const droppedConnections = counter(
  'newsline_feed_dropped_connections_total',
  'Connections that were refused because MAX_CONNECTIONS were open',
);
