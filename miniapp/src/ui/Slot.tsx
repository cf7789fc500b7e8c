import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './Slot.scss';

/**
 * A place for what comes and goes or grows, without a look of its own. When a child goes or one comes before another,
 * Taro sends all its brothers and sisters to WeChat's screen again; in a slot it has none.
 */
export function Slot({ children }: PropsWithChildren): React.ReactNode {
  return <View className="ui-slot">{children}</View>;
}
