import type { NeighbourView } from '@supermarket/shared';
import { useSession } from '@/api';
import { useCall } from '@/hooks';
import { orderDraft } from '@/order/draft';
import { sayHow, useSend } from '@/outbox';
import { go } from '@/platform';
import { CONSENT_WAY_WORDS, dateText, neighbourName } from '@/text';
import { ActionBar, ask, Button, Card, ListRow, Page, StateBlock } from '@/ui';

/** For whom one may order, with the consent that allows it and the way to end it. */
export default function Neighbours(): React.ReactNode {
  const staff = useSession((session) => session.hat === 'staff');
  const neighbours = useCall('GET /v1/me/neighbours', {});
  const end = useSend('POST /v1/me/neighbours/:id/end');

  async function forget({ id, name }: NeighbourView): Promise<void> {
    if (!(await ask({ title: `不再代${name}点单？`, text: '已经点的单照常办。要再代，得重新问过本人。', stay: '再想想', act: '不再代了', dark: true }))) return;
    const how = await end.run({ params: { id } }, { what: `不再代${name}点单`, page: '/me/neighbours/index' });
    if (how === undefined) return;
    if (orderDraft.read().neighbourId === id) orderDraft.change({ neighbourId: null, forOther: false, place: null });
    sayHow(how, '好了，不再代他点单');
  }

  function order({ id }: NeighbourView): void {
    orderDraft.change({ forOther: true, neighbourId: id, place: null });
    go('/order/create/index');
  }

  return (
    <Page
      title={staff ? '代群众点单的人' : '代谁点单'}
      call={neighbours}
      skeleton="cards"
      bar={() => <ActionBar><Button block label="加一个人" onPress={() => go('/me/neighbour/index')} /></ActionBar>}
    >
      {({ neighbours: all }) =>
        all.length === 0 ? (
          <StateBlock drawing="empty" title="还没有人" text="问过本人，就能代家里老人、邻居点单。" />
        ) : (
          all.map((one) => (
            <Card key={one.id} pad="none">
              <ListRow icon="user" title={neighbourName(one)} note={`${one.communityText} ${one.address}`} />
              <ListRow icon="phone" title={one.maskedPhone} value={`${CONSENT_WAY_WORDS[one.consentWay]}同意 ${dateText(one.consentAt)}`} />
              <ListRow icon="order" title="代他点单" onPress={() => order(one)} />
              <ListRow icon="close" title="不再代他点单" onPress={() => void forget(one)} />
            </Card>
          ))
        )
      }
    </Page>
  );
}
