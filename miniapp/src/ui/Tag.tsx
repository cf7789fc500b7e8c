import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import './Tag.scss';

export interface TagProps {
  readonly label: string;
  /** red is for 党员 only, gold for points only. */
  readonly tone?: 'neutral' | 'info' | 'ok' | 'warn' | 'red' | 'gold';
  readonly icon?: IconName;
}

export function Tag({ label, tone = 'neutral', icon }: TagProps): React.ReactNode {
  return (
    <View className={classes('ui-tag', `ui-tag--${tone}`)}>
      {icon && <Icon name={icon} size="text" />}
      {label}
    </View>
  );
}
