import type { FeedbackRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useMinute, usePages } from '@/hooks';
import { go } from '@/platform';
import { answerPromise, feedbackLine, feedbackTitle } from '@/text/feedback';
import { ActionBar, Button, Card, ListRow, More, Page, Segmented, SlaClock, StateBlock, Tag } from '@/ui';
import './index.scss';

type Which = 'all' | 'questions' | 'others';

const TABS = [{ value: 'all', label: '全部' }, { value: 'others', label: '投诉建议' }, { value: 'questions', label: '问社区' }] as const;

/** 投诉建议 and 问社区: what one has written, with the answers. `order`: about this one only; `which`: which of the two first. */
export default function MyFeedback(): React.ReactNode {
  const { order, which: first } = useRouter().params;
  const [which, setWhich] = useState<Which>(first === 'questions' ? 'questions' : 'all');
  const rows = usePages('GET /v1/feedback', { query: { ...(which !== 'all' && { which }), ...(order && { orderId: order }) } });
  useDidShow(() => {
    if (rows.data) rows.retry();
  });
  const asks = which === 'questions';
  // Where the list did not come, its own 再试一次 is the one red button.
  const failed = rows.data === undefined && rows.state !== 'loading';
  return (
    <Page
      title={asks ? '问社区' : '投诉建议'}
      call={rows}
      skeleton="rows"
      head={<View className="me-feedback__tabs"><Segmented items={TABS} value={which} onChange={setWhich} /></View>}
      bar={
        <ActionBar note={answerPromise(asks ? 'question' : 'complaint')}>
          <Button block kind={failed ? 'second' : 'primary'} label={asks ? '问一句' : '写一条'} onPress={() => go('/me/write/index', { kind: asks ? 'question' : 'suggestion', ...(order && { order }) })} />
        </ActionBar>
      }
    >
      {(all) =>
        all.length === 0 ? (
          <StateBlock drawing="empty" title={asks ? '还没有问过' : '还没有写过'} text={asks ? '有不清楚的，问一句，社区会答复。' : '哪里不好、怎样更好，都可以说。'} />
        ) : (
          <>
            <Card pad="none">{all.map((row) => <Row key={row.id} row={row} />)}</Card>
            <More of={rows} />
          </>
        )
      }
    </Page>
  );
}

function Row({ row }: { readonly row: FeedbackRow }): React.ReactNode {
  const now = useMinute();
  const late = row.dueAt !== null && Date.parse(row.dueAt) < now;
  return (
    <ListRow
      icon="msg"
      title={feedbackTitle(row)}
      note={feedbackLine(row)}
      trailing={row.unread ? <Tag tone="info" label="有答复" /> : late ? <SlaClock dueAt={row.dueAt!} /> : <Tag label={row.state === 'WAITING' ? '等答复' : '已答复'} />}
      onPress={() => go('/me/thread/index', { id: row.id })}
    />
  );
}
