import type { HallQuery, InviteView, Reason, Skill, TaskCardView } from '@supermarket/shared';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useCall, useMinute, useSaid } from '@/hooks';
import { go } from '@/platform';
import { inviteLine, shelfDrawing, skillText } from '@/text';
import { Chip, Chips, InviteCard, Page, Segmented, Slot, StateBlock, TaskCard } from '@/ui';
import { DeclineSheet } from './DeclineSheet';
import { HallMap } from './HallMap';
import { useHall } from './use-hall';
import './VolunteerHall.scss';

const AN_HOUR = 60;

/** 接单: invitations first, then what waits for somebody, filtered by one's own time, place and skills (picture 05). */
export function VolunteerHall(): React.ReactNode {
  const [filter, setFilter] = useState<HallQuery>({});
  const [shape, setShape] = useState<Shape>('list');
  // What suits best comes first, whatever is filtered.
  const hall = useHall({ ...filter, best: true });
  const now = useMinute();
  const said = useSaid();
  useDidShow(() => {
    if (hall.data) hall.retry();
  });
  const cardOf = (task: TaskCardView): React.ReactNode => (
    <TaskCard
      key={task.id}
      title={task.title}
      points={task.points ?? undefined}
      when={said.window(task.window, now, task.dayPart)}
      minutes={task.minutes}
      area={task.place.text}
      reasons={reasonsOf(task)}
      urgent={task.urgent}
      onPress={() => go('/serve/task/index', { id: task.id })}
    />
  );
  return (
    <Page
      title="接单"
      tab={0}
      call={hall}
      skeleton="cards"
      head={<Filters filter={filter} onChange={setFilter} shape={shape} onShape={setShape} open={hall.data?.openNearby} />}
    >
      {(data) => (
        <>
          <Slot>{shape === 'map' && data.tasks.length > 0 && <HallMap tasks={data.tasks} cardOf={cardOf} />}</Slot>
          <Slot>{data.invites.map((invite, index) => <Invitation key={invite.assignmentId} invite={invite} first={index === 0} />)}</Slot>
          <Slot>{shape === 'list' && data.tasks.map(cardOf)}</Slot>
          {data.tasks.length === 0 && (
            <NothingHere filter={filter} onChange={setFilter} />
          )}
        </>
      )}
    </Page>
  );
}

/** The three that decide most; the task's own page has all. */
const reasonsOf = ({ reasons, seatsLeft }: TaskCardView): readonly Reason[] =>
  seatsLeft > 1 ? [...reasons.slice(0, 2), { ok: false, text: `还差 ${seatsLeft} 人` }] : reasons.slice(0, 3);

type Shape = 'list' | 'map';
const SHAPES = [{ value: 'list', label: '列表', icon: 'list' }, { value: 'map', label: '地图', icon: 'map' }] as const;

interface FiltersProps {
  readonly shape: Shape;
  readonly onShape: (shape: Shape) => void;
  readonly filter: HallQuery;
  readonly onChange: (filter: HallQuery) => void;
  readonly open: number | undefined;
}

/** One tap each; a second tap takes it back. */
function Filters({ filter, onChange, shape, onShape, open }: FiltersProps): React.ReactNode {
  const skills = useCall('GET /v1/me', {}).data?.volunteer?.skills ?? [];
  const flip = <K extends keyof HallQuery>(key: K, value: HallQuery[K]): void => {
    const { [key]: now, ...rest } = filter;
    onChange(now === value ? rest : { ...rest, [key]: value });
  };
  const chipOf = (skill: Skill): React.ReactNode => (
    <Chip key={skill} label={skillText(skill)} on={filter.skill === skill} closable={filter.skill === skill} onPress={() => flip('skill', skill)} />
  );
  return (
    <View className="hall__head">
      <View className="hall__top">
        <View className="hall__count">
          {open === undefined ? '看看谁要人帮' : <>{filter.near ? '您附近有 ' : '您的镇街有 '}<Text className="hall__number">{open >= 100 ? '100 多' : open}</Text> 件等人接</>}
        </View>
        <Segmented items={SHAPES} value={shape} onChange={onShape} dark={shape === 'map'} />
      </View>
      <Chips scroll>
        <Chip
          label="我有 1 小时" icon="clock" on={filter.minutes === AN_HOUR} closable={filter.minutes === AN_HOUR}
          onPress={() => flip('minutes', AN_HOUR)}
        />
        <Chip label="离我近" on={filter.near === true} closable={filter.near === true} onPress={() => flip('near', true)} />
        {skills.map(chipOf)}
        <Chip label="本周末" on={filter.weekend === true} closable={filter.weekend === true} onPress={() => flip('weekend', true)} />
      </Chips>
    </View>
  );
}

/** An invitation can be declined here, without a reason and without a trace. */
function Invitation({ invite, first }: { readonly invite: InviteView; readonly first: boolean }): React.ReactNode {
  const now = useMinute();
  const said = useSaid();
  const [declining, setDeclining] = useState(false);
  return (
    <>
      <InviteCard
        shelf={shelfDrawing(invite.shelf)}
        title={invite.title}
        line={inviteLine(invite, said.window(invite.window, now, invite.dayPart))}
        replyBy={invite.repliesBy}
        quiet={!first}
        onDecline={() => setDeclining(true)}
        onOpen={() => go('/serve/task/index', { id: invite.orderId })}
      />
      {declining && <DeclineSheet assignmentId={invite.assignmentId} orderId={invite.orderId} title={invite.title} onClose={() => setDeclining(false)} />}
    </>
  );
}

function NothingHere({ filter, onChange }: { readonly filter: HallQuery; readonly onChange: (filter: HallQuery) => void }): React.ReactNode {
  const { near, ...wider } = filter;
  if (Object.keys(filter).length === 0) return <StateBlock drawing="empty" title="现在没有等人接的事" text="有邻居点单，这里马上就有。" />;
  const title = filter.minutes === undefined ? '这样挑，暂时没有合适的' : '这一小时没有合适的';
  return near
    ? <StateBlock drawing="wait" title={title} text="3 公里内暂时没有。远一点的，也看看吗？" actions={[{ label: '看远一点的', onPress: () => onChange(wider) }]} />
    : <StateBlock drawing="wait" title={title} text="放宽一点，看看全部等人接的事。" actions={[{ label: '看全部', onPress: () => onChange({}) }]} />;
}
