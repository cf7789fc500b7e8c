import { ScrollView, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './Chip.scss';

interface ChipProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly on?: boolean;
  /** Shows a cross while on: tapping takes the filter away. */
  readonly closable?: boolean;
  /** Shows an arrow: tapping opens a choice. */
  readonly opens?: boolean;
  readonly disabled?: boolean;
}

/** 38 to see, 44 to hit. */
export function Chip({ label, onPress, icon, on = false, closable = false, opens = false, disabled = false }: ChipProps): React.ReactNode {
  return (
    <Press className="ui-chip" role="checkbox" checked={on} disabled={disabled} onPress={onPress}>
      <View className={classes('ui-chip__face', on && 'ui-chip__face--on', disabled && 'ui-chip__face--off')}>
        {icon && <Icon name={icon} size="text" />}
        {label}
        {closable && on && <Icon name="close" size="text" />}
        {opens && <Icon name="down" size="text" />}
      </View>
    </Press>
  );
}

interface ChipsProps {
  /** On one line that scrolls sideways to the page's edges; otherwise they wrap. */
  readonly scroll?: boolean;
}

export function Chips({ scroll = false, children }: PropsWithChildren<ChipsProps>): React.ReactNode {
  if (!scroll) return <View className="ui-chips">{children}</View>;
  return (
    <ScrollView className="ui-chips-scroll" scrollX enhanced showScrollbar={false}>
      <View className="ui-chips ui-chips--line">{children}</View>
    </ScrollView>
  );
}
