import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './LedgerRow.scss';

export type LedgerState = 'settled' | 'waiting' | 'frozen' | 'returned' | 'expired';

const STATES: Readonly<Record<LedgerState, { readonly words: string; readonly icon?: IconName }>> = {
  settled: { words: '已入账' },
  waiting: { words: '等对方确认', icon: 'hour' },
  frozen: { words: '先冻结，领取后扣', icon: 'lock' },
  returned: { words: '已退回' },
  expired: { words: '已到期' },
};

interface LedgerRowProps {
  readonly title: string;
  readonly when: string;
  /** +8, −160, +1.5 小时 */
  readonly amount: string;
  readonly state: LedgerState;
  /** In place of the usual words. */
  readonly stateText?: string;
  /** Settled points are gold; hours, and what only waits, are ink. */
  readonly kind: 'points' | 'hours';
  /** Then the row tells why it is what it is. */
  readonly onPress?: (() => void) | undefined;
}

export function LedgerRow({ title, when, amount, state, stateText, kind, onPress }: LedgerRowProps): React.ReactNode {
  const { words, icon } = STATES[state];
  const inside = (
    <>
      <View className="ui-ledger__line">
        <View className="ui-ledger__title">{title}</View>
        <View className={classes('ui-ledger__amount', kind === 'points' && state === 'settled' && 'ui-ledger__amount--gold')}>{amount}</View>
      </View>
      <View className="ui-ledger__line ui-ledger__line--small">
        <View>{when}</View>
        <View className="ui-ledger__state">
          {icon && <Icon name={icon} size="text" />}
          {stateText ?? words}
        </View>
      </View>
    </>
  );
  if (onPress === undefined) return <View className="ui-ledger">{inside}</View>;
  return (
    <Press className="ui-ledger" onPress={onPress}>
      {inside}
    </Press>
  );
}
