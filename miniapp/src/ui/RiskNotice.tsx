import { View } from '@tarojs/components';
import { Card, CardTitle } from './Card';
import { Icon } from './Icon';
import { Check } from './OptionRow';
import './RiskNotice.scss';

const MOST = 3;

/** What to know before going there, three lines at most. */
export function RiskNotice({ points }: { readonly points: readonly string[] }): React.ReactNode {
  return (
    <Card>
      <CardTitle icon="shield" title="上门前请知道" />
      {points.slice(0, MOST).map((point) => (
        <View key={point} className="ui-risk__point">
          <Icon name="check" size="text" />
          <View>{point}</View>
        </View>
      ))}
    </Card>
  );
}

/** The tick above the button; empty until the person sets it. */
export function RiskTick({ agreed, onAgree }: { readonly agreed: boolean; readonly onAgree: (agreed: boolean) => void }): React.ReactNode {
  return <Check label="我看过风险提示" on={agreed} onChange={onAgree} />;
}
