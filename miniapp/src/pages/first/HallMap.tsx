import type { TaskCardView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCall } from '@/hooks';
import { frameOf, spotsOf } from '@/text/spots';
import { FactWord, Notice, TaskMap } from '@/ui';

interface HallMapProps {
  readonly tasks: readonly TaskCardView[];
  /** The card of a task, as the list has it. */
  readonly cardOf: (task: TaskCardView) => React.ReactNode;
}

/** The same tasks on a map, to about 500 m (picture 05b); those of the spot that was tapped stand below it. */
export function HallMap({ tasks, cardOf }: HallMapProps): React.ReactNode {
  const communityId = useCall('GET /v1/me', {}).data?.communityId;
  const areas = useCall('GET /v1/areas', {}).data?.areas;
  const home = areas?.find(({ id }) => id === communityId)?.point ?? null;
  const [tapped, setTapped] = useState<string>();
  const frame = frameOf(tasks, home);
  const spots = frame ? spotsOf(tasks, frame, home) : [];
  const chosen = spots.find(({ key }) => key === tapped) ?? spots[0];
  const elsewhere = tasks.length - spots.reduce((sum, spot) => sum + spot.tasks.length, 0);
  return (
    <>
      {frame && <TaskMap frame={frame} home={home} spots={spots} chosen={chosen?.key} onChoose={setTapped} />}
      {frame && <View className="hall__lock"><FactWord icon="lock" text={DEMO ? '位置只到 500 米范围 · 演示用的地点' : '位置只到 500 米范围'} /></View>}
      {chosen?.tasks.map(cardOf)}
      {elsewhere > 0 && <Notice icon="list" text={spots.length === 0 ? '这些只知道在哪个社区，请在列表里看。' : `还有 ${elsewhere} 件不在图上，请在列表里看。`} />}
    </>
  );
}
