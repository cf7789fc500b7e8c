import type { SessionView } from '@supermarket/shared';
import { useUnload } from '@tarojs/taro';
import { useState } from 'react';
import { finishLogin, leaveLogin } from '@/api/login-by-page';
import { canLogInByWechat, goBack, goTab } from '@/platform';
import { Button, Page } from '@/ui';
import { DemoPeople } from './DemoPeople';
import { ScanTicket } from './ScanTicket';

/** For browsers, and for DevTools without an AppID: WeChat logs in silently. */
export default function Login(): React.ReactNode {
  const [byScan, setByScan] = useState(!DEMO);
  useUnload(leaveLogin);

  function finish(session: SessionView): void {
    if (finishLogin(session)) goBack();
    else goTab(0);
  }

  return (
    <Page title="登录">
      {DEMO && !byScan ? <DemoPeople onLoggedIn={finish} /> : <ScanTicket onLoggedIn={finish} />}
      {DEMO && !canLogInByWechat && (
        <Button kind="text" block label={byScan ? '选一位演示人物' : '用微信扫码登录'} onPress={() => setByScan(!byScan)} />
      )}
    </Page>
  );
}
