import type { Reason } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './Icon';
import './ReasonChips.scss';

const MOST = 4;

/** Why somebody or something fits: the most decisive first, at most four. Read-only. */
export function ReasonChips({ reasons }: { readonly reasons: readonly Reason[] }): React.ReactNode {
  if (reasons.length === 0) return null;
  return (
    <View className="ui-reasons">
      {reasons.slice(0, MOST).map(({ ok, text }) => (
        <View key={text} className={classes('ui-reason', ok && 'ui-reason--ok')}>
          {ok && <Icon name="check" size="text" />}
          {text}
        </View>
      ))}
    </View>
  );
}
