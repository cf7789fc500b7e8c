import { LOOK_REASONS, type Id, type LookReason, type RevealView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { callPhone } from '@/platform';
import { LOOK_WORDS, readAloud } from '@/text';
import { Button, Card, IconButton, ListRow, Notice, OptionRow, Sheet } from '@/ui';

/** Name, phone and door stay hidden until somebody says what for; the look is then written down. */
export function RevealCard({ orderId, name }: { readonly orderId: Id; readonly name: string }): React.ReactNode {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<LookReason>();
  const [seen, setSeen] = useState<RevealView>();
  const reveal = useAct('POST /v1/orders/:id/reveal');

  async function look(): Promise<void> {
    const view = await reveal.run({ params: { id: orderId }, body: reason === undefined ? {} : { reason } });
    if (view === undefined) return;
    setSeen(view);
    setOpen(false);
  }

  if (seen !== undefined) {
    return (
      <Card pad="none">
        <ListRow icon="user" title={seen.name} note="已记下这次查看" />
        <ListRow icon="phone" title={seen.phone} trailing={<IconButton icon="phone" label={`给${readAloud(name)}打电话`} onPress={() => callPhone(seen.phone)} />} />
        <ListRow icon="pin" title={seen.address} />
      </Card>
    );
  }
  return (
    <>
      <Card pad="none">
        <ListRow icon="eye" title="看姓名、电话和门牌" note="要说明用来做什么，会记下来" onPress={() => setOpen(true)} />
      </Card>
      <Sheet open={open} title="看了做什么用？" onClose={() => setOpen(false)}>
        {LOOK_REASONS.map((each) => <OptionRow key={each} label={LOOK_WORDS[each]} on={reason === each} onPress={() => setReason(each)} />)}
        <Notice icon="eye" tone="info" text="您的姓名、时间和原因会记在对方的“谁看过我的信息”里。" />
        <Button block label="看一下" disabledReason={reason === undefined ? '先选一个原因' : undefined} onPress={look} />
      </Sheet>
    </>
  );
}
