import { View } from '@tarojs/components';
import { daysSummary, scaleOf, shortDay } from '@/text/progress';
import './desktop.scss';

interface MiniBarsProps {
  /** `YYYY-MM-DD`, today last. */
  readonly days: readonly { readonly day: string; readonly placed: number; readonly closed: number }[];
}

const HEIGHT = 100;

/** Orders placed as bars, orders closed as a line; what a screen reader hears is their sum. */
export function MiniBars({ days }: MiniBarsProps): React.ReactNode {
  const top = scaleOf(Math.max(...days.map(({ placed, closed }) => Math.max(placed, closed)), 0));
  const y = (count: number): number => HEIGHT - (count / top) * HEIGHT;
  return (
    <View className="ui-bars" role="img" aria-label={daysSummary(days)}>
        <svg className="ui-bars__picture" viewBox={`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
          {[0, top / 2, top].map((count) => <line key={count} className="ui-bars__line" x1="0" x2={days.length} y1={y(count)} y2={y(count)} />)}
          {days.map(({ day, placed }, i) => (
            <rect key={day} className="ui-bars__placed" x={i + 0.32} width="0.36" y={y(placed)} height={HEIGHT - y(placed)}><title>{`${shortDay(day)}：点单 ${placed} 件`}</title></rect>
          ))}
          <polyline className="ui-bars__closed" points={days.map(({ closed }, i) => `${i + 0.5},${y(closed)}`).join(' ')} />
        </svg>
        {[0, top / 2, top].map((count) => (
          <View key={count} className="ui-bars__scale" style={{ top: `${8 + (y(count) / HEIGHT) * 128}px` }} aria-hidden>{count}</View>
        ))}
        {days.length > 0 && [0, Math.floor(days.length / 2), days.length - 1].map((i) => (
          <View
            key={i}
            className={i === days.length - 1 ? 'ui-bars__day ui-bars__day--last' : 'ui-bars__day'}
            style={{ left: i === days.length - 1 ? '100%' : `calc(36px + (100% - 36px) * ${(i + 0.5) / days.length})` }}
            aria-hidden
          >
            {i === days.length - 1 ? '今天' : shortDay(days[i]!.day)}
          </View>
        ))}
      </View>
  );
}

/** Beside the title: what the bars and the line are. */
export const BarsLegend = (): React.ReactNode => (
  <View className="ui-legend" aria-hidden>
    <View className="ui-legend__item"><View className="ui-legend__mark ui-legend__mark--placed" />点单（柱）</View>
    <View className="ui-legend__item"><View className="ui-legend__mark ui-legend__mark--closed" />办结（线）</View>
  </View>
);
