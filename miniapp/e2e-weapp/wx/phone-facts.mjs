import { asynchronousAll, WxFailure } from './api.mjs';

/** A phone of 390 × 844 with a notch, and WeChat's capsule at the upper right. */
const WINDOW = {
  pixelRatio: 3, screenWidth: 390, screenHeight: 844, windowWidth: 390, windowHeight: 844, statusBarHeight: 47, screenTop: 0,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
};
const CAPSULE = { width: 87, height: 32, top: 51, right: 383, bottom: 83, left: 296 };

/** What the phone knows and what it can do: network, light, scan, places, versions. */
export function phoneFacts(app, privacy) {
  const { device, realm } = app;
  const heard = { show: new Set(), hide: new Set() };
  app.whenShown = (shown) => [...heard[shown ? 'show' : 'hide']].forEach((listener) => realm.guard(() => listener(realm.copy(app.options))));
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => true,
    nextTick: (work) => setTimeout(() => realm.guard(work), 0),
    getWindowInfo: () => realm.copy(WINDOW),
    getMenuButtonBoundingClientRect: () => realm.copy(CAPSULE),
    getAppBaseInfo: () => realm.copy({ SDKVersion: '3.5.0', language: 'zh_CN', theme: 'light', fontSizeSetting: device.fontSize, host: { env: 'WeChat' } }),
    getDeviceInfo: () => realm.copy({ brand: 'HUAWEI', model: 'Mate', platform: 'android', system: 'Android 12' }),
    getAccountInfoSync: () => realm.copy({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => realm.copy(app.options),
    getEnterOptionsSync: () => realm.copy(app.options),
    onAppShow: (listener) => heard.show.add(listener),
    onAppHide: (listener) => heard.hide.add(listener),
    offAppShow: (listener) => heard.show.delete(listener),
    offAppHide: (listener) => heard.hide.delete(listener),
    onNetworkStatusChange: (listener) => device.watchNetwork((state) => realm.guard(() => listener(realm.copy(state)))),
    getUpdateManager: () => updateManager(app),
    ...asynchronousAll(app, {
      getNetworkType: () => ({ networkType: device.online ? 'wifi' : 'none' }),
      login: async () => ({ code: await app.loginCode() }),
      checkSession: () => ({}),
      getRandomValues: ({ length }) => ({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }),
      getScreenBrightness: () => ({ value: device.brightness }),
      setScreenBrightness: ({ value }) => { device.brightness = value; },
      setKeepScreenOn: () => ({}),
      vibrateShort: () => ({}),
      setClipboardData: async ({ data }) => {
        await privacy.permit();
        device.clipboard = data;
      },
      scanCode: () => {
        if (device.nextScan === undefined) throw new WxFailure('cancel');
        return { result: device.nextScan, scanType: 'QR_CODE', charSet: 'utf-8', path: '' };
      },
      chooseLocation: async () => {
        await privacy.permit();
        if (device.nextPlace === undefined) throw new WxFailure('cancel');
        return device.nextPlace;
      },
    }),
  };
}

/** WeChat looks for a new version by itself at a cold start and says so in its own time. */
function updateManager(app) {
  const later = (work) => setTimeout(() => app.realm.guard(work), 20);
  return {
    onCheckForUpdate: (listener) => later(() => listener(app.realm.copy({ hasUpdate: app.device.update.ready }))),
    onUpdateReady: (listener) => { if (app.device.update.ready) later(listener); },
    onUpdateFailed: () => {},
    applyUpdate: () => {
      app.device.update = { ready: false, applied: true };
      app.restart();
    },
  };
}
