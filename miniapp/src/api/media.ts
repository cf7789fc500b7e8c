import type { ErrorCode, Id, LookReason, MediaKind, MediaView } from '@supermarket/shared';
import { downloadFile, uploadFile } from '@/platform/transfer';
import { network } from '@/platform/network';
import { queryText, refusal, unanswered, withLogin, withRetry } from './call';
import { CallError } from './call-error';
import { sessionStore } from './session';

/** 2 MB on one bar of signal. */
const UPLOAD_MS = 110_000;
const DOWNLOAD_MS = 60_000;

/** Sends a voice note or photo of the phone's; with the same id it is sent once, however often that is tried. */
export async function sendMedia(kind: MediaKind, id: Id, path: string): Promise<MediaView> {
  const url = `${API_BASE}/v1/media${queryText({ id, kind })}`;
  const { data } = await authorised((header) => uploadFile(url, path, header, UPLOAD_MS));
  return JSON.parse(data) as MediaView;
}

/** Fetches one that belongs to an order into a temporary file, and answers its path. Staff say why they look. */
export async function openMedia(id: Id, reason?: LookReason): Promise<string> {
  const url = `${API_BASE}/v1/media/${id}${queryText({ reason })}`;
  return (await authorised((header) => downloadFile(url, header, DOWNLOAD_MS))).path;
}

/** WeChat keeps the words of a refused download to itself: then its status has to say which it was. */
const BY_STATUS: Readonly<Record<number, readonly [code: ErrorCode, title: string]>> = {
  401: ['SESSION_ENDED', '登录过期了'], 403: ['ADDRESS_HIDDEN', '现在看不到了'], 404: ['NOT_FOUND', '没有找到'], 410: ['MEDIA_GONE', '已经删掉了'], 429: ['TOO_MANY_REQUESTS', '点得太快了'],
};

function authorised<T extends { readonly statusCode: number; readonly data: string }>(send: (header: Record<string, string>) => Promise<T>): Promise<T> {
  return withLogin(() => withRetry(async () => {
    if (!network.isOnline()) throw CallError.ofPhone('NO_NETWORK');
    const { token } = sessionStore.getState();
    const reply = await send(token === null ? {} : { authorization: `Bearer ${token}` }).catch((error: unknown) => {
      throw unanswered(error);
    });
    if (reply.statusCode >= 200 && reply.statusCode < 300) return reply;
    const known = reply.data === '' ? BY_STATUS[reply.statusCode] : undefined;
    throw known === undefined ? refusal(reply.statusCode, reply.data) : new CallError({ code: known[0], title: known[1] });
  }));
}
