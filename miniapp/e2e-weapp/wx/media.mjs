import { asynchronousAll, WxFailure } from './api.mjs';

let fileNo = 0;

/** Camera, album, microphone and files. */
export function media(app, privacy) {
  const { device } = app;

  function keep(bytes, type, ending) {
    fileNo += 1;
    const path = `wxfile://tmp_${fileNo}.${ending}`;
    device.files.set(path, { bytes, type });
    return path;
  }

  async function choosePhotos() {
    await privacy.permit();
    if (device.nextPhoto === undefined) throw new WxFailure('cancel');
    const path = keep(device.nextPhoto, 'image/jpeg', 'jpg');
    return { path, size: device.nextPhoto.length };
  }

  return {
    getRecorderManager: recorder(app, privacy, keep),
    ...asynchronousAll(app, {
      chooseMedia: async () => {
        const { path, size } = await choosePhotos();
        return { type: 'image', tempFiles: [{ tempFilePath: path, size, fileType: 'image' }] };
      },
      chooseImage: async () => {
        const { path, size } = await choosePhotos();
        return { tempFilePaths: [path], tempFiles: [{ path, size }] };
      },
      compressImage: ({ src }) => ({ tempFilePath: src }),
      getImageInfo: ({ src }) => ({ path: src, width: 1200, height: 900, type: 'jpeg', orientation: 'up' }),
      getFileInfo: ({ filePath }) => ({ size: device.files.get(filePath)?.bytes.length ?? 0 }),
      previewImage: () => ({}),
    }),
  };
}

/** One recorder for the whole app, as on the phone. */
function recorder(app, privacy, keep) {
  const hears = { start: [], stop: [], error: [], interruptionBegin: [], interruptionEnd: [], pause: [], resume: [], frameRecorded: [] };
  const tell = (event, reply = {}) => {
    for (const listener of hears[event]) app.realm.guard(() => listener(app.realm.copy(reply)));
  };
  let since;
  let limit;
  const manager = {
    async start({ duration = 60_000, format = 'aac' } = {}) {
      try {
        await privacy.permit();
      } catch (error) {
        tell('error', { errMsg: `operateRecorder:fail ${error.message}`, errno: 104 });
        return;
      }
      if (app.device.refused.has('scope.record')) {
        tell('error', { errMsg: 'operateRecorder:fail auth deny' });
        return;
      }
      since = app.now();
      manager.format = format;
      limit = setTimeout(() => manager.stop(), duration);
      tell('start');
    },
    stop() {
      if (since === undefined) return;
      clearTimeout(limit);
      const bytes = app.device.voice;
      const tempFilePath = keep(bytes, manager.format === 'wav' ? 'audio/wav' : manager.format === 'mp3' ? 'audio/mpeg' : 'audio/aac', manager.format);
      tell('stop', { tempFilePath, duration: app.now() - since, fileSize: bytes.length });
      since = undefined;
    },
    pause: () => tell('pause'),
    resume: () => tell('resume'),
  };
  for (const event of Object.keys(hears)) {
    manager[`on${event[0].toUpperCase()}${event.slice(1)}`] = (listener) => hears[event].push(listener);
  }
  return () => manager;
}
