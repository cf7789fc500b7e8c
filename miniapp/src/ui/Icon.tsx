import { View } from '@tarojs/components';
import { classes } from './classes';
import './Icon.scss';

export const ICON_NAMES = [
  'aplus', 'arrow', 'bag', 'bench', 'box', 'cal', 'cam', 'check', 'claim', 'clock',
  'close', 'desk', 'doc', 'door', 'down', 'edit', 'erase', 'eye', 'face1', 'face2', 'face3', 'face4', 'face5',
  'heart', 'home', 'hour', 'idc', 'info', 'key', 'left', 'list', 'lock', 'map', 'mic', 'minus',
  'msg', 'off', 'okc', 'order', 'out', 'people', 'phone', 'pin', 'plus', 'right', 'scan', 'send',
  'shield', 'swap', 'tasks', 'user', 'warn', 'wrench',
] as const;
export type IconName = (typeof ICON_NAMES)[number];

interface IconProps {
  readonly name: IconName;
  /** `text` grows with the text beside it; `m` is the token; `l` stands in a round button. */
  readonly size?: 'text' | 'm' | 'l';
  readonly className?: string;
}

/** A drawing in the colour of the text around it. Hidden from readers: words or a label always stand with it. */
export function Icon({ name, size = 'm', className }: IconProps): React.ReactNode {
  return <View className={classes('ui-icon', `ui-icon--${size}`, `ui-i-${name}`, className)} aria-hidden />;
}
