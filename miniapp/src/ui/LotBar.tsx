import { View } from '@tarojs/components';
import { useMinute } from '@/hooks/use-minute';
import { countText } from '@/text/amounts';
import { daysUntil, isoDayText } from '@/text/time';
import type { Moment } from '@/text/calendar';
import './LotBar.scss';

export interface Lot {
  readonly points: number;
  readonly expiresAt: Moment;
}

const SOON_DAYS = 60;
const SHADES = 3;

/** Points by the day on which they expire: the first to go at the left, and the same in words below. */
export function LotBar({ lots }: { readonly lots: readonly Lot[] }): React.ReactNode {
  const now = useMinute();
  if (lots.length === 0) return null;
  return (
    <View className="ui-lots">
      <View className="ui-lots__bar" aria-hidden>
        {lots.map((lot, at) => (
          <View key={at} className={`ui-lots__part ui-lots__shade--${Math.min(at, SHADES - 1)}`} style={{ flexGrow: lot.points }} />
        ))}
      </View>
      {lots.map((lot, at) => {
        const left = daysUntil(lot.expiresAt, now);
        return (
          <View key={at} className="ui-lot">
            <View className={`ui-lot__mark ui-lots__shade--${Math.min(at, SHADES - 1)}`} aria-hidden />
            <View className="ui-lot__points">{`${countText(lot.points)} 分`}</View>
            <View className="ui-lot__day">{`${isoDayText(lot.expiresAt)} 到期`}</View>
            {left <= SOON_DAYS && <View className="ui-lot__soon">{`还剩 ${left} 天`}</View>}
          </View>
        );
      })}
    </View>
  );
}
