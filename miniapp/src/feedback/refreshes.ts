import type { Route } from '@supermarket/shared';

/** What is old once something was written to staff, or answered. */
export const FEEDBACK_ANSWERS = [
  'GET /v1/feedback', 'GET /v1/feedback/:id', 'GET /v1/desk/feedback', 'GET /v1/desk/queues', 'GET /v1/me/waiting', 'GET /v1/orders/:id', 'GET /v1/orders',
] as const satisfies readonly Route[];
