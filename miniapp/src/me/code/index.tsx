import { useState } from 'react';
import { sessionStore } from '@/api';
import { useAct } from '@/hooks';
import { goTab } from '@/platform';
import { ActionBar, Button, Card, Field, Page, toast } from '@/ui';

/** A code that the city or a town has given: it opens the work of staff. */
export default function RedeemGrant(): React.ReactNode {
  const [code, setCode] = useState('');
  const redeem = useAct('POST /v1/auth/grants/redeem', { refreshes: ['GET /v1/me', 'GET /v1/me/waiting'] });

  async function open(): Promise<void> {
    const me = await redeem.run({ body: { code: code.trim() } });
    if (me === undefined) return;
    sessionStore.getState().update(me);
    sessionStore.getState().wear('staff');
    goTab(0);
    toast('开通了，现在是工作人员', 'okc');
  }

  return (
    <Page
      title="填开通码"
      bar={<ActionBar><Button block label="开通" disabledReason={code.trim() === '' ? '先填开通码' : undefined} onPress={open} /></ActionBar>}
    >
      <Card>
        <Field label="开通码" icon="key" value={code} maxLength={64} help="上级或管理员给您的，只能用一次" error={redeem.error?.problemOf('code')} onChange={setCode} />
      </Card>
    </Page>
  );
}
