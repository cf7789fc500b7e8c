import type { DayPart, OrderView, Window } from '@supermarket/shared';
import { useState } from 'react';
import { useMinute } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { dayText, momentAt, wallClock } from '@/text';
import { Button, ChoiceGrid, Field, Sheet } from '@/ui';

interface LaterSheetProps {
  readonly order: OrderView;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** From tomorrow on, and the same day next week. */
const DAYS_AHEAD = [1, 2, 3, 4, 5, 7] as const;
const NOON = 12;
const PARTS: readonly { value: DayPart; label: string; from: number; to: number }[] = [
  { value: 'morning', label: '上午', from: 8, to: 12 },
  { value: 'afternoon', label: '下午', from: 14, to: 18 },
  { value: 'evening', label: '晚上', from: 18, to: 21 },
];

/** 做不完，改天再来: this visit is counted, and the same helper comes again. */
export function LaterSheet({ order, open, onClose, onDone }: LaterSheetProps): React.ReactNode {
  const [day, setDay] = useState<string>('1');
  const [part, setPart] = useState<DayPart>('afternoon');
  const [words, setWords] = useState('');
  const later = useSend('POST /v1/assignments/:id/continue-later');

  const { dayNo } = wallClock(useMinute());
  const days = DAYS_AHEAD.map((ahead) => ({ value: String(ahead), label: dayText(momentAt(dayNo + ahead, NOON)) }));

  function chosen(): Window {
    const { from, to } = PARTS.find(({ value }) => value === part)!;
    return { start: momentAt(dayNo + Number(day), from), end: momentAt(dayNo + Number(day), to) };
  }
  async function send(): Promise<void> {
    if (order.mine === null) return;
    const about = { what: `改天再来：${order.title}`, page: `/serve/service/index?id=${order.id}` } as const;
    const how = await later.run({ params: { id: order.mine.assignmentId }, body: { window: chosen(), words: words.trim() } }, about);
    if (how === undefined) return;
    sayHow(how, '记好了，到时候再来');
    onDone();
  }
  return (
    <Sheet open={open} title="做不完，改天再来" hint="先和对方说好时间" onClose={onClose}>
      <ChoiceGrid items={days} value={day} onChange={setDay} />
      <ChoiceGrid items={PARTS} value={part} onChange={setPart} />
      <Field kind="long" label="还差什么" value={words} maxLength={500} placeholder="还差一个配件" onChange={setWords} />
      <Button kind="second" block label="就约这个时间" loadingLabel="正在约" onPress={send} disabledReason={words.trim() === '' ? '写一句还差什么' : undefined} />
    </Sheet>
  );
}
