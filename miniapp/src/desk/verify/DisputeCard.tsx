import { LIMITS, type OrderView, type SettleDisputeBody } from '@supermarket/shared';
import { useState } from 'react';
import { useAct, useMinute } from '@/hooks';
import { WhenChoice } from '@/order/WhenChoice';
import { chosenTime, type DayChoice, type PartChoice } from '@/order/when';
import { Button, Card, CardTitle, Field, OptionRow, toast } from '@/ui';
import { DESK_ANSWERS } from '../parts/desk-answers';

type Finding = SettleDisputeBody['finding'];

const FINDINGS: readonly { readonly value: Finding; readonly label: string; readonly hint: string }[] = [
  { value: 'solved', label: '其实解决了', hint: '问过本人，事情办好了；记时长，积分照给' },
  { value: 'again', label: '再去一次', hint: '换个时间，重新找人' },
  { value: 'unsolved', label: '没解决，先到这里', hint: '时长照记，积分先放着，由您另行核实' },
];

/** The resident said that it was not solved: staff ask, and decide with a reason. */
export function DisputeCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useMinute();
  const [finding, setFinding] = useState<Finding>();
  const [words, setWords] = useState('');
  const [when, setWhen] = useState<{ day: DayChoice | null; part: PartChoice | null }>({ day: null, part: null });
  const settle = useAct('POST /v1/orders/:id/settle-dispute', { refreshes: DESK_ANSWERS });
  const time = when.day && when.part && chosenTime(when.day, when.part, now);
  const missing = finding === undefined ? '先选一样' : finding === 'again' && !time ? '选个时间' : words.trim() === '' ? '写一句怎么核实的' : undefined;

  async function send(): Promise<void> {
    const body = { finding: finding!, words: words.trim(), ...(finding === 'again' && time ? { window: time.window } : {}) };
    if (await settle.run({ params: { id: order.id }, body })) toast('已经记下，也告诉了对方', 'okc');
  }

  return (
    <Card>
      <CardTitle title="问过以后，是哪一种？" aside="约 30 秒" />
      {FINDINGS.map(({ value, label, hint }) => <OptionRow key={value} label={label} hint={hint} on={finding === value} onPress={() => setFinding(value)} />)}
      {finding === 'again' && <WhenChoice day={when.day} part={when.part} onChange={setWhen} />}
      <Field kind="long" label="怎么核实的" value={words} onChange={setWords} maxLength={LIMITS.words} placeholder="比如：打电话问过本人，水已经不漏了" id="words" />
      <Button block label="这样办" loadingLabel="正在记下" disabledReason={missing} onPress={send} />
    </Card>
  );
}
