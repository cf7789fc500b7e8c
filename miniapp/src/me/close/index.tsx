import type { LeavingView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sessionStore } from '@/api';
import { useAct, useCall } from '@/hooks';
import { kept } from '@/outbox';
import { go, goTab } from '@/platform';
import { givenUp, reasonText } from '@/text/copy';
import { ActionBar, ask, Button, Card, CardTitle, Check, ListRow, Notice, Page, toast } from '@/ui';
import './index.scss';

/** 注销账户: what goes, what stays, and what has to be brought to its end first. */
export default function CloseAccount(): React.ReactNode {
  const leaving = useCall('GET /v1/me/leaving', {});
  const [sure, setSure] = useState(false);
  const close = useAct('POST /v1/me/close', { refreshes: ['GET /v1/me/leaving'] });

  async function leave(): Promise<void> {
    if (!(await ask({ title: '真的要注销吗？', text: '马上生效，不能反悔。', stay: '不注销了', act: '注销账户', dark: true }))) return;
    if ((await close.run({ body: { sure } })) === undefined) return;
    kept.dropMine();
    sessionStore.getState().end();
    goTab(0);
    toast('已经删掉了', 'okc');
  }

  return (
    <Page
      title="注销账户"
      call={leaving}
      skeleton="rows"
      bar={(data: LeavingView) =>
        data.reasons.length > 0 ? null : (
          <ActionBar>
            <Button kind="dark" block label="注销账户" loadingLabel="正在删" disabledReason={sure ? undefined : '先看完打勾'} onPress={leave} />
          </ActionBar>
        )
      }
    >
      {(data) => (
        <>
          {data.reasons.map((one) => <Notice key={one.reason} icon="warn" tone="warn" text={reasonText(one)} />)}
          <Card>
            <CardTitle title="注销以后" />
            {givenUp(data).map((line) => <View key={line} className="me-close__line">{line}</View>)}
            {data.reasons.length === 0 && <Check on={sure} onChange={setSure} label="我看过了，要注销" />}
          </Card>
          <Card pad="none">
            <ListRow icon="doc" title="先存一份我的信息" onPress={() => go('/me/copy/index')} />
            <ListRow icon="lock" title="只想关掉几项授权" onPress={() => go('/me/privacy/index')} />
          </Card>
        </>
      )}
    </Page>
  );
}
