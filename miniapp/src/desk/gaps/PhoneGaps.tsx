import type { GapRow, GapsFilter, Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute, usePages } from '@/hooks';
import { go } from '@/platform';
import { momentText, orderStateText, whenText } from '@/text';
import { GAP_CAUSES, GAP_OUTCOMES, gapAskedText, gapSkillText } from '@/text/ladder';
import { Button, Card, CardTitle, FactWord, More, Page, Slot } from '@/ui';
import { GapFilters } from './GapFilters';
import { NoGaps } from './NoGaps';
import { Outcome } from './Outcome';
import '../parts/ladder.scss';

/** One card for each order; staff say what became of it. */
export function PhoneGaps(): React.ReactNode {
  const [filter, setFilter] = useState<GapsFilter>({});
  const gaps = usePages('GET /v1/desk/gaps', { query: filter });
  const [closing, setClosing] = useState<Id | null>(null);
  return (
    <Page title="缺人清单" call={gaps} skeleton="rows" head={<GapFilters filter={filter} onChange={setFilter} />}>
      {(rows) => (
        <>
          {rows.length === 0 && <NoGaps filter={filter} onAll={() => setFilter({})} />}
          <Slot>{rows.map((gap) => <Gap key={gap.id} gap={gap} onClose={() => setClosing(gap.id)} />)}</Slot>
          <More of={gaps} />
          <Outcome gapId={closing} onDone={() => setClosing(null)} />
        </>
      )}
    </Page>
  );
}

function Gap({ gap, onClose }: { readonly gap: GapRow; readonly onClose: () => void }): React.ReactNode {
  const now = useMinute();
  return (
    <Card>
      <CardTitle title={gap.title} aside={`差 ${gap.missing} 人`} />
      <FactWord icon="pin" text={gap.place} />
      <FactWord icon="cal" text={whenText(gap.window, gap.dayPart, now)} />
      <FactWord icon="people" text={[gapSkillText(gap.skill), GAP_CAUSES[gap.cause], gapAskedText(gap)].join(' · ')} />
      {gap.outcome === null || gap.closedAt === null
        ? (
          <View className="desk-acts">
            <Button kind="quiet" size="md" label={`看这单（${orderStateText(gap.status)}）`} onPress={() => go('/desk/dispatch/index', { id: gap.orderId })} />
            <Button kind="quiet" size="md" label="说说结果" onPress={onClose} />
          </View>
        )
        : <FactWord icon="okc" text={`${GAP_OUTCOMES[gap.outcome]} · ${gap.closedBy ?? ''} ${momentText(gap.closedAt, now)}`} />}
    </Card>
  );
}
