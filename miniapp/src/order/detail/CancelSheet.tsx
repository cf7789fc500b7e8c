import { CANCEL_REASONS, LIMITS, type CancelReason, type OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { sayHow, useSend } from '@/outbox';
import { CANCEL_WORDS } from '@/text';
import { Button, Field, Notice, OptionRow, Sheet } from '@/ui';

interface CancelSheetProps {
  readonly order: OrderView;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function CancelSheet({ order, open, onClose }: CancelSheetProps): React.ReactNode {
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [words, setWords] = useState('');
  const cancel = useSend('POST /v1/orders/:id/cancel');
  const coming = order.helpers.filter(({ state }) => state === 'ACCEPTED').map(({ name }) => name);

  async function giveUp(): Promise<void> {
    if (reason === null) return;
    const body = { reason, ...(words.trim() !== '' && { words: words.trim() }) };
    const how = await cancel.run({ params: { id: order.id }, body }, { what: `取消：${order.title}`, page: `/order/detail/index?id=${order.id}` });
    if (how === undefined) return;
    onClose();
    sayHow(how, coming.length > 0 ? `取消了，会告诉${coming.join('、')}` : '取消了');
  }

  return (
    <Sheet open={open} title="这单不要了吗？" onClose={onClose}>
      {coming.length > 0 && <Notice icon="info" text={`${coming.join('、')} 已经接了，取消后我们会告诉他。`} />}
      {CANCEL_REASONS.map((one) => (
        <OptionRow key={one} label={CANCEL_WORDS[one]} on={reason === one} onPress={() => setReason(one)} />
      ))}
      {reason === 'other' && <Field label="想说一句吗？可不写" value={words} maxLength={LIMITS.reason} onChange={setWords} />}
      <Button kind="dark" block label="取消订单" disabledReason={reason === null ? '先选一个原因' : undefined} onPress={giveUp} />
      <Button kind="text" block label="再想想" onPress={onClose} />
    </Sheet>
  );
}
