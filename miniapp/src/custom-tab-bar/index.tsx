import { View } from '@tarojs/components';

/**
 * WeChat asks for this file when the tab bar is custom. The bar itself is drawn by each tab page (see ui/TabBar),
 * so that it shares the page's theme and lies under its dialogs; WeChat would make one instance a page anyway.
 */
export default function CustomTabBar(): React.ReactNode {
  return <View />;
}
