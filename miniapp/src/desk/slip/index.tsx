import type { OrderView, PaperSlipView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { newId } from '@/platform';
import { momentText, readAloud } from '@/text';
import { ActionBar, ask, Button, Card, ListRow, Notice, Page, StateBlock } from '@/ui';
import { DESK_ANSWERS } from '../parts/desk-answers';
import { OrderHead } from '../parts/OrderHead';
import { PrintedSlip } from './PrintedSlip';

/** 纸条, `id` of the order: its number, time and a door code of its own, for who has no phone at hand. */
export default function DeskSlip(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } });
  const print = useAct('POST /v1/orders/:id/slip', { refreshes: DESK_ANSWERS });
  const [next, setNext] = useState(newId);
  const [slip, setSlip] = useState<PaperSlipView>();

  async function write(which: string): Promise<void> {
    const view = await print.run({ params: { id }, body: { id: which } });
    if (view === undefined) return;
    setSlip(view);
    setNext(newId());
  }

  async function writeAnother(): Promise<void> {
    if (await ask({ title: '换一个开门码？', text: '对方手里的旧纸条就不能开门了。', stay: '不换', act: '换一个' })) await write(next);
  }

  if (slip !== undefined) return <PrintedSlip slip={slip} />;
  const bar = (data: OrderView): React.ReactNode =>
    data.actions.includes('printSlip') && (
      <ActionBar>
        {data.slip !== null && <Button kind="second" label="换开门码" onPress={writeAnother} />}
        <Button block label={data.slip === null ? '出纸条' : '再出一张'} loadingLabel="正在出" onPress={() => write(data.slip?.id ?? next)} />
      </ActionBar>
    );
  return (
    <Page title="纸条" call={order} skeleton="detail" bar={bar}>
      {(data) => (
        <>
          <OrderHead order={data} words={false} />
          {data.actions.includes('printSlip') ? <Explained order={data} /> : <StateBlock drawing="empty" title="现在不用纸条" text="还没上门的单才有纸条。" />}
        </>
      )}
    </Page>
  );
}

function Explained({ order: { slip, helpers, requester } }: { readonly order: OrderView }): React.ReactNode {
  const found = helpers.some(({ state }) => state === 'ACCEPTED' || state === 'CHECKED_IN');
  return (
    <>
      <Card pad="none">
        <ListRow icon="doc" title={`给${readAloud(requester.name) || '对方'}一张纸`} note="上面有单号、时间、社区电话和开门码，没有姓名和门牌" />
        {slip !== null && <ListRow icon="clock" title={`出过一张 · ${momentText(slip.issuedAt)}`} note="再出一张，开门码不变，旧的还能用" />}
        {!found && <ListRow icon="people" title="还没定谁来" note="定了以后再出一张，就有志愿者的姓" />}
      </Card>
      <Notice icon="eye" tone="info" text="您看得到开门码，所以会记在对方的“谁看过我的信息”里。" />
    </>
  );
}
