import { View } from '@tarojs/components';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './HelpPair.scss';

interface HelpPairProps {
  readonly onCall: () => void;
  /** Left away where speech cannot be taken down: then the telephone has the whole width. */
  readonly onVoice?: () => void;
  readonly callTitle?: string;
  readonly callHint?: string;
}

export function HelpPair({ onCall, onVoice, callTitle = '一键求助', callHint = '打电话，有人接' }: HelpPairProps): React.ReactNode {
  return (
    <View className="ui-help-pair">
      <Help icon="phone" title={callTitle} hint={callHint} onPress={onCall} />
      {onVoice && <Help icon="mic" title="说话点单" hint="说一句就能点单" onPress={onVoice} />}
    </View>
  );
}

interface HelpProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly onPress: () => void;
}

function Help({ icon, title, hint, onPress }: HelpProps): React.ReactNode {
  return (
    <Press className="ui-help" onPress={onPress}>
      <View className="ui-help__round">
        <Icon name={icon} />
      </View>
      <View>
        <View className="ui-help__title">{title}</View>
        <View className="ui-help__hint">{hint}</View>
      </View>
    </Press>
  );
}
