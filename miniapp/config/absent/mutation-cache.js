/**
 * What is done is sent by `useAct` and the outbox, never by react-query: its client only asks this of the cache that
 * it makes for mutations. `useMutation` would fail here at once.
 */
export class MutationCache {
  findAll() {
    return [];
  }

  resumePausedMutations() {
    return Promise.resolve();
  }

  clear() {}
}
