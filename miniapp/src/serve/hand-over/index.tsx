import type { Stars } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { goBack, goTab } from '@/platform';
import { ActionBar, Button, Card, CardTitle, Notice, Page, Rating, StateBlock } from '@/ui';

/** `id`. The helper's phone in the hand of whom they helped: what is answered here is kept nowhere on it, and nobody can go back to it. */
export default function HandOver(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const [permit, setPermit] = useState<string>();
  const [solved, setSolved] = useState<boolean | null>(null);
  const [stars, setStars] = useState<Stars | null>(null);
  const [done, setDone] = useState(false);
  const pass = useAct('POST /v1/orders/:id/pass-phone');
  const answer = useAct('POST /v1/orders/:id/handed-answer', { refreshes: ['GET /v1/orders/:id', 'GET /v1/tasks'] });

  async function begin(): Promise<void> {
    const given = await pass.run({ params: { id } });
    if (given) setPermit(given.permit);
  }

  async function send(): Promise<void> {
    if (permit === undefined || solved === null) return;
    if (!(await answer.run({ params: { id }, body: { permit, solved, stars, tags: [] } }))) return;
    setSolved(null);
    setStars(null);
    setDone(true);
  }

  if (done) {
    return (
      <Page title="谢谢您">
        <StateBlock drawing="done" title="收到了，谢谢您" text="把手机还给志愿者就行。您答了什么，他看不到，也改不了。" actions={[{ label: '还给志愿者', onPress: () => goTab(1) }]} />
      </Page>
    );
  }
  if (permit === undefined) {
    return (
      <Page title="请对方答两句" bar={<ActionBar><Button block label="好了，手机给对方" loadingLabel="正在打开" onPress={begin} /></ActionBar>}>
        <Card>
          <CardTitle title="把手机递给对方" aside="约 20 秒" />
          <Notice icon="lock" text="对方自己点，您别看、别代答。答了什么您看不到，也改不了。" />
          <Button kind="text" block label="对方不想答" onPress={goBack} />
        </Card>
      </Page>
    );
  }
  return (
    <Page
      title="请您答两句"
      bar={<ActionBar note="志愿者看不到您答了什么"><Button block label="答好了" loadingLabel="正在提交" disabledReason={solved === null ? '先答：解决了吗' : undefined} onPress={send} /></ActionBar>}
    >
      <Rating solved={solved} onSolved={setSolved} stars={stars} onStars={setStars}>{null}</Rating>
    </Page>
  );
}
