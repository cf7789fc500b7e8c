import { View } from '@tarojs/components';
import { useMinute } from '@/hooks/use-minute';
import { roughly, spanText } from '@/text/amounts';
import type { Moment } from '@/text/calendar';
import { minutesUntil } from '@/text/time';
import { classes } from './classes';
import { Icon } from './Icon';
import './SlaClock.scss';

interface SlaClockProps {
  readonly dueAt: Moment;
  /** From how many minutes before the limit it is bold: two hours unless said. */
  readonly soonMinutes?: number;
  /** 3 小时 54 分 in place of 3:54. */
  readonly words?: boolean;
  /** On a small tile: whole hours from two hours on. */
  readonly brief?: boolean;
  /** Around the time: 还有 … 回复. */
  readonly before?: string;
  readonly after?: string;
}

/** Calm, soon, late: never by colour alone, and only in whole minutes. */
export function SlaClock({ dueAt, soonMinutes = 120, words = false, brief = false, before = '剩', after = '' }: SlaClockProps): React.ReactNode {
  const left = minutesUntil(dueAt, useMinute());
  if (left < 0) return <Late text={`超时 ${spanText(roughly(-left, brief), true)}`} />;
  return (
    <View className={classes('ui-clock', left <= soonMinutes && 'ui-clock--soon')}>
      <Icon name="clock" size="text" />
      {`${before} ${spanText(words ? roughly(left, brief) : left, words)}${after}`}
    </View>
  );
}

/** What is over its limit, in words: 超时 25 分, 3 件超时. */
export function Late({ text }: { readonly text: string }): React.ReactNode {
  return (
    <View className="ui-clock ui-clock--late">
      <Icon name="warn" size="text" />
      {text}
    </View>
  );
}
