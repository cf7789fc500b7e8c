import { useState } from 'react';
import { useAct } from '@/hooks';
import { canScan, goBack, scanCode } from '@/platform';
import { ActionBar, ask, Button, Card, Field, Notice, Page, toast } from '@/ui';

/** Lets a computer in: the code on its screen is scanned, or typed where there is no camera. */
export default function ApproveScan(): React.ReactNode {
  const [typed, setTyped] = useState('');
  const approve = useAct('POST /v1/auth/scan-tickets/approve');

  async function letIn(qr: string): Promise<void> {
    const sure = await ask({ title: '让那台电脑登录？', text: '只在您自己面前的电脑上点同意。别人发来的码，不要点。', stay: '不登录', act: '同意登录' });
    if (!sure || !(await approve.run({ body: { qr } }))) return;
    goBack();
    toast('那台电脑登录了', 'okc');
  }

  async function scan(): Promise<void> {
    const qr = await scanCode();
    if (qr !== undefined) await letIn(qr);
  }

  return (
    <Page
      title="登录电脑"
      bar={
        <ActionBar>
          {canScan ? (
            <Button block icon="scan" label="扫电脑上的码" onPress={scan} />
          ) : (
            <Button block label="让它登录" disabledReason={typed.trim() === '' ? '先填码里的字' : undefined} onPress={() => letIn(typed.trim())} />
          )}
        </ActionBar>
      }
    >
      <Notice icon="shield" text="只扫您自己面前那台电脑上的码。" />
      {!canScan && (
        <Card>
          <Field label="码里的字" value={typed} maxLength={200} help="这里不能扫码，把电脑上码里的字贴进来" onChange={setTyped} />
        </Card>
      )}
    </Page>
  );
}
