import type { Id, VoucherFoundView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { scanCode } from '@/platform';
import { refusalText } from '@/text/staff';
import { toast } from '@/ui';

/** What staff look at before a gift leaves the shelf; nothing is ticked for them. */
export interface Checks {
  readonly personFits: boolean;
  readonly giftFits: boolean;
  readonly byOther: boolean;
  readonly fetchedBy: string;
}

const UNCHECKED: Checks = { personFits: false, giftFits: false, byOther: false, fetchedBy: '' };

/** Why nothing can be handed over yet, or undefined. */
export function missingIn({ personFits, giftFits, byOther, fetchedBy }: Checks): string | undefined {
  if (!personFits) return '先对一下人';
  if (!giftFits) return '再看一下东西';
  return byOther && fetchedBy.trim() === '' ? '写下代领人姓名' : undefined;
}

export interface VoucherAtDesk {
  readonly digits: string;
  readonly found: VoucherFoundView | undefined;
  /** Why there is nothing to hand over for this code. */
  readonly wrong: string | undefined;
  readonly type: (digits: string) => void;
  readonly scan: () => Promise<void>;
  readonly checks: Checks;
  readonly check: (part: Partial<Checks>) => void;
  /** The gift went over the counter. */
  readonly handOver: () => Promise<void>;
  /** Something did not match: nothing is handed over. */
  readonly putAway: () => void;
  /** Ready for the next code. */
  readonly begin: () => void;
}

/** From a code to a voucher and over the counter; the code itself is sent again, so that nobody hands over by a list. */
export function useVoucherAtDesk(stationId: Id | undefined): VoucherAtDesk {
  const [code, setCode] = useState('');
  const [found, setFound] = useState<VoucherFoundView>();
  const [checks, setChecks] = useState(UNCHECKED);
  const lookUp = useAct('POST /v1/desk/look-up', { quiet: true });
  const handOver = useAct('POST /v1/redemptions/:id/hand-over', { refreshes: ['GET /v1/desk', 'GET /v1/desk/queues', 'GET /v1/desk/work', 'GET /v1/me/waiting', 'GET /v1/stations/:id/stock'] });

  async function find(asked: string): Promise<void> {
    setCode(asked);
    if (stationId === undefined) return;
    setFound(await lookUp.run({ body: { stationId, code: asked } }));
  }

  function clear(): void {
    setCode('');
    setFound(undefined);
    setChecks(UNCHECKED);
    lookUp.forgetError();
  }

  const { error } = lookUp;
  return {
    digits: /^\d{1,6}$/.test(code) ? code : '',
    found,
    wrong: error && refusalText(error),
    checks,
    check: (part) => setChecks((now) => ({ ...now, ...part })),
    type: (digits) => {
      clear();
      if (digits.length === 6) void find(digits);
      else setCode(digits);
    },
    scan: async () => {
      const text = await scanCode();
      if (text !== undefined) await find(text);
    },
    handOver: async () => {
      if (stationId === undefined || found === undefined) return;
      const body = { stationId, code, ...(checks.byOther && { fetchedBy: checks.fetchedBy.trim() }) };
      if (!(await handOver.run({ params: { id: found.redemptionId }, body }))) return;
      toast('交付好了，积分已扣', 'okc');
      clear();
    },
    putAway: () => {
      toast('没有交付，积分没有动');
      clear();
    },
    begin: clear,
  };
}
