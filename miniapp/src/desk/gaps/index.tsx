import { GAP_OUTCOMES, type GapOutcome, type GapRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct, useMinute, usePages } from '@/hooks';
import { go } from '@/platform';
import { momentText, orderStateText, skillText, whenText } from '@/text';
import { GAP_CAUSES, GAP_OUTCOMES as OUTCOME_WORDS } from '@/text/ladder';
import { Button, Card, CardTitle, Chip, Chips, FactWord, More, Page, Sheet, StateBlock, toast } from '@/ui';
import '../parts/ladder.scss';

/** 缺人清单: what could not be served, by place, skill and time; staff say what became of it. */
export default function DeskGaps(): React.ReactNode {
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const gaps = usePages('GET /v1/desk/gaps', { query: { which } });
  const [closing, setClosing] = useState<GapRow | null>(null);
  const head = (
    <Chips>
      <Chip label="还缺人" on={which === 'open'} onPress={() => setWhich('open')} />
      <Chip label="办过的" on={which === 'closed'} onPress={() => setWhich('closed')} />
    </Chips>
  );
  return (
    <Page title="缺人清单" call={gaps} skeleton="rows" head={head}>
      {(rows) => (
        <>
          {rows.length === 0 && <StateBlock drawing="done" title={which === 'open' ? '没有缺人的事' : '还没有办过的'} text="找不到人的事，会自动记在这里。" />}
          {rows.map((gap) => <Gap key={gap.id} gap={gap} onClose={() => setClosing(gap)} />)}
          <More of={gaps} />
          <Outcome gap={closing} onDone={() => setClosing(null)} />
        </>
      )}
    </Page>
  );
}

function Gap({ gap, onClose }: { readonly gap: GapRow; readonly onClose: () => void }): React.ReactNode {
  const now = useMinute();
  const asked = gap.asked === 0 ? '没请到人' : `请过 ${gap.asked} 人，${gap.declined} 人来不了`;
  return (
    <Card>
      <CardTitle title={gap.title} aside={`差 ${gap.missing} 人`} />
      <FactWord icon="pin" text={gap.place} />
      <FactWord icon="cal" text={whenText(gap.window, gap.dayPart, now)} />
      <FactWord icon="people" text={[gap.skill && `要${skillText(gap.skill)}`, GAP_CAUSES[gap.cause], asked].filter(Boolean).join(' · ')} />
      {gap.outcome === null || gap.closedAt === null
        ? (
          <View className="desk-acts">
            <Button kind="quiet" size="md" label={`看这单（${orderStateText(gap.status)}）`} onPress={() => go('/desk/dispatch/index', { id: gap.orderId })} />
            <Button kind="quiet" size="md" label="说说结果" onPress={onClose} />
          </View>
        )
        : <FactWord icon="okc" text={`${OUTCOME_WORDS[gap.outcome]} · ${gap.closedBy ?? ''} ${momentText(gap.closedAt, now)}`} />}
    </Card>
  );
}

function Outcome({ gap, onDone }: { readonly gap: GapRow | null; readonly onDone: () => void }): React.ReactNode {
  const close = useAct('POST /v1/gaps/:id/close', { refreshes: ['GET /v1/desk/gaps', 'GET /v1/desk/queues'] });
  async function say(outcome: GapOutcome): Promise<void> {
    if (gap === null || (await close.run({ params: { id: gap.id }, body: { outcome } })) === undefined) return;
    toast('记下了', 'okc');
    onDone();
  }
  return (
    <Sheet open={gap !== null} title="这件事后来怎么样" onClose={onDone}>
      {GAP_OUTCOMES.map((outcome) => <Button key={outcome} kind="second" block label={OUTCOME_WORDS[outcome]} loadingLabel="正在记" onPress={() => say(outcome)} />)}
    </Sheet>
  );
}
