import { WxFailure } from './api.mjs';

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);
const AT_ONCE = 10;
const LONGEST_MS = 60_000;

/** `wx.request` and `wx.uploadFile` over real HTTP. Whatever address the package was built for, this story's server answers. */
export function requests(app) {
  let running = 0;
  const waiting = [];

  async function turn() {
    if (running >= AT_ONCE) await new Promise((go) => waiting.push(go));
    running += 1;
  }

  function done() {
    running -= 1;
    waiting.shift()?.();
  }

  /** One exchange with the server, as slow and as unsure as the phone's network is. */
  async function exchange(url, init, stop, timeout = LONGEST_MS) {
    const here = new URL(url.replace(/^https?:\/\/[^/]+/, app.server));
    app.asked(`${init.method} ${here.pathname}`);
    app.waiting += 1;
    await turn();
    try {
      if (!app.device.online) throw new WxFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 });
      if (app.device.slowness > 0) await new Promise((go) => setTimeout(go, app.device.slowness));
      const reply = await fetch(here, { ...init, signal: AbortSignal.any([stop, AbortSignal.timeout(timeout)]) });
      const bytes = await reply.arrayBuffer();
      if (app.device.loses(`${init.method} ${here.pathname}`)) throw new WxFailure('net::ERR_CONNECTION_RESET', { errno: 600003 });
      return { statusCode: reply.status, header: Object.fromEntries(reply.headers), bytes };
    } catch (error) {
      if (error instanceof WxFailure) throw error;
      if (error.name === 'TimeoutError') throw new WxFailure('timeout', { errno: 5 });
      throw new WxFailure(error.name === 'AbortError' ? 'abort' : `net::${error.cause?.code ?? error.message}`, { errno: 600001 });
    } finally {
      app.waiting -= 1;
      done();
    }
  }

  /** These hand back a task to stop them by, and know no promise. */
  function task(name, options, work) {
    const stop = new AbortController();
    const answer = (callbacks, reply) => callbacks.forEach((callback) => callback && app.realm.guard(() => callback(reply)));
    work(stop.signal).then(
      (reply) => answer([options.success, options.complete], { ...reply, errMsg: `${name}:ok` }),
      (error) => {
        if (!(error instanceof WxFailure)) app.fault(error);
        answer([options.fail, options.complete], app.realm.copy({ ...error.more, errMsg: `${name}:fail ${error.message}` }));
      },
    );
    const nothing = () => {};
    return {
      abort: () => stop.abort(), onHeadersReceived: nothing, offHeadersReceived: nothing, onProgressUpdate: nothing,
      offProgressUpdate: nothing, onChunkReceived: nothing, offChunkReceived: nothing,
    };
  }

  return {
    request: (options) => task('request', options, async (stop) => {
      const { url, method = 'GET', header = {}, data, timeout, dataType = 'json', responseType = 'text' } = options;
      if (!METHODS.has(method)) throw new WxFailure(`method ${method} is not supported`);
      const query = method === 'GET' && typeof data === 'object' && data !== null;
      const body = query || data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data);
      const address = query ? `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(data)}` : url;
      const headers = { 'content-type': 'application/json', ...header };
      const { bytes, ...reply } = await exchange(address, { method, headers, body }, stop, timeout);
      if (responseType === 'arraybuffer') return { ...reply, data: bytes };
      const text = new TextDecoder().decode(bytes);
      return { ...reply, cookies: [], data: dataType === 'json' ? parsed(app, text) : text };
    }),

    uploadFile: (options) => task('uploadFile', options, async (stop) => {
      const { url, filePath, name, formData = {}, header = {}, timeout } = options;
      const file = app.device.files.get(filePath);
      if (file === undefined) throw new WxFailure(`file not found: ${filePath}`);
      const body = new FormData();
      for (const [key, value] of Object.entries(formData)) body.append(key, String(value));
      body.append(name, new Blob([file.bytes], { type: file.type }), filePath.split('/').at(-1));
      // The boundary is fetch's to write.
      const headers = Object.fromEntries(Object.entries(header).filter(([key]) => key.toLowerCase() !== 'content-type'));
      const { bytes, ...reply } = await exchange(url, { method: 'POST', headers, body }, stop, timeout);
      return { ...reply, data: new TextDecoder().decode(bytes) };
    }),
  };
}

/** WeChat tries to read every answer as JSON, whatever it is called, and leaves it a text when it is none. */
function parsed(app, text) {
  try {
    return app.realm.kinds.JSON.parse(text);
  } catch {
    return text;
  }
}
