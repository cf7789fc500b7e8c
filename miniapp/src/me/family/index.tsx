import type { FamilyElderView } from '@supermarket/shared';
import { orderDraft } from '@/order/draft';
import { useCall } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { go } from '@/platform';
import { elderLine, elderName } from '@/text/family';
import { ActionBar, ask, Button, Card, ListRow, Page, SectionTitle, StateBlock } from '@/ui';
import { HelperRows } from './HelperRows';

/** 亲情代办: who does it for me, and for whom I do it. */
export default function Family(): React.ReactNode {
  const family = useCall('GET /v1/me/family', {});
  return (
    <Page
      title="亲情代办"
      call={family}
      skeleton="cards"
      bar={() => (
        <ActionBar>
          <Button kind="second" block label="填家人的码" onPress={() => go('/me/family-join/index')} />
          <Button block label="请家人帮忙" onPress={() => go('/me/family-code/index')} />
        </ActionBar>
      )}
    >
      {({ helpers, elders }) =>
        helpers.length + elders.length === 0 ? (
          <StateBlock drawing="empty" title="还没有家里人" text="老人家出一个码，子女在自己手机上填，就能代办。" />
        ) : (
          <>
            {helpers.length > 0 && (
              <>
                <SectionTitle title="他们代我办" aside="点一下就停" />
                <Card pad="none"><HelperRows helpers={helpers} /></Card>
              </>
            )}
            {elders.length > 0 && <SectionTitle title="我代他们办" />}
            {elders.map((elder) => <ElderCard key={elder.id} elder={elder} />)}
          </>
        )
      }
    </Page>
  );
}

function ElderCard({ elder }: { readonly elder: FamilyElderView }): React.ReactNode {
  const leave = useSend('POST /v1/me/family/:id/end');
  const name = elderName(elder);

  async function stop(): Promise<void> {
    if (!(await ask({ title: `不再代${elder.name}办？`, text: '以后看不到他的单。要再代，请他再出一个码。', stay: '再想想', act: '不再代办', dark: true }))) return;
    const how = await leave.run({ params: { id: elder.id } }, { what: `不再代${elder.name}办`, page: '/me/family/index' });
    if (how === undefined) return;
    if (orderDraft.read().neighbourId === elder.personId) orderDraft.change({ neighbourId: null, forOther: false, place: null });
    sayHow(how, '好了，不再代办');
  }

  function order(): void {
    orderDraft.change({ forOther: true, neighbourId: elder.personId, place: null });
    go('/order/create/index');
  }

  return (
    <Card pad="none">
      <ListRow icon="user" title={name} note={elderLine(elder)} />
      <ListRow icon="order" title="代他点单" onPress={order} />
      <ListRow icon="close" title="不再代办" onPress={() => void stop()} />
    </Card>
  );
}
