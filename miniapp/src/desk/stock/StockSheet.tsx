import { LIMITS, type Id, type MoveStockBody, type StockRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { refresh } from '@/api';
import { useAct, useDraft, usePages } from '@/hooks';
import { newId } from '@/platform';
import { refusalText } from '@/text/staff';
import { MOVEMENT_WORDS, momentText, signedText } from '@/text';
import { Button, Field, ListRow, LoadedContent, Notice, SectionTitle, Segmented, Sheet, toast } from '@/ui';

type Kind = MoveStockBody['kind'];

const KINDS = [{ value: 'in', label: '进货' }, { value: 'count', label: '盘点' }, { value: 'write_off', label: '报损' }] as const;
const ASKS: Readonly<Record<Kind, { quantity: string; reason: string; act: string }>> = {
  in: { quantity: '进了多少', reason: '比如：爱心企业捐的', act: '记下进货' },
  count: { quantity: '货架上数到多少', reason: '比如：月底盘点', act: '记下盘点' },
  write_off: { quantity: '少了多少', reason: '比如：过期，包装破了', act: '记下报损' },
};

const STOCK_ANSWERS = ['GET /v1/stations/:id/stock', 'GET /v1/stock-movements', 'GET /v1/desk'] as const;
const blank = (): { id: Id; kind: Kind; quantity: string; reason: string } => ({ id: newId(), kind: 'in', quantity: '', reason: '' });

/** In, counted or written off, each with its reason; and what happened to this line before. */
export function StockSheet({ row, onClose }: { readonly row: StockRow; readonly onClose: () => void }): React.ReactNode {
  const { draft, change, clear } = useDraft(`stock.${row.stockId}`, blank);
  const { id, kind, quantity, reason } = draft;
  const move = useAct('POST /v1/stock/:id/movements', { quiet: true, refreshes: STOCK_ANSWERS });
  const isTaken = move.error?.code === 'ID_TAKEN';
  const least = kind === 'count' ? 0 : 1;
  const fits = /^\d+$/.test(quantity) && Number(quantity) >= least;
  const missing = !fits ? '写上数量' : reason.trim() === '' ? '写一句原因' : undefined;

  // An answer was lost and the numbers changed since: the first send counts, and the next one is another movement.
  useEffect(() => {
    if (!isTaken) return;
    clear();
    void refresh(...STOCK_ANSWERS);
  }, [isTaken]);

  async function send(): Promise<void> {
    const body = { id, kind, quantity: Number(quantity), reason: reason.trim() };
    if ((await move.run({ params: { id: row.stockId }, body })) === undefined) return;
    clear();
    toast('记好了', 'okc');
    onClose();
  }

  return (
    <Sheet open title={row.giftName} hint={`现在 ${row.onHand} ${row.unit}`} onClose={onClose}>
      <Segmented items={KINDS} value={kind} onChange={(next) => change({ kind: next })} />
      <Field label={`${ASKS[kind].quantity}（${row.unit}）`} kind="number" maxLength={5} value={quantity} onChange={(text) => change({ quantity: text })} id="quantity" />
      <Field label="原因" value={reason} onChange={(text) => change({ reason: text })} maxLength={LIMITS.reason} placeholder={ASKS[kind].reason} id="reason" />
      {move.error && <Notice icon="warn" tone="warn" text={isTaken ? '上一次已经记上了，请看最新的数。' : refusalText(move.error)} />}
      <Button block label={ASKS[kind].act} disabledReason={missing} onPress={send} />
      <Before row={row} />
    </Sheet>
  );
}

function Before({ row }: { readonly row: StockRow }): React.ReactNode {
  const movements = usePages('GET /v1/stock-movements', { query: { stockId: row.stockId, limit: 20 } });
  return (
    <View>
      <SectionTitle title="之前的变动" />
      <LoadedContent call={movements} skeleton="rows">
        {(lines) => lines.map(({ id, at, kind, quantity, reason, who }) => (
          <ListRow key={id} title={`${MOVEMENT_WORDS[kind]} ${kind === 'reserve' || kind === 'unreserve' ? Math.abs(quantity) : signedText(quantity)}`} note={[momentText(at), who, reason].filter(Boolean).join(' · ')} />
        ))}
      </LoadedContent>
    </View>
  );
}
