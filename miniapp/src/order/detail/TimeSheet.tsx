import { LIMITS, type OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { windowText } from '@/text';
import { Button, Chip, Chips, Field, Sheet, toast } from '@/ui';
import { ORDER_ANSWERS } from '../refreshes';
import { chosenTime, type DayChoice, type PartChoice } from '../when';
import { WhenChoice } from '../WhenChoice';

interface TimeSheetProps {
  readonly order: OrderView;
  /** reschedule: another time · propose: the same once somebody has accepted · reopen: it was not solved after all. null is closed. */
  readonly purpose: 'reschedule' | 'propose' | 'reopen' | null;
  readonly onClose: () => void;
}

/** One tap says it: nobody has to type. */
const STILL = ['没办好', '又坏了', '只办了一半'] as const;

export function TimeSheet({ order: { id, title }, purpose, onClose }: TimeSheetProps): React.ReactNode {
  const [day, setDay] = useState<DayChoice | null>(null);
  const [part, setPart] = useState<PartChoice | null>(null);
  const [words, setWords] = useState('');
  const reschedule = useSend('POST /v1/orders/:id/reschedule');
  const propose = useAct('POST /v1/orders/:id/propose-time', { refreshes: [...ORDER_ANSWERS, 'GET /v1/tasks'] });
  const reopen = useSend('POST /v1/orders/:id/reopen');
  const again = purpose === 'reopen';
  const missing = again && words.trim() === '' ? '先说哪里没好' : day === null || part === null ? '先选什么时候' : undefined;

  async function send(): Promise<void> {
    const time = day !== null && part !== null ? chosenTime(day, part, Date.now()) : undefined;
    if (time === undefined) {
      setPart(null);
      return;
    }
    if (purpose === 'propose') {
      if (!(await propose.run({ params: { id }, body: time }))) return;
      onClose();
      toast('告诉对方了，等对方同意', 'okc');
      return;
    }
    const { window } = time;
    const page = `/order/detail/index?id=${id}` as const;
    const how = again
      ? await reopen.run({ params: { id }, body: { words: words.trim(), ...time } }, { what: `还没好：${title}`, page })
      : await reschedule.run({ params: { id }, body: time }, { what: `改到${windowText(window, Date.now(), time.dayPart ?? null)}`, page });
    if (how === undefined) return;
    onClose();
    sayHow(how, again ? '收到了，社区再安排人' : '时间改好了');
  }

  return (
    <Sheet open={purpose !== null} title={again ? '哪里还没好？' : '改到什么时候？'} {...(purpose === 'propose' && { hint: '对方同意了才改' })} onClose={onClose}>
      {again && (
        <Chips>
          {STILL.map((still) => <Chip key={still} label={still} on={words === still} onPress={() => setWords(still)} />)}
        </Chips>
      )}
      {again && <Field label="或者自己写" kind="long" value={words} maxLength={LIMITS.words} onChange={setWords} />}
      <WhenChoice
        day={day}
        part={part}
        onChange={(next) => {
          setDay(next.day);
          setPart(next.part);
        }}
      />
      <Button kind="second" block label={again ? '请再安排人' : purpose === 'propose' ? '问问对方' : '就这个时间'} loadingLabel="正在提交" disabledReason={missing} onPress={send} />
    </Sheet>
  );
}
