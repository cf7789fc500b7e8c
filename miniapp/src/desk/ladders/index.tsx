import { LADDER_CIRCLES, type Id, type LadderCircle, type LadderStep, type TownLadderView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { go } from '@/platform';
import { CIRCLE_WORDS } from '@/text/ladder';
import { Button, Card, CardTitle, Chip, Chips, ListRow, Notice, Page, Switch, toast } from '@/ui';

/** 自动扩大: whom an order asks, one circle after the other, and how long each waits; towns set their own. */
export default function DeskLadders(): React.ReactNode {
  const ladders = useCall('GET /v1/desk/ladders', {});
  const [opened, setOpened] = useState<Id>();
  return (
    <Page title="自动扩大" call={ladders} skeleton="rows">
      {({ towns }) => (
        <>
          <Notice icon="info" text="没人接的单，到时间自动多问一些人。只算 7:30–21:30，急的快 8 倍。" />
          {towns.map((town) =>
            opened === town.townId || towns.length === 1 ? (
              <Town key={`${town.townId} ${town.version}`} town={town} />
            ) : (
              <Card key={town.townId} pad="none"><ListRow title={town.town} value={stepsText(town.steps)} onPress={() => setOpened(town.townId)} /></Card>
            ))}
          <Card pad="none"><ListRow icon="phone" title="结对单位" note="志愿者都来不了时，打电话请它们" onPress={() => go('/desk/partners/index')} /></Card>
        </>
      )}
    </Page>
  );
}

const stepsText = (steps: readonly LadderStep[]): string => (steps.length === 0 ? '不自动扩大' : `${steps.length} 步`);

const HOURS: readonly number[] = [1, 2, 4, 8, 24, 48];
const COUNTS: readonly number[] = [0, 1, 2, 3, 5];
const USUAL: Readonly<Record<LadderCircle, LadderStep>> = {
  community: { circle: 'community', waitMinutes: 240, invite: 3 }, nearby: { circle: 'nearby', waitMinutes: 1440, invite: 3 },
  town: { circle: 'town', waitMinutes: 1440, invite: 3 }, partners: { circle: 'partners', waitMinutes: 2880, invite: 0 },
};

function Town({ town }: { readonly town: TownLadderView }): React.ReactNode {
  const [steps, setSteps] = useState<readonly LadderStep[]>(town.steps);
  const set = useAct('PUT /v1/desk/ladders/:id', { refreshes: ['GET /v1/desk/ladders'] });
  const isSame = JSON.stringify(steps) === JSON.stringify(town.steps);
  const put = (circle: LadderCircle, step: LadderStep | null): void =>
    setSteps(LADDER_CIRCLES.flatMap((each) => (each === circle ? (step ? [step] : []) : steps.filter((one) => one.circle === each))));
  async function save(): Promise<void> {
    if (await set.run({ params: { id: town.townId }, body: { steps: [...steps], version: town.version } })) toast('改好了，新的一步起照这个来', 'okc');
  }
  return (
    <Card>
      <CardTitle title={town.town} aside={stepsText(steps)} />
      {LADDER_CIRCLES.map((circle) => {
        const step = steps.find((one) => one.circle === circle);
        return (
          <Card key={circle} pad="none" flat>
            <ListRow title={CIRCLE_WORDS[circle]} trailing={<Switch label={CIRCLE_WORDS[circle]} on={step !== undefined} onChange={(on) => put(circle, on ? USUAL[circle] : null)} />} />
            {step && <Chips>{HOURS.map((hours) => <Chip key={hours} label={`等 ${hours} 小时`} on={step.waitMinutes === hours * 60} onPress={() => put(circle, { ...step, waitMinutes: hours * 60 })} />)}</Chips>}
            {step && circle !== 'partners' && <Chips>{COUNTS.map((count) => <Chip key={count} label={count === 0 ? '不主动请人' : `一次请 ${count} 人`} on={step.invite === count} onPress={() => put(circle, { ...step, invite: count })} />)}</Chips>}
          </Card>
        );
      })}
      <Button kind="second" block label="保存" loadingLabel="正在保存" disabledReason={isSame ? '还没有改' : undefined} onPress={save} />
    </Card>
  );
}
