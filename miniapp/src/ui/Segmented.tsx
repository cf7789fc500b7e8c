import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './Segmented.scss';

interface SegmentedProps<V extends string> {
  readonly items: readonly { readonly value: V; readonly label: string; readonly icon?: IconName }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** A tick as well, where the choice changes who one is. */
  readonly tick?: boolean;
  readonly tall?: boolean;
  /** Over a map: a white track, and the choice as dark as a chip that is on. */
  readonly dark?: boolean;
}

export function Segmented<V extends string>({ items, value, onChange, tick = false, tall = false, dark = false }: SegmentedProps<V>): React.ReactNode {
  return (
    <View className={classes('ui-segmented', tall && 'ui-segmented--tall', dark && 'ui-segmented--dark')}>
      {items.map((item) => {
        const on = item.value === value;
        return (
          <Press
            key={item.value}
            className={classes('ui-segment', on && 'ui-segment--on')}
            role="radio"
            checked={on}
            onPress={() => onChange(item.value)}
          >
            {on && tick ? <Icon name="check" size="text" /> : item.icon && <Icon name={item.icon} size="text" />}
            {item.label}
          </Press>
        );
      })}
    </View>
  );
}
