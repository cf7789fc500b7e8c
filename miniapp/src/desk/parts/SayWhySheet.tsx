import { LIMITS } from '@supermarket/shared';
import { useState } from 'react';
import { Button, Field, Sheet } from '@/ui';

interface SayWhySheetProps {
  readonly title: string;
  readonly hint?: string;
  readonly act: string;
  readonly placeholder?: string;
  /** Then minutes are asked for as well, with these in the field at first. */
  readonly minutes?: number | null;
  readonly minutesHelp?: string;
  /** 0 means the record does not count. */
  readonly leastMinutes?: number;
  readonly onClose: () => void;
  readonly onSend: (words: string, minutes: number) => Promise<unknown>;
}

/** A decision and one sentence why: everything that staff settle is written down with its reason. */
export function SayWhySheet(props: SayWhySheetProps): React.ReactNode {
  const { title, hint, act, placeholder = '', minutes: first, minutesHelp, leastMinutes = 1, onClose, onSend } = props;
  const [words, setWords] = useState('');
  const [minutes, setMinutes] = useState(first == null ? '' : String(first));
  const asksMinutes = first !== undefined;
  const fits = /^\d+$/.test(minutes) && Number(minutes) >= leastMinutes && Number(minutes) <= 1440;
  const missing = asksMinutes && !fits ? `用时写 ${leastMinutes}–1440 分钟` : words.trim() === '' ? '写一句原因' : undefined;
  return (
    <Sheet open title={title} {...(hint !== undefined && { hint })} onClose={onClose}>
      {asksMinutes && <Field label="用时（分钟）" kind="number" maxLength={4} value={minutes} onChange={setMinutes} {...(minutesHelp !== undefined && { help: minutesHelp })} id="why-minutes" />}
      <Field kind="long" label="为什么" value={words} onChange={setWords} maxLength={LIMITS.reason} placeholder={placeholder} id="why-words" />
      <Button block label={act} disabledReason={missing} onPress={() => onSend(words.trim(), Number(minutes))} />
    </Sheet>
  );
}
