import type { Stage } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { lengthText, STAGE_NAMES } from '@/text/progress';
import './desktop.scss';

interface StageBarsProps {
  readonly stages: readonly { readonly stage: Stage; readonly minutes: number | null }[];
}

/** How long each step takes, the length said beside its bar. */
export function StageBars({ stages }: StageBarsProps): React.ReactNode {
  const longest = Math.max(...stages.map(({ minutes }) => minutes ?? 0), 1);
  return (
    <View role="list">
      {stages.map(({ stage, minutes }) => (
        <View key={stage} className="ui-stages__row" role="listitem">
          <View className="ui-stages__name">{STAGE_NAMES[stage]}</View>
          <View className="ui-stages__track" aria-hidden>
            <View className="ui-stages__bar" style={{ width: `${((minutes ?? 0) / longest) * 100}%` }} />
          </View>
          <View className="ui-stages__length">{lengthText(minutes)}</View>
        </View>
      ))}
    </View>
  );
}
