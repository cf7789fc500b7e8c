import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './Icon';
import './Timeline.scss';

export interface TimelineItem {
  readonly title: string;
  readonly time?: string;
  readonly note?: string | null;
  /** stopped: a grey cross, and the reason as the note. */
  readonly state: 'done' | 'now' | 'todo' | 'stopped';
}

const SPOKEN: Readonly<Record<TimelineItem['state'], string>> = { done: '已完成', now: '现在', todo: '接下来', stopped: '停下了' };

export function Timeline({ items }: { readonly items: readonly TimelineItem[] }): React.ReactNode {
  return (
    <View className="ui-timeline">
      {items.map(({ title, time, note, state }, at) => (
        <View key={`${at}${title}`} className={classes('ui-moment', `ui-moment--${state}`)}>
          <View className="ui-moment__rail" role="img" aria-label={SPOKEN[state]}>
            <View className="ui-moment__dot">
              {state === 'done' && <Icon name="check" size="text" />}
              {state === 'stopped' && <Icon name="close" size="text" />}
            </View>
            {at < items.length - 1 && <View className="ui-moment__line" />}
          </View>
          <View className="ui-moment__words">
            <View className="ui-moment__head">
              <View className="ui-moment__title">{title}</View>
              {time !== undefined && <View className="ui-moment__time">{time}</View>}
            </View>
            {note != null && note !== '' && <View className="ui-moment__note">{note}</View>}
          </View>
        </View>
      ))}
    </View>
  );
}
