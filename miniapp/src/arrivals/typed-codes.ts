import type { Id } from '@supermarket/shared';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '@/api/call';
import type { CallError } from '@/api/call-error';
import { refresh } from '@/api/query-client';
import { sessionStore } from '@/api/session';
import { asCallError } from '@/hooks/use-call';
import { watchAppVisibility } from '@/platform/app-visibility';
import { network } from '@/platform/network';
import { storage } from '@/platform/storage';
import { clockText } from '@/text/time';
import { ask, toast } from '@/ui/overlay';

/** A door code typed at a door without a network, with its moment: the server judges it for that half hour. */
export interface TypedCode {
  readonly personId: Id | undefined;
  readonly orderId: Id;
  readonly assignmentId: Id;
  readonly code: string;
  readonly typedAt: string;
}

const KEY = 'typed-codes';
/** The server takes it so long after (decision 3); later only staff can say that somebody was there. */
const HOURS = 12;
/** Between two attempts while the phone says it has a network and the server does not answer. */
const AGAIN_MS = 20_000;

const store = createStore<readonly TypedCode[]>()(() => storage.get<TypedCode[]>(KEY) ?? []);
store.subscribe((codes) => (codes.length === 0 ? storage.remove(KEY) : storage.set(KEY, codes)));

const drop = (code: TypedCode): void => store.setState(store.getState().filter((each) => each !== code), true);
const isMine = ({ personId }: TypedCode): boolean => personId === sessionStore.getState().person?.id;
const isLate = ({ typedAt }: TypedCode): boolean => Date.now() - Date.parse(typedAt) > HOURS * 3_600_000;

/** What waits for the network, of the person who is logged in. */
export const useTypedCodes = (): readonly TypedCode[] => useStore(store).filter(isMine);

export type Arrival = { readonly kind: 'arrived' } | { readonly kind: 'kept' } | { readonly kind: 'refused'; readonly error: CallError };

/** Sends a code as it is typed; without an answer it is kept and sent by itself as soon as there is one. */
export async function arrive(orderId: Id, assignmentId: Id, code: string): Promise<Arrival> {
  const typed: TypedCode = { personId: sessionStore.getState().person?.id, orderId, assignmentId, code, typedAt: new Date().toISOString() };
  // What was typed before for this door was corrected by typing again.
  const others = store.getState().filter((each) => each.assignmentId !== assignmentId);
  store.setState(others, true);
  // With a network the server's own clock judges: a phone's clock may be wrong.
  const arrival = await send(assignmentId, { code });
  if (arrival.kind === 'kept') store.setState([...others, typed], true);
  return arrival;
}

async function send(assignmentId: Id, body: { code: string; typedAt?: string }): Promise<Arrival> {
  try {
    await call('POST /v1/assignments/:id/check-in', { params: { id: assignmentId }, body });
  } catch (cause) {
    const error = asCallError(cause);
    if (error.lost) return { kind: 'kept' };
    await refresh('GET /v1/orders/:id');
    return { kind: 'refused', error };
  }
  await refresh('GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/waiting');
  return { kind: 'arrived' };
}

let sending = false;

/** Sends what waits, one after the other, and says what became of it: its page may be long closed. */
export async function sendTypedCodes(): Promise<void> {
  if (sending || !network.isOnline()) return;
  sending = true;
  try {
    for (const typed of store.getState().filter(isMine)) await deliver(typed);
  } finally {
    sending = false;
  }
}

async function deliver(typed: TypedCode): Promise<void> {
  if (isLate(typed)) {
    drop(typed);
    sayLost('记下的开门码放太久了');
    return;
  }
  const { assignmentId, code, typedAt } = typed;
  const arrival = await send(assignmentId, { code, typedAt });
  if (arrival.kind === 'kept') return;
  drop(typed);
  if (arrival.kind === 'arrived') toast(`签到补上了，从 ${clockText(typedAt)} 算起`, 'okc');
  else sayLost(arrival.error.code === 'DOOR_CODE_WRONG' ? '记下的开门码不对' : arrival.error.title);
}

const sayLost = (title: string): void =>
  void ask({ title, text: '请再问一次，重新输入。人已经走了的，打社区电话，核对后也能记上。', act: '知道了' });

/** Called once, when the app starts. */
export function startTypedCodes(): void {
  const again = (): void => void sendTypedCodes();
  network.watch(again);
  watchAppVisibility((visible) => visible && again());
  setInterval(() => store.getState().length > 0 && again(), AGAIN_MS);
  again();
}
