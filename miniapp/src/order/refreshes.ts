import type { Route } from '@supermarket/shared';

/** What is old once something was done to an order. */
export const ORDER_ANSWERS = [
  'GET /v1/orders/:id', 'GET /v1/orders/:id/door-codes', 'GET /v1/orders', 'GET /v1/home', 'GET /v1/me/waiting',
] as const satisfies readonly Route[];
