import { LADDER_CIRCLES, type LadderCircle, type LadderStep, type TownLadderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { go } from '@/platform';
import { minutesText } from '@/text';
import { CIRCLE_WORDS } from '@/text/ladder';
import { Button, Card, Chip, Chips, ListRow, Notice, Page, Sheet, Switch, toast } from '@/ui';
import '../parts/ladder.scss';

/** 自动扩大: whom an order asks, one circle after the other, and how long each waits; towns set their own. */
export default function DeskLadders(): React.ReactNode {
  const ladders = useCall('GET /v1/desk/ladders', {});
  const [opened, setOpened] = useState<TownLadderView>();
  const close = (): void => setOpened(undefined);
  return (
    <Page title="自动扩大" call={ladders} skeleton="rows">
      {({ towns }) => (
        <>
          <Notice icon="info" text="没人接的单，到时间自动多问一些人。只算 7:30–21:30，急的快 8 倍。" />
          <Card pad="none">
            {towns.map((town) => <ListRow key={town.townId} title={town.town} note={stepsText(town.steps)} onPress={() => setOpened(town)} />)}
          </Card>
          <Card pad="none"><ListRow icon="phone" title="结对单位" note="志愿者都来不了时，打电话请它们" onPress={() => go('/desk/partners/index')} /></Card>
          <Sheet open={opened !== undefined} title={opened?.town ?? ''} hint="先问谁、等多久" onClose={close}>
            {opened && <Town key={`${opened.townId} ${opened.version}`} town={opened} onDone={close} />}
          </Sheet>
        </>
      )}
    </Page>
  );
}

/** 本社区 4 小时 › 镇街 24 小时 */
const stepsText = (steps: readonly LadderStep[]): string =>
  steps.length === 0 ? '不自动扩大' : steps.map(({ circle, waitMinutes }) => `${CIRCLE_WORDS[circle]} ${minutesText(waitMinutes)}`).join(' › ');

const HOURS: readonly number[] = [1, 2, 4, 8, 24, 48];
const COUNTS: readonly number[] = [0, 1, 2, 3, 5];
const USUAL: Readonly<Record<LadderCircle, LadderStep>> = {
  community: { circle: 'community', waitMinutes: 240, invite: 3 }, nearby: { circle: 'nearby', waitMinutes: 1440, invite: 3 },
  town: { circle: 'town', waitMinutes: 1440, invite: 3 }, partners: { circle: 'partners', waitMinutes: 2880, invite: 0 },
};

function Town({ town, onDone }: { readonly town: TownLadderView; readonly onDone: () => void }): React.ReactNode {
  const [steps, setSteps] = useState<readonly LadderStep[]>(town.steps);
  const set = useAct('PUT /v1/desk/ladders/:id', { refreshes: ['GET /v1/desk/ladders'] });
  const isSame = JSON.stringify(steps) === JSON.stringify(town.steps);
  const put = (circle: LadderCircle, step: LadderStep | null): void =>
    setSteps(LADDER_CIRCLES.flatMap((each) => (each === circle ? (step ? [step] : []) : steps.filter((one) => one.circle === each))));
  async function save(): Promise<void> {
    if ((await set.run({ params: { id: town.townId }, body: { steps: [...steps], version: town.version } })) === undefined) return;
    toast('改好了，下一步起照这个来', 'okc');
    onDone();
  }
  return (
    <>
      {LADDER_CIRCLES.map((circle) => {
        const step = steps.find((one) => one.circle === circle);
        return (
          <Card key={circle} pad="none" flat>
            <ListRow title={CIRCLE_WORDS[circle]} trailing={<Switch label={CIRCLE_WORDS[circle]} on={step !== undefined} onChange={(on) => put(circle, on ? USUAL[circle] : null)} />} />
            {step && (
              <View className="desk-ladder__choices">
                <Chips>{HOURS.map((hours) => <Chip key={hours} label={`等 ${hours} 小时`} on={step.waitMinutes === hours * 60} onPress={() => put(circle, { ...step, waitMinutes: hours * 60 })} />)}</Chips>
                {circle !== 'partners' && <Chips>{COUNTS.map((count) => <Chip key={count} label={count === 0 ? '不主动请人' : `一次请 ${count} 人`} on={step.invite === count} onPress={() => put(circle, { ...step, invite: count })} />)}</Chips>}
              </View>
            )}
          </Card>
        );
      })}
      <Button block label="保存" loadingLabel="正在保存" disabledReason={isSame ? '还没有改' : undefined} onPress={save} />
    </>
  );
}
