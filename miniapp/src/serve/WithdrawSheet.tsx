import { WITHDRAW_REASONS, type OrderView, type WithdrawReason } from '@supermarket/shared';
import { useState } from 'react';
import { sayHow, useSend } from '@/outbox';
import { goTab } from '@/platform';
import { Button, Field, Notice, OptionRow, Sheet } from '@/ui';

const WORDS: Readonly<Record<WithdrawReason, string>> = {
  ill: '身体不舒服', work: '单位有事', family: '家里有事', cannot_do: '这件事我做不来', other: '别的原因',
};

interface WithdrawSheetProps {
  readonly order: OrderView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 来不了: one tap on a reason, no questions, no points lost (条例 Art. 22 asks only for being told in time). */
export function WithdrawSheet({ order, open, onClose }: WithdrawSheetProps): React.ReactNode {
  const [reason, setReason] = useState<WithdrawReason | null>(null);
  const [words, setWords] = useState('');
  const withdraw = useSend('POST /v1/assignments/:id/withdraw');
  async function leave(): Promise<void> {
    if (reason === null || order.mine === null) return;
    const said = reason === 'other' ? words.trim() : '';
    const body = { reason, ...(said ? { words: said } : {}) };
    const how = await withdraw.run({ params: { id: order.mine.assignmentId }, body }, { what: `来不了：${order.title}`, page: `/serve/task/index?id=${order.id}` });
    if (how === undefined) return;
    sayHow(how, '已经告诉对方和社区');
    goTab(1);
  }
  return (
    <Sheet open={open} title="临时有事，来不了" onClose={onClose}>
      {WITHDRAW_REASONS.map((each) => <OptionRow key={each} label={WORDS[each]} on={reason === each} onPress={() => setReason(each)} />)}
      {reason === 'other' && <Field kind="long" label="想说一句（可不写）" value={words} maxLength={200} onChange={setWords} />}
      <Notice icon="info" text="没关系，不扣积分。对方马上就知道，社区加急请别人。" />
      <Button kind="dark" block label="告诉大家我来不了" loadingLabel="正在告诉社区" onPress={leave} disabledReason={reason === null ? '选一个原因' : undefined} />
    </Sheet>
  );
}
