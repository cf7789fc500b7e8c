import type { VoucherFoundView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { readAloud } from '@/text';
import { ActionBar, Button, Card, Check, Drawing, Field, Points, heading } from '@/ui';
import { MismatchSheet } from './MismatchSheet';
import { missingIn, type VoucherAtDesk } from './use-voucher-at-desk';

interface FoundVoucherProps {
  readonly voucher: VoucherAtDesk;
  readonly found: VoucherFoundView;
}

/** What goes over the counter, to whom, and the looks before it. */
export function FoundVoucher({ voucher: { checks, check }, found }: FoundVoucherProps): React.ReactNode {
  const { giftName, picture, points, holderName, phoneTail } = found;
  return (
    <Card>
      <View className="desk__found">
        <View className="desk__picture"><Drawing kind="gift" name={picture} /></View>
        <View className="desk__words">
          <View className="desk__gift" {...heading(2)}>{`${giftName} × 1`}</View>
          <View className="desk__holder" aria-label={readAloud(holderName)}>{[holderName, phoneTail && `手机尾号 ${phoneTail}`].filter(Boolean).join(' · ')}</View>
          <Points value={points} unit="分，交付后扣" />
        </View>
      </View>
      <View className="desk__check">
        <Check label={phoneTail === null ? '姓名对上了' : `手机尾号 ${phoneTail} 对上了`} on={checks.personFits} onChange={(personFits) => check({ personFits })} />
      </View>
      <View className="desk__check">
        <Check label="东西完好，数量 1" on={checks.giftFits} onChange={(giftFits) => check({ giftFits })} />
      </View>
      <View className="desk__check">
        <Check label="是别人代领（记下代领人）" on={checks.byOther} onChange={(byOther) => check({ byOther })} />
      </View>
      {checks.byOther && (
        <Field label="代领人姓名" value={checks.fetchedBy} maxLength={20} onChange={(fetchedBy) => check({ fetchedBy })} id="fetched-by" />
      )}
    </Card>
  );
}

export function HandOverBar({ voucher, found }: FoundVoucherProps): React.ReactNode {
  const [mismatch, setMismatch] = useState(false);
  return (
    <>
      <ActionBar>
        <Button kind="text" label="对不上" onPress={() => setMismatch(true)} />
        <Button block label="确认交付" loadingLabel="正在交付" disabledReason={missingIn(voucher.checks)} onPress={voucher.handOver} />
      </ActionBar>
      {mismatch && <MismatchSheet found={found} onClose={() => setMismatch(false)} onPutAway={voucher.putAway} onCancelled={voucher.begin} />}
    </>
  );
}
