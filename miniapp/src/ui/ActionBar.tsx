import { View } from '@tarojs/components';
import './ActionBar.scss';

interface ActionBarProps {
  /** One to three Buttons; the text one first, the red one last. */
  readonly children: React.ReactNode;
  /** Above the buttons: the tick of RiskTick. */
  readonly above?: React.ReactNode;
  /** Below them: 社区 1 个工作日内答复 · 全程不收钱. */
  readonly note?: string;
}

export function ActionBar({ children, above, note }: ActionBarProps): React.ReactNode {
  return (
    <View className="ui-actions">
      {above}
      <View className="ui-actions__buttons">{children}</View>
      {note !== undefined && <View className="ui-actions__note">{note}</View>}
    </View>
  );
}
