import { LADDER_CIRCLES, type LadderAct, type LadderView, type OrderView } from '@supermarket/shared';
import { Text, View } from '@tarojs/components';
import { useAct } from '@/hooks';
import { CIRCLE_WORDS } from '@/text/ladder';
import { ask, Button, Card, classes, Notice, SlaClock, toast } from '@/ui';
import { DESK_ANSWERS } from './desk-answers';
import './ladder.scss';

/** 本社区 › 附近社区 › 镇街 › 结对单位: where the search stands, when it goes on by itself, and what staff can do about it. */
export function Ladder({ order }: { readonly order: OrderView }): React.ReactNode {
  const { ladder } = order;
  const steer = useAct('POST /v1/orders/:id/ladder', { refreshes: [...DESK_ANSWERS, 'GET /v1/orders/:id/candidates'] });
  if (ladder === null) return null;
  const can = (action: OrderView['actions'][number]): boolean => order.actions.includes(action);
  async function act(what: LadderAct, done: string): Promise<void> {
    if (await steer.run({ params: { id: order.id }, body: { act: what } })) toast(done, 'okc');
  }
  async function skip(): Promise<void> {
    const last = ladder?.next === null;
    const sure = await ask({
      title: last ? '告诉对方暂时没人能做？' : `现在就问${CIRCLE_WORDS[ladder!.next!]}？`,
      text: last ? '会记进缺人清单，对方可以换时间、打电话，或者继续等。' : '不再等这一步了，请过的人还可以回复。', stay: '再等等', act: last ? '告诉对方' : '现在就问',
    });
    if (sure) await act('skip', last ? '已经告诉对方' : '范围扩大了');
  }
  return (
    <Card>
      <Steps ladder={ladder} />
      <NextStep ladder={ladder} />
      <View className="desk-acts">
        {can('holdLadder') && <Button kind="quiet" size="md" label="先停一停" loadingLabel="正在停" onPress={() => act('hold', '停下了，不会自动扩大')} />}
        {can('resumeLadder') && <Button kind="quiet" size="md" label="接着找" loadingLabel="正在接着找" onPress={() => act('resume', '这一步从现在起重新计时')} />}
        {can('skipStep') && <Button kind="quiet" size="md" label="马上扩大" loadingLabel="正在扩大" onPress={skip} />}
        {can('restartLadder') && (ladder.ended || ladder.held || ladder.at !== ladder.circles[0]) && <Button kind="quiet" size="md" label="从头再找" loadingLabel="正在从头找" onPress={() => act('restart', '从第一步重新找')} />}
      </View>
    </Card>
  );
}

function Steps({ ladder }: { readonly ladder: LadderView }): React.ReactNode {
  const circles = LADDER_CIRCLES.filter((circle) => ladder.circles.includes(circle));
  return (
    <View className="desk-ladder" aria-label={`找人的范围，现在是${CIRCLE_WORDS[ladder.at]}`}>
      {circles.map((circle, at) => (
        <View key={circle} className="desk-ladder__step">
          {at > 0 && <Text className="desk-ladder__then" aria-hidden>›</Text>}
          <Text className={classes('desk-ladder__name', circle === ladder.at && 'desk-ladder__name--now')}>{CIRCLE_WORDS[circle]}</Text>
        </View>
      ))}
    </View>
  );
}

function NextStep({ ladder: { next, nextAt, held, ended } }: { readonly ladder: LadderView }): React.ReactNode {
  if (held) return <Notice icon="clock" text="先停着，不会自动扩大。" />;
  if (ended || nextAt === null) return <Notice icon="info" text="都问过了。可以从头再找，也可以请结对单位帮忙。" />;
  return <SlaClock dueAt={nextAt} soonMinutes={240} words before="" after={next === null ? '后没人接，就告诉对方没人能做' : `后没人接，自动扩大到${CIRCLE_WORDS[next]}`} />;
}
