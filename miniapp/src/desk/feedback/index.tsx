import type { FeedbackState } from '@supermarket/shared';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/hooks';
import { go } from '@/platform';
import { askedBy, feedbackLine, feedbackTitle } from '@/text/feedback';
import { Card, Chip, Chips, ListRow, More, Page, SlaClock, StateBlock, Tag } from '@/ui';

/** What people have asked or complained of: those without an answer by their limit. */
export default function DeskFeedback(): React.ReactNode {
  const [state, setState] = useState<FeedbackState>('WAITING');
  const rows = usePages('GET /v1/desk/feedback', { query: { state } });
  useDidShow(() => {
    if (rows.data) rows.retry();
  });
  const chips = (
    <Chips scroll>
      <Chip label="待答复" on={state === 'WAITING'} onPress={() => setState('WAITING')} />
      <Chip label="已答复" on={state === 'ANSWERED'} onPress={() => setState('ANSWERED')} />
    </Chips>
  );
  return (
    <Page title="提问和投诉建议" call={rows} skeleton="rows" head={chips}>
      {(all) =>
        all.length === 0 ? (
          <StateBlock drawing={state === 'WAITING' ? 'done' : 'empty'} title={state === 'WAITING' ? '都答复了' : '还没有'} text="有新的，这里马上就有。" />
        ) : (
          <>
            <Card pad="none">
              {all.map((row) => (
                <ListRow
                  key={row.id}
                  icon="msg"
                  title={feedbackTitle(row)}
                  note={`${feedbackLine(row)}　${askedBy(row)}`}
                  trailing={row.dueAt === null ? <Tag label="已答复" /> : <SlaClock dueAt={row.dueAt} />}
                  onPress={() => go('/desk/answer/index', { id: row.id })}
                />
              ))}
            </Card>
            <More of={rows} />
          </>
        )
      }
    </Page>
  );
}
