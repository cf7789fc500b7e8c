import type { RedemptionView } from '@supermarket/shared';
import { useEffect } from 'react';
import type { CallError } from '@/api';
import { useAct } from '@/hooks';
import { newId, storage } from '@/platform';

interface TakeGift {
  readonly take: () => Promise<RedemptionView | undefined>;
  readonly error: CallError | undefined;
}

/**
 * Takes one of a stock line. The id of an attempt is kept on the phone until its answer has come:
 * whoever taps again after a lost answer, even after a restart, gets the same voucher and not a second one.
 */
export function useTakeGift(stockId: string): TakeGift {
  const key = `take.${stockId}`;
  const redeem = useAct('POST /v1/redemptions', {
    quiet: true,
    refreshes: ['GET /v1/shop', 'GET /v1/redemptions', 'GET /v1/me/account', 'GET /v1/me/points'],
  });
  const isTaken = redeem.error?.code === 'ID_TAKEN';

  // Somebody else began on this phone: their attempt is not ours to repeat.
  useEffect(() => {
    if (isTaken) storage.remove(key);
  }, [isTaken, key]);

  async function take(): Promise<RedemptionView | undefined> {
    const id = storage.get<string>(key) ?? newId();
    storage.set(key, id);
    const voucher = await redeem.run({ body: { id, stockId } });
    if (voucher) storage.remove(key);
    return voucher;
  }

  return { take, error: redeem.error };
}
