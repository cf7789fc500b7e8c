import { FEEDBACK_LIMITS, type FeedbackView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { refresh } from '@/api/query-client';
import { FEEDBACK_ANSWERS } from '@/feedback/refreshes';
import { Thread } from '@/feedback/Thread';
import { useAct, useCall, useDraft, useMinute } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { go, newId } from '@/platform';
import { FEEDBACK_WORDS, feedbackState } from '@/text/feedback';
import { Button, Card, Field, ListRow, Notice, Page } from '@/ui';

/** `id`: what one has written, with the answers; opening it counts as read. */
export default function FeedbackThread(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const feedback = useCall('GET /v1/feedback/:id', { params: { id } }, { everySeconds: 30 });
  const seen = useAct('POST /v1/feedback/:id/seen', { quiet: true, refreshes: ['GET /v1/feedback', 'GET /v1/me/waiting'] });
  const unread = feedback.data?.unread === true;
  useEffect(() => {
    if (unread) void seen.run({ params: { id } });
    // Once for each answer that comes in.
  }, [unread, id]);
  return (
    <Page title={feedback.data ? FEEDBACK_WORDS[feedback.data.kind] : '投诉建议'} call={feedback} skeleton="detail">
      {(data) => <Written key={data.id} feedback={data} />}
    </Page>
  );
}

function Written({ feedback }: { readonly feedback: FeedbackView }): React.ReactNode {
  const { id, state, order, actions } = feedback;
  const now = useMinute();
  return (
    <>
      <Notice icon={state === 'WAITING' ? 'clock' : 'okc'} tone={state === 'WAITING' ? 'neutral' : 'ok'} text={`${feedback.placeText} · ${feedbackState(feedback, now)}`} />
      <Thread feedback={feedback} />
      {order !== null && (
        <Card pad="none">
          <ListRow icon="order" title={order.title} onPress={() => go('/order/detail/index', { id: order.id })} />
        </Card>
      )}
      {actions.includes('add') && <AddWord id={id} />}
    </>
  );
}

function AddWord({ id }: { readonly id: string }): React.ReactNode {
  const { draft, change, clear } = useDraft(`feedback.add.${id}`, () => ({ id: newId(), words: '' }));
  const add = useSend('POST /v1/feedback/:id/notes');

  async function send(): Promise<void> {
    const about = { what: '又说一句', page: `/me/thread/index?id=${id}`, draft: `draft.feedback.add.${id}` } as const;
    const how = await add.run({ params: { id }, body: { id: draft.id, words: draft.words.trim() } }, about);
    if (how === undefined) return;
    clear();
    await refresh(...FEEDBACK_ANSWERS);
    sayHow(how, '发出去了');
  }

  return (
    <Card>
      <Field kind="long" label="还想说一句" value={draft.words} maxLength={FEEDBACK_LIMITS.words} error={add.error?.problemOf('words')} onChange={(words) => change({ words })} id="feedback-more" />
      <Button kind="second" block label="发出去" loadingLabel="正在发" disabledReason={draft.words.trim() === '' ? '先写一句' : undefined} onPress={send} />
    </Card>
  );
}
