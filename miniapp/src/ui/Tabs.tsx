import { View } from '@tarojs/components';
import { classes } from './classes';
import { Press } from './Press';
import './Tabs.scss';

interface TabsProps<V extends string> {
  /** `count` in words: 128, 1,000+. */
  readonly items: readonly { readonly value: V; readonly label: string; readonly count?: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** Lists beside each other, each with how much is in it. */
export function Tabs<V extends string>({ items, value, onChange }: TabsProps<V>): React.ReactNode {
  return (
    <View className="ui-tabs" role="tablist">
      {items.map(({ value: one, label, count }) => (
        <Press
          key={one}
          className={classes('ui-tabs__tab', one === value && 'ui-tabs__tab--on')}
          role="tab"
          selected={one === value}
          onPress={() => onChange(one)}
        >
          {label}
          {count !== undefined && <View className="ui-tabs__count">{count}</View>}
        </Press>
      ))}
    </View>
  );
}
