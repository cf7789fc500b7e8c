import type { ProgressView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { Card, CardTitle, Segmented } from '@/ui';
import { MiniBars } from '@/ui/desktop/MiniBars';
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
      </Card>
    </>
  );
}

/** Below the table: the last fortnight, and how long each step took. */
export function BelowFigures({ progress, which }: Pick<FiguresProps, 'progress' | 'which'>): React.ReactNode {
  return (
    <View className="wide__pair">
      <Card>
        <CardTitle title="近 14 天" />
        <MiniBars days={progress.days} />
      </Card>
      <Card>
        <CardTitle title="每一步平均多久" aside={which === 'now' ? '本月' : '上月'} />
        <StageBars stages={progress.stages} />
      </Card>
    </View>
  );
}
