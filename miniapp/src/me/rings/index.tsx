import type { MessageSwitchView } from '@supermarket/shared';
import { useAct, useCall } from '@/hooks';
import { RING_WORDS } from '@/text/messages';
import { Card, ListRow, Notice, Page, SectionTitle, Switch, toast } from '@/ui';

/** Which messages ring; all of them stay readable in 消息. */
export default function Rings(): React.ReactNode {
  const settings = useCall('GET /v1/me/message-settings', {});
  return (
    <Page title="哪些要提醒我" call={settings} skeleton="rows">
      {(data) => (
        <>
          <SectionTitle title="这些由您定" aside="随时开，随时关" />
          <Card pad="none">{data.switches.map((view) => <Ring key={view.kind} view={view} />)}</Card>
          <Notice icon="clock" text="晚上 9 点半到早上 7 点半不提醒，有急事才响。" />
          <Notice icon="msg" text="关上的不再提醒，“消息”里还看得到。有人来不了、时间改了、社区问您话，会一直告诉您。" />
        </>
      )}
    </Page>
  );
}

function Ring({ view: { kind, on } }: { readonly view: MessageSwitchView }): React.ReactNode {
  const words = RING_WORDS[kind];
  const turn = useAct('PUT /v1/me/message-settings', { refreshes: ['GET /v1/me/message-settings'] });
  if (!words) return null; // a kind that this version has no words for rings as it did

  async function change(next: boolean): Promise<void> {
    if ((await turn.run({ body: { kind, on: next } })) !== undefined) toast(next ? '打开了' : '关上了，消息里还看得到', 'okc');
  }

  return (
    <ListRow title={words.title} note={words.note} trailing={<Switch on={on} disabled={turn.running} label={words.title} onChange={(next) => void change(next)} />} />
  );
}
