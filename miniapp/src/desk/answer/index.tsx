import { FEEDBACK_LIMITS, type FeedbackView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { FEEDBACK_ANSWERS } from '@/feedback/refreshes';
import { Thread } from '@/feedback/Thread';
import { useAct, useCall, useDraft, useMinute } from '@/hooks';
import { go, goBack, newId } from '@/platform';
import { askedBy, FEEDBACK_WORDS, feedbackState } from '@/text/feedback';
import { ActionBar, Button, Card, CardTitle, Field, ListRow, Notice, OptionRow, Page, SlaClock, toast } from '@/ui';

/** `id`: what somebody wrote, for staff to answer. */
export default function DeskAnswer(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const feedback = useCall('GET /v1/feedback/:id', { params: { id } });
  const { draft, change, clear } = useDraft(`answer.${id}`, () => ({ id: newId(), words: '', upheld: null as boolean | null }));
  const answer = useAct('POST /v1/feedback/:id/answer', { refreshes: FEEDBACK_ANSWERS });

  async function send(): Promise<void> {
    const { words, upheld } = draft;
    const body = { id: draft.id, words: words.trim(), ...(feedback.data?.kind === 'appeal' && upheld !== null && { upheld }) };
    if ((await answer.run({ params: { id }, body })) === undefined) return;
    clear();
    goBack();
    toast('答复了', 'okc');
  }

  return (
    <Page
      title={feedback.data ? FEEDBACK_WORDS[feedback.data.kind] : '答复'}
      call={feedback}
      skeleton="detail"
      bar={(data: FeedbackView) =>
        data.actions.includes('answer') ? (
          <ActionBar>
            <Button block label="答复" loadingLabel="正在发" disabledReason={missing(data, draft)} onPress={send} />
          </ActionBar>
        ) : null
      }
    >
      {(data) => (
        <>
          <Card pad="none">
            <ListRow icon="user" title={askedBy(data)} {...(data.dueAt ? { trailing: <SlaClock dueAt={data.dueAt} /> } : {})} />
            {data.order !== null && <ListRow icon="order" title={data.order.title} onPress={() => go('/desk/review/index', { id: data.order!.id })} />}
          </Card>
          <Thread feedback={data} />
          {data.actions.includes('answer') ? (
            <Card>
              <CardTitle title="答复" />
              {data.kind === 'appeal' && (
                <>
                  <OptionRow label="申诉成立，重新受理" hint="订单回到待审核" on={draft.upheld === true} onPress={() => change({ upheld: true })} />
                  <OptionRow label="还是办不了" on={draft.upheld === false} onPress={() => change({ upheld: false })} />
                </>
              )}
              <Field kind="long" label="直接说怎么办、什么时候办" value={draft.words} maxLength={FEEDBACK_LIMITS.words} error={answer.error?.problemOf('words')} onChange={(words) => change({ words })} id="answer-words" />
            </Card>
          ) : (
            <Answered feedback={data} />
          )}
        </>
      )}
    </Page>
  );
}

function Answered({ feedback }: { readonly feedback: FeedbackView }): React.ReactNode {
  return <Notice icon="okc" tone="ok" text={feedbackState(feedback, useMinute())} />;
}

function missing({ kind }: FeedbackView, { words, upheld }: { readonly words: string; readonly upheld: boolean | null }): string | undefined {
  if (kind === 'appeal' && upheld === null) return '先选办不办';
  return words.trim() === '' ? '先写答复' : undefined;
}
