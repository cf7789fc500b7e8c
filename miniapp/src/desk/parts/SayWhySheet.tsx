import { LIMITS, type Id } from '@supermarket/shared';
import { useDraft } from '@/hooks';
import { newId } from '@/platform';
import { Button, Field, Sheet } from '@/ui';

interface SayWhySheetProps {
  /** Under which the typed words are kept until they were sent. */
  readonly draft: string;
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
  /** True when it is done; `id` is the same through every attempt. */
  readonly onSend: (words: string, minutes: number, id: Id) => Promise<boolean>;
}

/** A decision and one sentence why: everything that staff settle is written down with its reason. */
export function SayWhySheet(props: SayWhySheetProps): React.ReactNode {
  const { draft: name, title, hint, act, placeholder = '', minutes: first, minutesHelp, leastMinutes = 1, onClose, onSend } = props;
  const { draft, change, clear } = useDraft(name, () => ({ id: newId(), words: '', minutes: first == null ? '' : String(first) }));
  const { id, words, minutes } = draft;
  const asksMinutes = first !== undefined;
  const fits = /^\d+$/.test(minutes) && Number(minutes) >= leastMinutes && Number(minutes) <= 1440;
  const missing = asksMinutes && !fits ? `用时写 ${leastMinutes}–1440 分钟` : words.trim() === '' ? '写一句原因' : undefined;

  async function send(): Promise<void> {
    if (await onSend(words.trim(), Number(minutes), id)) clear();
  }

  return (
    <Sheet open title={title} {...(hint !== undefined && { hint })} onClose={onClose}>
      {asksMinutes && <Field label="用时（分钟）" kind="number" maxLength={4} value={minutes} onChange={(text) => change({ minutes: text })} {...(minutesHelp !== undefined && { help: minutesHelp })} id="why-minutes" />}
      <Field kind="long" label="为什么" value={words} onChange={(text) => change({ words: text })} maxLength={LIMITS.reason} placeholder={placeholder} id="why-words" />
      <Button block label={act} disabledReason={missing} onPress={send} />
    </Sheet>
  );
}
