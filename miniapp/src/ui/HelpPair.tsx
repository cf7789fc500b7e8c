import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { useHold, type Hold } from './hold';
import { Press } from './Press';
import './HelpPair.scss';

interface HelpPairProps {
  readonly onCall: () => void;
  /** A tap, for who cannot hold: starts and stops by tapping. Left away the telephone has the whole width. */
  readonly onVoice?: () => void;
  /** 按住说话 itself. */
  readonly voice?: Hold;
  readonly callTitle?: string;
  readonly callHint?: string;
}

export function HelpPair({ onCall, onVoice, voice, callTitle = '一键求助', callHint = '打电话，有人接' }: HelpPairProps): React.ReactNode {
  return (
    <View className="ui-help-pair">
      <Help icon="phone" title={callTitle} hint={callHint} onPress={onCall} />
      {onVoice && <Help icon="mic" title="按住说话" hint="说一句就能点单" hold={voice} onPress={onVoice} />}
    </View>
  );
}

interface HelpProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly onPress: () => void;
  readonly hold?: Hold | undefined;
}

function Help({ icon, title, hint, onPress, hold }: HelpProps): React.ReactNode {
  const { onTap, touches } = useHold(hold, onPress);
  return (
    <Press className={classes('ui-help', hold && 'ui-help--hold')} onPress={onTap} touches={touches}>
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
