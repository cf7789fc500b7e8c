import { BOARD_LISTS, BOARD_STATES, type AreaView, type BoardList, type BoardState, type BoardView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useCall } from '@/hooks';
import { BOARD_NAMES, BOARD_WORDS, boardCount, boardResults, formulaText } from '@/text';
import { Chip, Chips, Page, ResultsStrip, Tabs } from '@/ui';
import { BoardRows } from './BoardRows';
import { TownSheet } from './TownSheet';
import './index.scss';

/** 公开清单, open to everybody: the year's numbers with their formula, and orders by state (picture 15). `list` opens at one. */
export default function Board(): React.ReactNode {
  const { list: wanted } = useRouter().params;
  const [list, setList] = useState<BoardList>(BOARD_LISTS.find((one) => one === wanted) ?? 'needs');
  const [status, setStatus] = useState<BoardState>();
  const [town, setTown] = useState<AreaView>();
  const [choosing, setChoosing] = useState(false);
  const query = { ...(town && { townId: town.id }) };
  const board = useCall('GET /v1/board', { query });

  function show(next: BoardList): void {
    setList(next);
    setStatus(undefined);
  }

  return (
    <Page title="公开清单" call={board} skeleton="cards">
      {(data) => (
        <>
          <Numbers board={data} />
          <Tabs items={BOARD_LISTS.map((value) => ({ value, label: BOARD_NAMES[value], count: boardCount(value, data.counts[value]) }))} value={list} onChange={show} />
          <View className="board__chips">
            <Chips scroll>
              <Chip label={town?.name ?? '全市'} on opens onPress={() => setChoosing(true)} />
              {BOARD_STATES[list].length > 1 && BOARD_STATES[list].map((one) => (
                <Chip key={one} label={BOARD_WORDS[one]} on={status === one} closable={status === one} onPress={() => setStatus(status === one ? undefined : one)} />
              ))}
            </Chips>
          </View>
          <BoardRows key={`${list} ${status} ${town?.id}`} query={{ ...query, list, ...(status && { status }) }} />
          <TownSheet open={choosing} onClose={() => setChoosing(false)} onPick={setTown} />
        </>
      )}
    </Page>
  );
}

/** The formula stands beside the number it makes. */
function Numbers({ board }: { readonly board: BoardView }): React.ReactNode {
  return (
    <>
      <ResultsStrip results={boardResults(board.results)} />
      <View className="board__formula">{formulaText(board.results)}</View>
    </>
  );
}
