import { GAP_OUTCOMES, type GapOutcome, type Id } from '@supermarket/shared';
import { useAct } from '@/hooks';
import { GAP_OUTCOMES as OUTCOME_WORDS } from '@/text/ladder';
import { Button, Sheet, toast } from '@/ui';

interface OutcomeProps {
  /** The gap of which somebody wants to say what became of it. */
  readonly gapId: Id | null;
  readonly onDone: () => void;
}

/** What became of it, in one tap. */
export function Outcome({ gapId, onDone }: OutcomeProps): React.ReactNode {
  const close = useAct('POST /v1/gaps/:id/close', { refreshes: ['GET /v1/desk/gaps', 'GET /v1/desk/gap-groups', 'GET /v1/desk/queues'] });
  async function say(outcome: GapOutcome): Promise<void> {
    if (gapId === null || (await close.run({ params: { id: gapId }, body: { outcome } })) === undefined) return;
    toast('记下了', 'okc');
    onDone();
  }
  return (
    <Sheet open={gapId !== null} title="这件事后来怎么样" onClose={onDone}>
      {GAP_OUTCOMES.map((outcome) => <Button key={outcome} kind="second" block label={OUTCOME_WORDS[outcome]} loadingLabel="正在记" onPress={() => say(outcome)} />)}
    </Sheet>
  );
}
