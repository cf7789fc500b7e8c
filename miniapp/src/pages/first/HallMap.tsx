import type { TaskCardView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCall } from '@/hooks';
import { findHere, type Here } from '@/platform';
import { frameOf, lineKm, spotsOf } from '@/text/spots';
import { ask, FactWord, IconButton, Notice, Slot, TaskMap, toast } from '@/ui';
import './HallMap.scss';

interface HallMapProps {
  readonly tasks: readonly TaskCardView[];
  /** The card of a task, as the list has it. */
  readonly cardOf: (task: TaskCardView) => React.ReactNode;
}

/** The same tasks on a map, to about 500 m (picture 05b); those of the spot that was tapped stand below it. */
export function HallMap({ tasks, cardOf }: HallMapProps): React.ReactNode {
  const communityId = useCall('GET /v1/me', {}).data?.communityId;
  const areas = useCall('GET /v1/areas', {}).data?.areas;
  const [here, setHere] = useState<Here>();
  const home = here ?? areas?.find(({ id }) => id === communityId)?.point ?? null;
  const [tapped, setTapped] = useState<string>();
  const frame = frameOf(tasks, home);
  const spots = frame ? spotsOf(tasks, frame, home) : [];
  const chosen = spots.find(({ key }) => key === tapped) ?? spots[0];
  const elsewhere = tasks.length - spots.reduce((sum, spot) => sum + spot.tasks.length, 0);

  /** Asked for by this tap alone, and told why; the place stays on the phone. */
  async function locate(): Promise<void> {
    if (here) return setHere(undefined);
    if (!(await ask(WHY))) return;
    const found = await findHere();
    if (found) setHere(found);
    else toast('没有定位，没关系，先看您社区附近的');
  }

  return (
    <>
      {frame && (
        <View className="hall-map">
          <TaskMap frame={frame} home={home} spots={spots} chosen={chosen?.key} onChoose={setTapped} />
          <View className="hall-map__lock"><FactWord icon="lock" text={lockText(frame.reach)} /></View>
          <View className="hall-map__here"><IconButton icon="pin" label={here ? '回到我的社区' : '看我现在附近的'} onPress={locate} /></View>
        </View>
      )}
      <Slot>{chosen?.tasks.map(cardOf)}</Slot>
      {elsewhere > 0 && <Notice icon="list" text={spots.length === 0 ? '这些只知道在哪个社区，请在列表里看。' : `还有 ${elsewhere} 件不在图上，请在列表里看。`} />}
    </>
  );
}

const WHY = process.env.TARO_ENV === 'weapp'
  ? { title: '想看哪里的任务？', text: '在地图上选一个地方。只用来摆这张图，不发出去。', stay: '先不选', act: '去选' }
  : { title: '看您现在附近的任务？', text: '要用一下您的位置。只用来摆这张图，不发出去。', stay: '先不用', act: '打开定位' };

/** WeChat's map has a scale of its own. */
const lockText = (reach: number): string =>
  ['位置只到 500 米', process.env.TARO_ENV === 'h5' && `一格 ${lineKm(reach)} 公里`, DEMO && '演示地点'].filter(Boolean).join(' · ');
