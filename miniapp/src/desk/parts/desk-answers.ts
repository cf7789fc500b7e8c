import type { Route } from '@supermarket/shared';

/** What is old once staff have moved an order. */
export const DESK_ANSWERS: readonly Route[] = [
  'GET /v1/orders/:id', 'GET /v1/desk/queues', 'GET /v1/desk/work', 'GET /v1/desk/orders', 'GET /v1/me/waiting',
];
