import type { ProgressView, ShopProgress } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { countText } from '@/text/amounts';
import { Card, CardTitle, Points, Segmented } from '@/ui';
import { BarsLegend, MiniBars } from '@/ui/desktop/MiniBars';
import { SolvedBar } from '@/ui/desktop/SolvedBar';
import { StageBars } from '@/ui/desktop/StageBars';
import { TownTiles } from '@/ui/desktop/TownTiles';
import './wide.scss';

export type WhichMonth = 'now' | 'before';

interface FiguresProps {
  readonly progress: ProgressView;
  readonly which: WhichMonth;
  readonly onWhich: (which: WhichMonth) => void;
}

/** Beside the table: where orders wait, and how many were solved. */
export function SideFigures({ progress, which, onWhich }: FiguresProps): React.ReactNode {
  return (
    <>
      {progress.waiting.length > 0 && (
        <Card>
          <CardTitle title={progress.waiting.length === 11 ? '各镇街等人接的单' : '各村（社区）等人接的单'} aside="示意，不是排名" />
          <TownTiles tiles={progress.waiting} />
        </Card>
      )}
      <Card>
        <CardTitle title="确认解决率" aside="确认解决 ÷（确认解决 + 没解决）" />
        <Segmented
          tall
          items={[{ value: 'now', label: '本月' }, { value: 'before', label: '上月' }]}
          value={which}
          onChange={onWhich}
        />
        <SolvedBar results={progress.results} />
        {progress.calls.answered > 0 && (
          <View className="wide__fact">
            <View>{`打电话问到 ${countText(progress.calls.answered)} 件`}</View>
            <View>{`${countText(progress.calls.solved)} 件说解决了`}</View>
          </View>
        )}
      </Card>
      {progress.shop.stations > 0 && <ShopFigures shop={progress.shop} which={which} />}
    </>
  );
}

/** What the stations handed over for points, what waits there, and how long the shelves last. */
function ShopFigures({ shop: { stations, handed, waiting, weeksLeft }, which }: { readonly shop: ShopProgress; readonly which: WhichMonth }): React.ReactNode {
  return (
    <Card>
      <CardTitle title="积分兑付" aside={`${stations} 个站点`} />
      <View className="wide__shop">
        <View className="wide__row">
          <View>{`${which === 'now' ? '本月' : '上月'}换走 ${countText(handed.count)} 份`}</View>
          <Points value={handed.points} unit="分" />
        </View>
        <View className="wide__row"><View>等着来取</View><View>{`${countText(waiting.count)} 份`}</View></View>
        <View className="wide__row"><View>物资够换</View><View>{weeksLeft === null ? '近 4 周没人换' : weeksLeft === 0 ? '不到 1 周' : weeksLeft >= 52 ? '1 年以上' : `${weeksLeft} 周`}</View></View>
      </View>
    </Card>
  );
}

/** Below the table: the last fortnight, and how long each step took. */
export function BelowFigures({ progress, which }: Pick<FiguresProps, 'progress' | 'which'>): React.ReactNode {
  return (
    <View className="wide__pair">
      <Card>
        <CardTitle title="近 14 天" aside={<BarsLegend />} />
        <MiniBars days={progress.days} />
      </Card>
      <Card>
        <CardTitle title="每一步平均多久" aside={which === 'now' ? '本月' : '上月'} />
        <StageBars stages={progress.stages} />
      </Card>
    </View>
  );
}
