import type { BoardOrdersQuery, BoardRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { sessionStore, useSession } from '@/api';
import { useMinute, usePages } from '@/hooks';
import { go, goTab } from '@/platform';
import { boardWords, seatsText } from '@/text';
import { Card, classes, Icon, ListRow, LoadedContent, More, Progress, StateBlock, Tag } from '@/ui';

/** Twenty at a time. */
export function BoardRows({ query }: { readonly query: BoardOrdersQuery }): React.ReactNode {
  const rows = usePages('GET /v1/board/orders', { query });
  return (
    <LoadedContent call={rows} skeleton="cards">
      {(items) => (
        <>
          {items.map((row, index) => <OneOrder key={index} row={row} />)}
          {items.length === 0 && <StateBlock drawing="empty" title="这里现在没有" text="换个镇街，或者看看别的清单。" />}
          <More of={rows} />
          {query.list === 'needs' && items.length > 0 && <LendAHand />}
        </>
      )}
    </LoadedContent>
  );
}

function OneOrder({ row }: { readonly row: BoardRow }): React.ReactNode {
  const { tag, tone, line, answer } = boardWords(row, useMinute());
  const seats = seatsText(row);
  return (
    <Card>
      <View className="board__top">
        <View className="board__title">{row.title}</View>
        <Tag label={tag} tone={tone} {...(tone === 'ok' && { icon: 'okc' as const })} />
      </View>
      <View className="board__line">{line}</View>
      {seats !== null && (
        <View className="board__seats">
          <Progress got={row.seatsTaken} need={row.seats} words={seats} />
        </View>
      )}
      {answer !== null && (
        <View className={classes('board__answer', row.solved === true && 'board__answer--solved')}>
          <Icon name={row.solved === true ? 'okc' : 'info'} size="text" />
          {answer}
        </View>
      )}
    </Card>
  );
}

/** The list says what waits; the hall says what suits, and there one takes it. */
function LendAHand(): React.ReactNode {
  const volunteers = useSession((session) => session.person?.hats.includes('volunteer') ?? false);

  function toHall(): void {
    sessionStore.getState().wear('volunteer');
    goTab(0);
  }

  return (
    <Card pad="none">
      {volunteers
        ? <ListRow icon="claim" title="去接单" note="看看哪些离您近、您会做" onPress={toHall} />
        : <ListRow icon="heart" title="我也来帮忙" note="登记成为志愿者，约 30 秒" onPress={() => go('/me/volunteer/index')} />}
    </Card>
  );
}
