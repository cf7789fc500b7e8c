import Taro from '@tarojs/taro';

type Query = Readonly<Record<string, string | number | undefined>>;

/** The four tab pages; positions never move. */
export const TAB_PAGES = ['/pages/first/index', '/pages/second/index', '/pages/third/index', '/pages/mine/index'] as const;
export type TabIndex = 0 | 1 | 2 | 3;

function address(page: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? page : `${page}?${pairs.join('&')}`;
}

/** `go('/order/detail/index', { id })` */
export function go(page: `/${string}`, query: Query = {}): void {
  void Taro.navigateTo({ url: address(page, query) });
}

/** Takes the place of the current page, for steps that one does not go back to. */
export function goInstead(page: `/${string}`, query: Query = {}): void {
  void Taro.redirectTo({ url: address(page, query) });
}

export function goTab(index: TabIndex): void {
  void Taro.switchTab({ url: TAB_PAGES[index] });
}

/** Begins anew at a page, with nothing below it: the desktop's side navigation. */
export function beginAt(page: `/${string}`): void {
  const tab = TAB_PAGES.find((one) => one === page);
  if (tab) void Taro.switchTab({ url: tab });
  else void Taro.reLaunch({ url: page });
}

/** Back, or home when this page was opened from a link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else goTab(0);
}
