import { View } from '@tarojs/components';
import type { Moment } from '@/text/calendar';
import { Button } from './Button';
import { Card } from './Card';
import { ShelfTile, type ShelfDrawing } from './Drawing';
import { Icon } from './Icon';
import { SlaClock } from './SlaClock';
import './InviteCard.scss';

interface InviteCardProps {
  readonly shelf: ShelfDrawing;
  readonly title: string;
  /** 周四 8:30–11:30 · 陪 76 岁老人 */
  readonly line: string;
  readonly replyBy: Moment;
  /** Not the first of several: one red button a screen. */
  readonly quiet?: boolean;
  readonly onDecline: () => unknown;
  readonly onOpen: () => void;
}

/** An invitation: saying no is as large and as easy as looking at it. */
export function InviteCard({ shelf, title, line, replyBy, quiet = false, onDecline, onOpen }: InviteCardProps): React.ReactNode {
  return (
    <Card outlined>
      <View className="ui-invite__head">
        <Icon name="send" />
        <View className="ui-invite__from">社区邀请您</View>
        <SlaClock dueAt={replyBy} soonMinutes={24 * 60} words before="还有" after="回复" />
      </View>
      <View className="ui-invite__what">
        <ShelfTile name={shelf} />
        <View>
          <View className="ui-invite__title">{title}</View>
          <View className="ui-invite__line">{line}</View>
        </View>
      </View>
      <View className="ui-invite__answers">
        <Button kind="second" size="md" block label="这次婉拒" onPress={onDecline} />
        <Button kind={quiet ? 'quiet' : 'primary'} size="md" block label="看看再定" onPress={onOpen} />
      </View>
    </Card>
  );
}
