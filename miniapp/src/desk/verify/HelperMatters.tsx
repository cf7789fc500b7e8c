import type { ArrivalProof, HelperView, OrderAction, OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { ASSIGNMENT_WORDS, helperTimes, minutesText, readAloud } from '@/text';
import { Button, Card, Notice, PersonRow, toast } from '@/ui';
import { DESK_ANSWERS } from '../parts/desk-answers';
import { SayWhySheet } from '../parts/SayWhySheet';
import { AlarmCalls } from './AlarmCalls';
import '../parts/parts.scss';

type Matter = 'confirmArrival' | 'settleTime' | 'excuse' | 'markSafe';

/** To which helpers each matter can apply; whether it is open at all, the order's actions say. */
const APPLIES: Readonly<Record<Matter, (helper: HelperView) => boolean>> = {
  confirmArrival: ({ state }) => state === 'ACCEPTED',
  settleTime: ({ state, needsOwnTime }) => state === 'TIME_DISPUTED' || (state === 'CHECKED_OUT' && needsOwnTime),
  excuse: ({ state }) => state === 'ACCEPTED' || state === 'NO_SHOW',
  markSafe: ({ alarm }) => alarm !== null,
};
/** The code on the resident's own phone is the usual way and needs no word. */
const ARRIVED_WORDS: Partial<Readonly<Record<ArrivalProof, string>>> = { slip: '到场：对上了纸条上的开门码', staff: '到场：工作人员打电话确认的' };
const LABELS: Readonly<Record<Matter, string>> = { confirmArrival: '确认到场', settleTime: '核定用时', excuse: '记下缘由', markSafe: '打过电话，平安' };
const MATTERS = Object.keys(LABELS) as Matter[];

const open = (helper: HelperView, actions: readonly OrderAction[]): Matter[] => MATTERS.filter((matter) => actions.includes(matter) && APPLIES[matter](helper));

/** Each helper with what staff may settle about them: arrival, time, or why nobody came. */
export function HelperMatters({ order }: { readonly order: OrderView }): React.ReactNode {
  return order.helpers.filter(({ state }) => !['OFFERED', 'DECLINED', 'TIMED_OUT', 'SUPERSEDED'].includes(state)).map((helper) => (
    <HelperCard key={helper.assignmentId} helper={helper} first={helper === order.helpers.find(({ alarm }) => alarm !== null)} matters={open(helper, order.actions)} planned={order.minutes} />
  ));
}

interface HelperCardProps {
  readonly helper: HelperView;
  /** Of those with an alarm: one red button a screen. */
  readonly first: boolean;
  readonly matters: readonly Matter[];
  readonly planned: number;
}

function HelperCard({ helper, first, matters, planned }: HelperCardProps): React.ReactNode {
  const [matter, setMatter] = useState<Matter>();
  const line = [ASSIGNMENT_WORDS[helper.state], helperTimes(helper)].filter(Boolean).join(' · ');
  const said = [helper.chips.join('、'), helper.result].filter(Boolean).join('。');
  return (
    <Card>
      <PersonRow name={helper.name} party={helper.partyTag && '党员志愿者'} line={line} />
      <View className="desk-order__matters">
        {said !== '' && <Notice icon="msg" text={said} />}
        {helper.state === 'ACCEPTED' && helper.doorTriesLeft === 0 && <Notice icon="door" tone="warn" text="开门码试完了。给双方打个电话，人到了就确认。" />}
        {helper.arrivedBy !== null && ARRIVED_WORDS[helper.arrivedBy] !== undefined && <Notice icon="door" text={ARRIVED_WORDS[helper.arrivedBy]!} />}
        {helper.claimed && <Notice icon="hour" tone="info" text={`说做了 ${minutesText(helper.claimed.minutes)}${helper.claimed.words === null ? '' : `：${helper.claimed.words}`}`} />}
        {helper.alarm !== null && <Notice icon="warn" tone="warn" text={helper.alarm.kind === 'overdue' ? '过了约好的时间半小时，还没签退。马上给双方打电话。' : '说好两个人上门，另一位 15 分钟还没到。马上打电话。'} />}
        {helper.alarm !== null && <AlarmCalls assignmentId={helper.assignmentId} first={first} />}
        {helper.needsOwnTime && <Notice icon="hour" tone="info" text="没有签退，用时由志愿者自己写。问过双方后核定。" />}
        {matters.map((each) => <Button key={each} kind="second" block label={LABELS[each]} onPress={() => setMatter(each)} />)}
      </View>
      {matter !== undefined && <MatterSheet matter={matter} helper={helper} planned={planned} onClose={() => setMatter(undefined)} />}
    </Card>
  );
}

interface MatterSheetProps {
  readonly matter: Matter;
  readonly helper: HelperView;
  readonly planned: number;
  readonly onClose: () => void;
}

function MatterSheet({ matter, helper, planned, onClose }: MatterSheetProps): React.ReactNode {
  const arrival = useAct('POST /v1/assignments/:id/confirm-arrival', { refreshes: DESK_ANSWERS });
  const time = useAct('POST /v1/assignments/:id/settle-time', { refreshes: DESK_ANSWERS });
  const excuse = useAct('POST /v1/assignments/:id/excuse', { refreshes: DESK_ANSWERS });
  const safe = useAct('POST /v1/assignments/:id/mark-safe', { refreshes: DESK_ANSWERS });
  const params = { id: helper.assignmentId };
  const name = readAloud(helper.name);

  async function done(reply: Promise<unknown>, words: string): Promise<boolean> {
    if ((await reply) === undefined) return false;
    onClose();
    toast(words, 'okc');
    return true;
  }
  const draft = `${matter}.${helper.assignmentId}`;
  if (matter === 'markSafe') {
    return (
      <SayWhySheet
        draft={draft} title={`${name}平安`} act="记下" placeholder="例如：打过电话，聊忘了时间" onClose={onClose}
        onSend={(words) => done(safe.run({ params, body: { words } }), '记下了')}
      />
    );
  }

  if (matter === 'settleTime') {
    return (
      <SayWhySheet
        draft={draft} title="核定用时" act="就按这个记" minutes={helper.minutes} minutesHelp={`${helper.claimed ? `志愿者说 ${minutesText(helper.claimed.minutes)}，` : ''}预计 ${minutesText(planned)}。按实际做的时间写。`} placeholder="比如：问过双方，9 点到 10 点一刻" onClose={onClose}
        onSend={(words, minutes) => done(time.run({ params, body: { words, minutes } }), '用时记好了')}
      />
    );
  }
  if (matter === 'confirmArrival') {
    return (
      <SayWhySheet
        draft={draft} title="人到了吗？" act={`确认${name}到了`} placeholder="比如：打过电话，对方说人在门口" onClose={onClose}
        onSend={(words) => done(arrival.run({ params, body: { words } }), '已经签到')}
      />
    );
  }
  return (
    <SayWhySheet
      draft={draft} title="为什么没来？" hint="不影响对方" act="记下缘由" placeholder="比如：临时送家人去医院，来过电话" onClose={onClose}
      onSend={(words) => done(excuse.run({ params, body: { words } }), '记下了')}
    />
  );
}
