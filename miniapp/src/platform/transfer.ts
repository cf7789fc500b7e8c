import Taro from '@tarojs/taro';
import { blobAt, keepBlob } from './local-files';

type Header = Record<string, string>;

interface Reply {
  readonly statusCode: number;
  /** The body where it is text; on WeChat a refused download has none. */
  readonly data: string;
}

/** One file as a form, as wx.uploadFile knows it. `limitMs`: a minute of speech on one bar of signal takes long. */
export async function uploadFile(url: string, path: string, header: Header, limitMs: number): Promise<Reply> {
  if (process.env.TARO_ENV !== 'h5') return Taro.uploadFile({ url, filePath: path, name: 'file', header, timeout: limitMs });
  const form = new FormData();
  form.append('file', blobAt(path));
  return within(limitMs, async (signal) => {
    const reply = await fetch(url, { method: 'POST', headers: header, body: form, signal });
    return { statusCode: reply.status, data: await reply.text() };
  });
}

/** A private file into a temporary one: neither an image nor a player can say who asks. */
export async function downloadFile(url: string, header: Header, limitMs: number): Promise<Reply & { readonly path: string }> {
  if (process.env.TARO_ENV !== 'h5') {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header, timeout: limitMs });
    return { statusCode, path: tempFilePath, data: '' };
  }
  return within(limitMs, async (signal) => {
    const reply = await fetch(url, { headers: header, signal });
    return reply.ok ? { statusCode: reply.status, path: keepBlob(await reply.blob()), data: '' } : { statusCode: reply.status, path: '', data: await reply.text() };
  });
}

/** Fails with words that the caller knows as a time-out. */
async function within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limitMs);
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? new Error('timed out') : error;
  } finally {
    clearTimeout(timer);
  }
}
