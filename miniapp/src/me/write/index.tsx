import { FEEDBACK_KINDS, FEEDBACK_LIMITS, type FeedbackKind, type Id } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { FEEDBACK_ANSWERS } from '@/feedback/refreshes';
import { refresh } from '@/api/query-client';
import { useCall, useDraft } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { goBack, goInstead, newId } from '@/platform';
import { answerPromise, FEEDBACK_WORDS, WRITE_HINTS } from '@/text/feedback';
import { ActionBar, Button, Card, CardTitle, Check, ChoiceGrid, Field, Notice, Page } from '@/ui';

/** The two between which somebody may still choose. */
const OPEN_KINDS = ['suggestion', 'complaint'] as const;
const isKind = (value: string | undefined): value is FeedbackKind => FEEDBACK_KINDS.some((kind) => kind === value);
const isOpen = (kind: FeedbackKind): kind is (typeof OPEN_KINDS)[number] => OPEN_KINDS.some((one) => one === kind);

/** `kind`: what is written at first; `order`: about which. */
export default function WriteFeedback(): React.ReactNode {
  const { kind: asked, order } = useRouter().params;
  const kind = isKind(asked) ? asked : 'suggestion';
  return <WriteForm key={`${kind} ${order}`} first={kind} orderId={order} />;
}

function WriteForm({ first, orderId }: { readonly first: FeedbackKind; readonly orderId: Id | undefined }): React.ReactNode {
  const order = useCall('GET /v1/orders/:id', { params: { id: orderId ?? '' } }, { enabled: orderId !== undefined });
  const name = `feedback.${isOpen(first) ? 'open' : first}.${orderId ?? ''}`;
  const { draft, change, clear } = useDraft(name, () => ({ id: newId(), kind: first, words: '', above: false }));
  const send = useSend('POST /v1/feedback', { quiet: true });
  const { id, kind, words, above } = draft;
  const refusal = send.error?.problemOf('words') === undefined ? send.error?.title : undefined;

  async function write(): Promise<void> {
    const body = { id, kind, words: words.trim(), ...(orderId !== undefined && { orderId }), ...(above && isOpen(kind) && { above }) };
    const page = `/me/write/index?kind=${first}${orderId === undefined ? '' : `&order=${orderId}`}` as const;
    const how = await send.run({ body }, { what: FEEDBACK_WORDS[kind], page, draft: `draft.${name}` });
    if (how === undefined) return;
    clear();
    await refresh(...FEEDBACK_ANSWERS);
    if (how === 'sent') goInstead('/me/thread/index', { id });
    else goBack();
    sayHow(how, `收到了，${answerPromise(kind)}`);
  }

  return (
    <Page
      title={isOpen(first) ? '投诉建议' : FEEDBACK_WORDS[first]}
      bar={
        <ActionBar note={`约 30 秒 · ${answerPromise(kind)}`} above={refusal && <Notice icon="warn" tone="warn" text={refusal} />}>
          <Button block label="发给社区" loadingLabel="正在发" disabledReason={words.trim() === '' ? '先写一句' : undefined} onPress={write} />
        </ActionBar>
      }
    >
      <Card>
        <CardTitle title={isOpen(first) ? '您想说什么' : first === 'appeal' ? '请再看一次' : '想问社区什么'} {...(order.data && { aside: order.data.title })} />
        {isOpen(first) && <ChoiceGrid items={OPEN_KINDS.map((value) => ({ value, label: FEEDBACK_WORDS[value] }))} value={isOpen(kind) ? kind : null} onChange={(next) => change({ kind: next })} />}
        <Field kind="long" label={WRITE_HINTS[kind]} value={words} maxLength={FEEDBACK_LIMITS.words} error={send.error?.problemOf('words')} onChange={(text) => change({ words: text })} id="feedback-words" />
        {isOpen(kind) && <Check on={above} onChange={(next) => change({ above: next })} label="交给镇街看，社区看不到" />}
      </Card>
      <Notice icon="lock" text={first === 'appeal' ? '会由另一位工作人员来看。申诉只有一次。' : '只有您和答复的工作人员看得到。'} />
    </Page>
  );
}
