import { ASK_REASONS, LIMITS, REJECT_REASONS, type AskReason, type Id, type RejectReason, type ReviewBody } from '@supermarket/shared';
import { useDraft } from '@/hooks';
import { ASK_WORDS, REJECT_WORDS } from '@/text';
import { Button, Field, OptionRow, Sheet } from '@/ui';

interface Answer {
  readonly ask: AskReason | null;
  readonly reject: RejectReason | null;
  readonly words: string;
}
const NOTHING: Answer = { ask: null, reject: null, words: '' };

interface AnswerSheetProps {
  readonly orderId: Id;
  /** Which answer is being written; null while none is. */
  readonly which: 'ask' | 'reject' | null;
  readonly onClose: () => void;
  /** True when it was sent. */
  readonly onSend: (body: ReviewBody) => Promise<boolean>;
}

/** A question back, or a refusal with its reason and kind words: whom to turn to instead. */
export function AnswerSheet({ orderId, which, onClose, onSend }: AnswerSheetProps): React.ReactNode {
  const { draft, change, clear } = useDraft<Answer>(`answer.${which}.${orderId}`, () => NOTHING);
  const { ask, reject, words } = draft;
  const send = async (body: ReviewBody): Promise<void> => {
    if (await onSend(body)) clear();
  };
  if (which === 'reject') {
    const missing = reject === null ? '先选原因' : words.trim() === '' ? '写一句该找谁' : undefined;
    return (
      <Sheet open title="为什么做不了？" hint="对方看得到" onClose={onClose}>
        {REJECT_REASONS.map((each) => <OptionRow key={each} label={REJECT_WORDS[each]} on={reject === each} onPress={() => change({ reject: each })} />)}
        <Field kind="long" label="跟对方说一句：该找谁、怎么办" value={words} onChange={(text) => change({ words: text })} maxLength={LIMITS.reason} placeholder="比如：可以打 12345，或者到社区窗口问一问" id="words" />
        <Button kind="dark" block label="告诉对方做不了" disabledReason={missing} onPress={() => send({ decision: 'reject', reject: reject!, words: words.trim() })} />
      </Sheet>
    );
  }
  return (
    <Sheet open={which === 'ask'} title="想问清楚什么？" hint="对方看得到" onClose={onClose}>
      {ASK_REASONS.map((each) => <OptionRow key={each} label={ASK_WORDS[each]} on={ask === each} onPress={() => change({ ask: each })} />)}
      <Field kind="long" label="再说细一点（可不写）" value={words} onChange={(text) => change({ words: text })} maxLength={LIMITS.reason} id="words" />
      <Button
        block label="请对方补一句" disabledReason={ask === null ? '先选一样' : undefined}
        onPress={() => send({ decision: 'ask', ask: ask!, ...(words.trim() === '' ? {} : { words: words.trim() }) })}
      />
    </Sheet>
  );
}
