import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { classes } from './classes';
import { heading } from './heading';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './Card.scss';

interface CardProps {
  /** `none` for rows that bring their own edges. */
  readonly pad?: 'm' | 'none';
  /** Without shadow, on a fill inside another card. */
  readonly flat?: boolean;
  /** Outlined: something that waits for an answer. */
  readonly outlined?: boolean;
  /** Holds HeroAction and HelpPair. */
  readonly hero?: boolean;
  /** The whole card is the tap target. */
  readonly onPress?: (() => void) | undefined;
  readonly label?: string;
}

export function Card({ pad = 'm', flat, outlined, hero, onPress, label, children }: PropsWithChildren<CardProps>): React.ReactNode {
  const className = classes(
    'ui-card', (pad === 'none' || hero) && 'ui-card--tight', flat && 'ui-card--flat', outlined && 'ui-card--outlined', hero && 'ui-card--hero',
  );
  if (onPress === undefined) return <View className={className}>{children}</View>;
  return (
    // A link and not a button: it opens something, and other things that one can tap may stand inside it.
    <Press className={className} role="link" onPress={onPress} label={label}>
      {children}
    </Press>
  );
}

interface CardTitleProps {
  readonly title: string;
  /** The step's number in a form: ① 要什么帮助. */
  readonly no?: number;
  readonly icon?: IconName;
  readonly aside?: React.ReactNode;
}

export function CardTitle({ title, no, icon, aside }: CardTitleProps): React.ReactNode {
  return (
    <View className={classes('ui-card-title', icon && 'ui-card-title--named')}>
      {no !== undefined && <View className="ui-card-title__no">{no}</View>}
      {icon && <Icon name={icon} size="text" />}
      <View className="ui-card-title__words" {...heading(2)}>{title}</View>
      {aside !== undefined && <View className="ui-card-title__aside">{aside}</View>}
    </View>
  );
}
