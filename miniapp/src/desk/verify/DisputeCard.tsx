import { LIMITS, type OrderView, type SettleDisputeBody } from '@supermarket/shared';
import { useAct, useDraft, useMinute } from '@/hooks';
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

interface Settlement {
  readonly finding: Finding | null;
  readonly words: string;
  readonly day: DayChoice | null;
  readonly part: PartChoice | null;
}
const UNDECIDED: Settlement = { finding: null, words: '', day: null, part: null };

/** The resident said that it was not solved: staff ask, and decide with a reason. */
export function DisputeCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useMinute();
  const { draft, change, clear } = useDraft<Settlement>(`dispute.${order.id}`, () => UNDECIDED);
  const { finding, words, day, part } = draft;
  const settle = useAct('POST /v1/orders/:id/settle-dispute', { refreshes: DESK_ANSWERS });
  const time = day && part && chosenTime(day, part, now);
  const missing = finding === null ? '先选一样' : finding === 'again' && !time ? '选个时间' : words.trim() === '' ? '写一句怎么核实的' : undefined;

  async function send(): Promise<void> {
    const body = { finding: finding!, words: words.trim(), ...(finding === 'again' && time ? { window: time.window } : {}) };
    if (!(await settle.run({ params: { id: order.id }, body }))) return;
    clear();
    toast('已经记下，也告诉了对方', 'okc');
  }

  return (
    <Card>
      <CardTitle title="问过以后，是哪一种？" aside="约 30 秒" />
      {FINDINGS.map(({ value, label, hint }) => <OptionRow key={value} label={label} hint={hint} on={finding === value} onPress={() => change({ finding: value })} />)}
      {finding === 'again' && <WhenChoice day={day} part={part} onChange={change} />}
      <Field kind="long" label="怎么核实的" value={words} onChange={(text) => change({ words: text })} maxLength={LIMITS.words} placeholder="比如：打电话问过本人，水已经不漏了" id="words" />
      <Button block label="这样办" loadingLabel="正在记下" disabledReason={missing} onPress={send} />
    </Card>
  );
}
