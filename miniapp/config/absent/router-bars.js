// Our pages bring their own bars: Taro's navigation bar and tab bar for browsers are not built in.
export const initTabbar = () => undefined;
export const initNavigationBar = () => undefined;
export const defineCustomElement = () => undefined;

export default class NavigationBarHandler {
  load() {}
}
