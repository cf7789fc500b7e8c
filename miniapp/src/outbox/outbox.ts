import type { Reply } from '@supermarket/shared';
import { call, type CallInput } from '@/api/call';
import type { CallCode, CallError } from '@/api/call-error';
import { refreshAll } from '@/api/query-client';
import { sessionStore } from '@/api/session';
import { asCallError } from '@/hooks/use-call';
import { watchAppVisibility } from '@/platform/app-visibility';
import { go } from '@/platform/navigation';
import { network } from '@/platform/network';
import { storage } from '@/platform/storage';
import { ask, toast } from '@/ui/overlay';
import { kept, type Waiting } from './kept';
import { rulesOf, type WaitingRoute } from './may-wait';

type Decided<R extends WaitingRoute> = { readonly kind: 'sent'; readonly reply: Reply<R> } | { readonly kind: 'refused'; readonly error: CallError };
/** `waiting`: kept on the phone; it goes out by itself. */
export type Outcome<R extends WaitingRoute> = Decided<R> | { readonly kind: 'waiting' };

export interface About {
  /** What it is, in words that a list can show: 改到明天上午. */
  readonly what: string;
  /** The key in the phone's storage under which it is being typed: kept with it, and put back when it is opened again. */
  readonly draft?: string;
  /** Where it can be opened again. */
  readonly page: Waiting['page'];
}

/** Between two attempts while the phone says it has a network and the server does not answer. */
const AGAIN_MS = 20_000;

/** Whoever waits for the outcome on a page, by what it is about. */
const watched = new Map<string, (outcome: Outcome<WaitingRoute>) => void>();
/** Not tried yet: with a network the server's own clock judges, for a phone's may be wrong. */
const fresh = new Set<string>();

/** Does it now, or keeps it and does it as soon as there is a network, after what was done before. */
export function send<R extends WaitingRoute>(route: R, input: CallInput<R>, { what, draft, page }: About): Promise<Outcome<R>> {
  const given = input as Waiting['input'];
  const personId = sessionStore.getState().person?.id;
  // Before log-in there is nobody in whose name it could wait.
  if (personId === undefined) return once(route, input);
  const id = [personId, route, given.params?.id ?? (given.body as { id?: string } | undefined)?.id].join(' ');
  const typed = draft === undefined ? undefined : storage.get<unknown>(draft);
  kept.put({
    id, personId, route, input: given, what, typedAt: new Date().toISOString(), page,
    ...(draft !== undefined && typed !== undefined && { draft: { key: draft, value: typed } }),
  });
  fresh.add(id);
  return new Promise((done) => {
    watched.get(id)?.({ kind: 'waiting' });
    watched.set(id, done as (outcome: Outcome<WaitingRoute>) => void);
    void sendAll();
  });
}

async function once<R extends WaitingRoute>(route: R, input: CallInput<R>): Promise<Decided<R>> {
  try {
    return { kind: 'sent', reply: await call(route, input) };
  } catch (cause) {
    return { kind: 'refused', error: asCallError(cause) };
  }
}

let sending = false;

/** Sends what waits, one after the other, until one gets no answer. */
export async function sendAll(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    let answered = true;
    for (let item = kept.next(); item !== undefined && answered; item = kept.next()) answered = await deliver(item);
  } finally {
    sending = false;
    for (const [id, done] of watched) {
      watched.delete(id);
      done({ kind: 'waiting' });
    }
  }
}

/** False when it waits on. */
async function deliver(item: Waiting): Promise<boolean> {
  const { id, route, input, typedAt } = item;
  const { later, arrivedBefore } = rulesOf(route);
  const body = later === undefined || fresh.delete(id) ? input.body : later(input.body ?? {}, typedAt);
  const outcome = await once(route, { ...input, body } as CallInput<WaitingRoute>);
  if (outcome.kind === 'refused' && waitsOn(outcome.error)) return false;
  const refreshed = refreshAll();
  // Done again meanwhile: this was the one before, and the later one still waits.
  if (kept.isReplaced(item)) return true;
  const watcher = watched.get(id);
  if (watcher !== undefined) {
    watched.delete(id);
    kept.drop(id);
    await refreshed;
    watcher(outcome);
  } else if (outcome.kind === 'sent' || outcome.error.code === arrivedBefore) {
    kept.drop(id);
    forgetDraft(item);
    sayDone(item);
  } else keepRefused(item, outcome.error);
  return true;
}

const UNDECIDED: ReadonlySet<CallCode> = new Set<CallCode>(['SESSION_ENDED', 'LOGIN_NEEDED', 'UNAVAILABLE', 'TOO_MANY_REQUESTS']);

/** No answer, or nobody is logged in as this person: nothing was decided about it. */
const waitsOn = ({ lost, code }: CallError): boolean => lost || UNDECIDED.has(code);

function forgetDraft({ draft }: Waiting): void {
  if (draft !== undefined && JSON.stringify(storage.get(draft.key)) === JSON.stringify(draft.value)) storage.remove(draft.key);
}

function sayDone({ route, what, typedAt }: Waiting): void {
  toast(rulesOf(route).sent?.(typedAt) ?? `“${what}”发出去了`, 'okc');
}

/** Its page may be long closed: the reason is said and stays with it, and so does what was typed. */
function keepRefused(item: Waiting, { title, detail }: CallError): void {
  const refused = { ...item, refused: { title, ...(detail !== undefined && { detail }) } };
  kept.put(refused);
  const text = [title, detail].filter(Boolean).join('。');
  void ask({ title: `“${item.what}”没办成`, text, stay: '先放着', act: '打开看看' }).then((yes) => yes && reopen(refused));
}

/** Back to where it was typed, with what was typed there. */
export function reopen({ draft, page }: Waiting): void {
  if (draft !== undefined) storage.set(draft.key, draft.value);
  go(page);
}

/** Called once, when the app starts. */
export function startOutbox(): void {
  const again = (): void => {
    const { token } = sessionStore.getState();
    if (token !== null && network.isOnline() && kept.next() !== undefined) void sendAll();
  };
  network.watch(again);
  watchAppVisibility((visible) => visible && again());
  setInterval(again, AGAIN_MS);
  sessionStore.subscribe((now, before) => now.token !== before.token && again());
  again();
}
