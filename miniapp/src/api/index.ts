export { call, type CallInput } from './call';
export { CallError, type CallCode } from './call-error';
export { askLogin, registerLoginWay } from './login';
export { openMedia, sendMedia } from './media';
export { queryClient, refresh } from './query-client';
export { sessionStore, useSession, type Session, type SessionPerson } from './session';
export type { Words } from './words';
