import type { Reason } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { minutesText } from '@/text/amounts';
import { Card } from './Card';
import { Icon, type IconName } from './Icon';
import { Points } from './Points';
import { ReasonChips } from './ReasonChips';
import { Tag } from './Tag';
import './TaskCard.scss';

interface TaskCardProps {
  readonly title: string;
  /** null for those who chose hours without points. */
  readonly points?: number | null;
  readonly when: string;
  readonly minutes?: number | null;
  /** The community, never a street number. */
  readonly area?: string;
  readonly reasons?: readonly Reason[];
  readonly urgent?: boolean;
  readonly onPress: () => void;
}

export function TaskCard({ title, points, when, minutes, area, reasons = [], urgent = false, onPress }: TaskCardProps): React.ReactNode {
  return (
    <Card onPress={onPress}>
      <View className="ui-task-card__head">
        <View className="ui-task-card__title">{title}</View>
        {urgent && <Tag tone="warn" label="急" />}
        {points != null && <Points value={points} approx />}
      </View>
      <View className="ui-facts-line">
        <FactWord icon="cal" text={when} />
        {minutes != null && <FactWord icon="clock" text={`约 ${minutesText(minutes)}`} />}
      </View>
      {area !== undefined && (
        <View className="ui-facts-line">
          <FactWord icon="pin" text={area} />
        </View>
      )}
      {reasons.length > 0 && (
        <View className="ui-task-card__reasons">
          <ReasonChips reasons={reasons} />
        </View>
      )}
    </Card>
  );
}

interface FactWordProps {
  readonly icon: IconName;
  readonly text: string;
}

/** A small fact with its icon: 今天 15:00–16:00. */
export function FactWord({ icon, text }: FactWordProps): React.ReactNode {
  return (
    <View className="ui-fact-word">
      <Icon name={icon} size="text" />
      {text}
    </View>
  );
}
