import { asynchronousAll, WxFailure } from './api.mjs';

const WAYS = ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch'];

/** From page to page; what WeChat would refuse is refused in its words. */
export function navigation(app) {
  const go = (way) => (options) => {
    try {
      app.stack[way](options);
    } catch (error) {
      app.fault(`${way} ${options.url ?? ''}: ${error.message}`);
      throw new WxFailure(error.message);
    }
  };
  return asynchronousAll(app, {
    ...Object.fromEntries(WAYS.map((way) => [way, go(way)])),
    pageScrollTo: () => ({}),
    setNavigationBarTitle: () => ({}),
    setNavigationBarColor: () => ({}),
    hideHomeButton: () => ({}),
    hideTabBar: () => ({}),
    showTabBar: () => ({}),
    stopPullDownRefresh: () => ({}),
  });
}
