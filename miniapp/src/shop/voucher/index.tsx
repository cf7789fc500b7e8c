import type { RedemptionView } from '@supermarket/shared';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useAct, useCall, useMinute } from '@/hooks';
import { callPhone, canBrightenScreen, go, goTab } from '@/platform';
import { useSession } from '@/api';
import { countText, voucherClosedText, voucherDueText, VOUCHER_WORDS } from '@/text';
import { ActionBar, ask, Button, Card, IconButton, ListRow, Page, toast, Voucher } from '@/ui';
import { useBrightScreen } from './use-bright-screen';

const LOOK_AGAIN_SECONDS = 15;

/** 兑换码: what to show at the station's counter; readable without a network (picture 10). */
export default function VoucherPage(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  // Whoever stands at the counter sees by themselves that it was handed over.
  const voucher = useCall('GET /v1/redemptions/:id', { params: { id } }, { keep: true, everySeconds: LOOK_AGAIN_SECONDS });
  useDidShow(() => {
    if (voucher.data) voucher.retry();
  });
  return (
    <Page title="兑换码" call={voucher} skeleton="detail" bar={(data) => (data.state === 'READY' ? <OpenBar voucher={data} /> : <ClosedBar voucher={data} />)}>
      {(data) => <Content voucher={data} />}
    </Page>
  );
}

function Content({ voucher }: { readonly voucher: RedemptionView }): React.ReactNode {
  const { state, giftName, picture, points, code, qr, station, endsAt, closedAt } = voucher;
  const { tag, pointsNote, hint } = VOUCHER_WORDS[state];
  const now = useMinute();
  const due = voucherDueText(endsAt, now);
  const phone = station.phone;
  return (
    <>
      <Voucher
        item={`${giftName} × 1`}
        drawing={picture}
        points={points}
        pointsNote={pointsNote}
        tag={tag}
        open={code !== null && qr !== null ? { code, qr } : null}
        hint={hint}
      />
      <Card pad="none">
        <ListRow
          icon="pin"
          title={station.name}
          note={`${station.address} · ${station.hours}`}
          trailing={phone !== null && <IconButton icon="phone" label={`给${station.name}打电话`} onPress={() => callPhone(phone)} />}
        />
        {state === 'READY' && <ListRow icon="cal" title={due.title} note={due.note} />}
        {state !== 'READY' && closedAt !== null && <ListRow icon="cal" title={voucherClosedText(state, closedAt, now)} />}
      </Card>
    </>
  );
}

function OpenBar({ voucher: { id, points, canCancel } }: { readonly voucher: RedemptionView }): React.ReactNode {
  const { bright, flip } = useBrightScreen();
  const cancel = useAct('POST /v1/redemptions/:id/cancel', {
    refreshes: ['GET /v1/redemptions/:id', 'GET /v1/redemptions', 'GET /v1/shop', 'GET /v1/me/account', 'GET /v1/me/points'],
  });

  async function giveBack(): Promise<void> {
    const sure = await ask({ title: '这次不换了吗？', text: `${countText(points)} 分马上退回给您。`, stay: '再想想', act: '取消兑换', dark: true });
    if (sure && (await cancel.run({ params: { id } }))) toast('取消了，积分已退回', 'okc');
  }

  if (!canCancel && !canBrightenScreen) return null;
  return (
    <ActionBar>
      {canCancel && <Button kind="text" label="取消兑换" loadingLabel="正在取消" onPress={giveBack} />}
      {canBrightenScreen && <Button kind="second" block label={bright ? '屏幕调回来' : '调亮屏幕'} onPress={() => void flip()} />}
    </ActionBar>
  );
}

/** Once it is closed: on to the shop, or to what has become of one's points. */
function ClosedBar({ voucher: { state } }: { readonly voucher: RedemptionView }): React.ReactNode {
  const hat = useSession((session) => session.hat);
  // Staff have the counter where others have the shop.
  if (hat === 'staff') return null;
  return (
    <ActionBar>
      <Button kind="text" label="看积分" onPress={() => go('/me/points/index')} />
      <Button kind="second" block label={state === 'EXPIRED' ? '重新换' : '去积分超市'} onPress={() => goTab(2)} />
    </ActionBar>
  );
}
