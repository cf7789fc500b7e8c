import { View } from '@tarojs/components';
import { Button } from './Button';
import { Card } from './Card';
import { ShelfTile, type ShelfDrawing } from './Drawing';
import type { IconName } from './Icon';
import { StepBar } from './StepBar';
import { Tag } from './Tag';
import './OrderCard.scss';

interface OrderCardProps {
  readonly shelf: ShelfDrawing;
  readonly title: string;
  /** 李** 今天 15:00 上门, as the page puts it together. */
  readonly line: React.ReactNode;
  readonly step: { readonly now: number; readonly total?: number; readonly status: string; readonly next?: string };
  /** 开门码 once somebody comes, 去确认 when it is finished. */
  readonly action?: { readonly label: string; readonly icon?: IconName; readonly onPress: () => void } | undefined;
  readonly onPress?: () => void;
}

export function OrderCard({ shelf, title, line, step, action, onPress }: OrderCardProps): React.ReactNode {
  return (
    <Card onPress={onPress}>
      <View className="ui-order-card">
        <View className="ui-order-card__tile">
          <ShelfTile name={shelf} />
        </View>
        <View className="ui-order-card__words">
          <View className="ui-order-card__head">
            <View className="ui-order-card__title">{title}</View>
            <View className="ui-order-card__tag">
              <Tag tone="ok" icon="check" label={step.status} />
            </View>
          </View>
          <View className="ui-order-card__line">{line}</View>
        </View>
        {action && (
          <View className="ui-order-card__action">
            <Button kind="second" size="md" block label={action.label} {...(action.icon && { icon: action.icon })} onPress={action.onPress} />
          </View>
        )}
      </View>
      <View className="ui-order-card__steps">
        <StepBar {...step} />
      </View>
    </Card>
  );
}
