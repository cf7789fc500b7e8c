import { View } from '@tarojs/components';
import { countText } from '@/text/amounts';
import { Card } from './Card';
import { Icon } from './Icon';
import './QueueTile.scss';

interface QueueTileProps {
  readonly name: string;
  readonly count: number;
  /** The nearest limit: a SlaClock, or a FactWord when nothing presses. */
  readonly children?: React.ReactNode;
  readonly onPress: () => void;
}

export function QueueTile({ name, count, children, onPress }: QueueTileProps): React.ReactNode {
  return (
    <Card onPress={onPress}>
      <View className="ui-queue__head">
        <View className="ui-queue__name">{name}</View>
        <Icon name="right" size="text" />
      </View>
      <View className="ui-queue__count">{countText(count)}</View>
      {children}
    </Card>
  );
}

export function QueueTiles({ children }: React.PropsWithChildren): React.ReactNode {
  return <View className="ui-queues">{children}</View>;
}
