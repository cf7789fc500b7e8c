import type { CandidateView, PlanLineView, PlanView } from '@supermarket/shared';
import { useState } from 'react';
import { useCall, useDraft, useMinute } from '@/hooks';
import { go } from '@/platform';
import { shelfDrawing, whenText } from '@/text';
import { ActionBar, Button, CandidateRow, Card, ListRow, Notice, Page, ShelfTile, SlaClock, StateBlock, Tag } from '@/ui';
import { askedFor, isShut, lettersOf, ticked, type Choice } from './choice';
import { useSending, type Outcome } from './use-sending';

/** 一起派单: a proposal for everything that waits, to change and to send as invitations. */
export default function DeskPlan(): React.ReactNode {
  const plan = useCall('GET /v1/desk/plan', {});
  const { draft: choice, change, clear } = useDraft<Choice>('plan', () => ({}));
  const { outcomes, progress, send } = useSending();
  const letters = plan.data ? lettersOf(choice, plan.data).filter(({ orderId }) => !isSent(outcomes[orderId])) : [];
  const people = letters.reduce((sum, { personIds }) => sum + personIds.length, 0);

  async function press(): Promise<void> {
    await send(letters);
    clear();
  }

  const bar = plan.data && plan.data.lines.length > 0 && (
    <ActionBar>
      <Button
        block label={`邀请 ${people} 人`} loadingLabel={progress ? `正在邀请 ${progress.done} / ${progress.all}` : '正在邀请'}
        loading={progress !== null} disabledReason={people === 0 ? '没有要邀请的人' : undefined} onPress={press}
      />
    </ActionBar>
  );
  return (
    <Page title="一起派单" call={plan} skeleton="rows" bar={bar}>
      {(data) =>
        data.lines.length === 0 ? (
          <StateBlock drawing="done" title="没有等人的单" text="要请人的单都请过了。" />
        ) : (
          <>
            <Notice icon="send" tone="info" text="这是建议，可以改。派单是邀请，可以婉拒；一个人只请一件。" />
            {data.lines.map((line) => (
              <Line key={line.orderId} line={line} plan={data} choice={choice} outcome={outcomes[line.orderId]} onChoose={change} />
            ))}
            {data.beyond > 0 && <Notice icon="info" text={`还有 ${data.beyond} 件，这些派完再来看。`} />}
          </>
        )
      }
    </Page>
  );
}

const isSent = (outcome: Outcome | undefined): boolean => outcome !== undefined && 'sent' in outcome;

interface LineProps {
  readonly line: PlanLineView;
  readonly plan: PlanView;
  readonly choice: Choice;
  readonly outcome: Outcome | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function Line({ line, plan, choice, outcome, onChoose }: LineProps): React.ReactNode {
  const now = useMinute();
  const [wide, setWide] = useState(false);
  const { orderId, title, shelf, place, window, dayPart, urgent, dueAt, lacks, asked, others } = line;
  const row = ({ personId, name, partyTag, tasksThisWeek, reasons }: CandidateView): React.ReactNode => (
    <CandidateRow
      key={personId} name={name} party={partyTag} load={`本周 ${tasksThisWeek} 单`} reasons={reasons}
      checked={askedFor(choice, line).includes(personId)} full={isShut(choice, plan, line, personId)}
      onToggle={(on) => onChoose(ticked(choice, line, personId, on))}
    />
  );
  return (
    <Card pad="none">
      <ListRow
        lead={<ShelfTile name={shelfDrawing(shelf)} />} title={title} note={[whenText(window, dayPart, now), place, lacks > 1 && `还差 ${lacks} 人`].filter(Boolean).join(' · ')}
        trailing={dueAt === null ? urgent && <Tag tone="warn" label="急" /> : <SlaClock dueAt={dueAt} />}
        onPress={() => go('/desk/dispatch/index', { id: orderId })}
      />
      {outcome && <Notice icon={isSent(outcome) ? 'okc' : 'warn'} tone={isSent(outcome) ? 'ok' : 'warn'} text={'sent' in outcome ? `已经邀请 ${outcome.sent} 人` : outcome.why} />}
      {!isSent(outcome) && (
        <>
          {asked.length === 0 && others.length === 0 && <Notice icon="info" text="暂时没有合适的人，还留在接单页上。" />}
          {asked.map(row)}
          {wide && others.map(row)}
          {others.length > 0 && !wide && <ListRow icon="people" title={asked.length === 0 ? '看看别人' : '换一位'} onPress={() => setWide(true)} />}
        </>
      )}
    </Card>
  );
}
