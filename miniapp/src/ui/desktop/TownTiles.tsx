import { View } from '@tarojs/components';
import { countText } from '@/text/amounts';
import { shortTown } from '@/text/home';
import { heatOf } from '@/text/progress';
import { classes } from '../classes';
import './desktop.scss';

interface TownTilesProps {
  readonly tiles: readonly { readonly areaId: string; readonly name: string; readonly count: number }[];
}

/** Where each town of 恩平 lies, row and column, as one would draw it on a napkin. */
const PLACES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  大田镇: [1, 1], 良西镇: [1, 2], 沙湖镇: [1, 3],
  那吉镇: [2, 1], 恩城街道: [2, 2], 圣堂镇: [2, 3], 牛江镇: [2, 4],
  大槐镇: [3, 1], 东成镇: [3, 2], 君堂镇: [3, 3],
  横陂镇: [4, 2],
};

/** Every colour stands with its number, and the order is that of the map: 示意，不是排名. Other places simply follow each other. */
export function TownTiles({ tiles }: TownTilesProps): React.ReactNode {
  const most = Math.max(...tiles.map(({ count }) => count), 0);
  const mapped = tiles.every(({ name }) => PLACES[name] !== undefined);
  return (
    <>
      <View className={classes('ui-tiles', !mapped && 'ui-tiles--flow')} role="list">
        {tiles.map(({ areaId, name, count }) => {
          const place = mapped ? PLACES[name] : undefined;
          return (
            <View
              key={areaId}
              className={`ui-tiles__tile ui-tiles__tile--${heatOf(count, most)}`}
              role="listitem"
              {...(place && { style: { gridRow: place[0], gridColumn: place[1] } })}
            >
              <View className="ui-tiles__name">{shortTown(name)}</View>
              <View className="ui-tiles__count">{countText(count)}</View>
            </View>
          );
        })}
      </View>
      <View className="ui-tiles__legend" aria-hidden>
        少
        {[1, 2, 3, 4].map((heat) => <View key={heat} className={`ui-tiles__legend-mark ui-tiles__tile--${heat}`} style={{ background: `var(--heat-${heat})` }} />)}
        多
      </View>
    </>
  );
}
