import type { Id } from '@supermarket/shared';
import { storage } from '@/platform';

/** A door code typed without a network, with the moment at which it was typed: judged for that half hour. */
export interface TypedCode {
  readonly orderId: Id;
  readonly code: string;
  readonly typedAt: string;
}

const KEY = 'typed-code';
/** The server takes it this long after (decision 3). */
const HOURS = 12;

export const typedOffline = {
  of(orderId: Id): TypedCode | null {
    const typed = storage.get<TypedCode>(KEY);
    if (!typed || typed.orderId !== orderId) return null;
    if (Date.now() - Date.parse(typed.typedAt) < HOURS * 3_600_000) return typed;
    storage.remove(KEY);
    return null;
  },
  keep: (typed: TypedCode): void => storage.set(KEY, typed),
  forget: (): void => storage.remove(KEY),
};
