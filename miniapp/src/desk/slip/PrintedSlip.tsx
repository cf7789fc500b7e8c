import type { PaperSlipView } from '@supermarket/shared';
import { useEffect, useState } from 'react';
import { canPrint, go, goBack, printNow, printOnly, storage, type Paper } from '@/platform';
import { SLIP_FOOT, SLIP_HINT, slipLines } from '@/text/slip';
import { ActionBar, Button, Card, ListRow, Notice, Page, Segmented } from '@/ui';
import { PaperSlip } from '@/ui/PaperSlip';

const SHEET = 'paper-slip';
/** Which paper lies in this desk's printer does not change from day to day. */
const PAPER = 'slip.paper';

/** The slip as it comes out of the printer; on WeChat large enough to be copied by hand. */
export function PrintedSlip({ slip }: { readonly slip: PaperSlipView }): React.ReactNode {
  const [paper, setPaper] = useState<Paper>(() => storage.get<Paper>(PAPER) ?? 'a6');
  useEffect(() => printOnly(SHEET, paper), [paper, slip]);

  function choose(next: Paper): void {
    setPaper(next);
    storage.set(PAPER, next);
  }

  const bar = (
    <ActionBar>
      {canPrint && <Button kind="second" label="好了" onPress={goBack} />}
      {canPrint ? <Button block icon="doc" label="打印" onPress={printNow} /> : <Button block label="好了" onPress={goBack} />}
    </ActionBar>
  );
  return (
    <Page title="纸条" bar={bar}>
      {canPrint ? (
        <Segmented items={[{ value: 'a6', label: 'A6 纸' }, { value: 'roll80', label: '80 毫米小票纸' }]} value={paper} onChange={choose} />
      ) : (
        <Notice icon="info" tone="info" text="照着抄给对方。要打印，请在电脑的浏览器里登录，打开这一单。" />
      )}
      <PaperSlip id={SHEET} narrow={paper === 'roll80'} title="党员志愿服务超市" no={slip.no} lines={slipLines(slip)} code={slip.code} hint={SLIP_HINT} foot={SLIP_FOOT} />
      {slip.hotline === null && (
        <>
          <Notice icon="phone" tone="warn" text="这里还没有社区电话，请用笔写上。设好一次，以后就都有了。" />
          <Card pad="none"><ListRow icon="phone" title="社区电话和位置" onPress={() => go('/desk/communities/index')} /></Card>
        </>
      )}
    </Page>
  );
}
