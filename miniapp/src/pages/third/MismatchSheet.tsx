import { LIMITS, type VoucherFoundView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { Button, Field, ListRow, Sheet, toast } from '@/ui';

interface MismatchSheetProps {
  readonly found: VoucherFoundView;
  readonly onClose: () => void;
  /** Nothing is handed over; the voucher stays good. */
  readonly onPutAway: () => void;
  /** The voucher was taken back. */
  readonly onCancelled: () => void;
}

/** Something does not match: mostly one hands nothing over and the code stays good; taking it back needs a reason. */
export function MismatchSheet({ found, onClose, onPutAway, onCancelled }: MismatchSheetProps): React.ReactNode {
  const [cancelling, setCancelling] = useState(false);
  const [words, setWords] = useState('');
  const cancel = useAct('POST /v1/redemptions/:id/staff-cancel', {
    refreshes: ['GET /v1/desk', 'GET /v1/desk/queues', 'GET /v1/desk/work', 'GET /v1/me/waiting', 'GET /v1/stations/:id/stock'],
  });

  async function takeBack(): Promise<void> {
    if (!(await cancel.run({ params: { id: found.redemptionId }, body: { words: words.trim() } }))) return;
    toast('兑换取消了，积分退回给对方', 'okc');
    onCancelled();
  }

  if (cancelling) {
    return (
      <Sheet open title="为什么取消？" hint={`${found.points} 分会退回给对方`} onClose={onClose}>
        <Field kind="long" label="原因" value={words} onChange={setWords} maxLength={LIMITS.reason} placeholder="比如：东西坏了，站点没有别的" id="cancel-words" />
        <Button kind="dark" block label="取消这次兑换" loadingLabel="正在取消" disabledReason={words.trim() === '' ? '写一句原因' : undefined} onPress={takeBack} />
      </Sheet>
    );
  }
  return (
    <Sheet open title="哪里对不上？" onClose={onClose}>
      <ListRow icon="user" title="人对不上" note="先不交付，码还能用，请本人再来" onPress={onPutAway} />
      <ListRow icon="box" title="东西对不上" note="取消这次兑换，积分退回给对方" onPress={() => setCancelling(true)} />
    </Sheet>
  );
}
