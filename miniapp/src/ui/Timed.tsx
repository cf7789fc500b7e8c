import { View } from '@tarojs/components';
import './Timed.scss';

const HOUR = /(\d{1,2}:\d{2}(?:–\d{1,2}:\d{2})?|\d{1,2} 点(?:半| \d{1,2} 分)?)/;

/** A sentence in which the hour is what one looks for: 李** 今天 **15:00** 上门, 今天下午 **3 点**来. */
export function Timed({ text }: { readonly text: string }): React.ReactNode {
  const parts = text.split(HOUR);
  if (parts.length === 1) return text;
  return parts.map((part, at) => (at % 2 === 0 ? part : <View key={at} className="ui-timed">{part}</View>));
}
