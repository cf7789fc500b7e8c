import { ASK_REASONS, LIMITS, REJECT_REASONS, type AskReason, type RejectReason, type ReviewBody } from '@supermarket/shared';
import { useState } from 'react';
import { ASK_WORDS, REJECT_WORDS } from '@/text';
import { Button, Field, OptionRow, Sheet } from '@/ui';

interface AnswerSheetProps {
  /** Which answer is being written; null while none is. */
  readonly which: 'ask' | 'reject' | null;
  readonly onClose: () => void;
  readonly onSend: (body: ReviewBody) => Promise<unknown>;
}

/** A question back, or a refusal with its reason and kind words: whom to turn to instead. */
export function AnswerSheet({ which, onClose, onSend }: AnswerSheetProps): React.ReactNode {
  const [ask, setAsk] = useState<AskReason>();
  const [reject, setReject] = useState<RejectReason>();
  const [words, setWords] = useState('');
  if (which === 'reject') {
    const missing = reject === undefined ? '先选原因' : words.trim() === '' ? '写一句该找谁' : undefined;
    return (
      <Sheet open title="为什么做不了？" hint="对方看得到" onClose={onClose}>
        {REJECT_REASONS.map((each) => <OptionRow key={each} label={REJECT_WORDS[each]} on={reject === each} onPress={() => setReject(each)} />)}
        <Field kind="long" label="跟对方说一句：该找谁、怎么办" value={words} onChange={setWords} maxLength={LIMITS.reason} placeholder="比如：可以打 12345，或者到社区窗口问一问" id="words" />
        <Button kind="dark" block label="告诉对方做不了" disabledReason={missing} onPress={() => onSend({ decision: 'reject', reject: reject!, words: words.trim() })} />
      </Sheet>
    );
  }
  return (
    <Sheet open={which === 'ask'} title="想问清楚什么？" hint="对方看得到" onClose={onClose}>
      {ASK_REASONS.map((each) => <OptionRow key={each} label={ASK_WORDS[each]} on={ask === each} onPress={() => setAsk(each)} />)}
      <Field kind="long" label="再说细一点（可不写）" value={words} onChange={setWords} maxLength={LIMITS.reason} id="words" />
      <Button
        block label="请对方补一句" disabledReason={ask === undefined ? '先选一样' : undefined}
        onPress={() => onSend({ decision: 'ask', ask: ask!, ...(words.trim() === '' ? {} : { words: words.trim() }) })}
      />
    </Sheet>
  );
}
