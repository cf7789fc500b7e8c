import { View } from '@tarojs/components';
import { countText } from '@/text/amounts';
import { classes } from './classes';
import { Drawing } from './Drawing';
import './Points.scss';

interface PointsProps {
  readonly value: number;
  /** 约 8 分: the real number follows the real time. */
  readonly approx?: boolean;
  readonly unit?: string;
  readonly size?: 's' | 'm' | 'l' | 'xl';
}

/** Gold means points and points are gold. Frozen and pending amounts are plain ink text: do not use this for them. */
export function Points({ value, approx = false, unit = '分', size = 'm' }: PointsProps): React.ReactNode {
  return (
    <View className={classes('ui-points', `ui-points--${size}`)}>
      <Drawing kind="coin" />
      <View className="ui-points__value">{`${approx ? '约 ' : ''}${countText(value)}`}</View>
      <View className="ui-points__unit">{unit}</View>
    </View>
  );
}
