import { Button as WechatButton, View } from '@tarojs/components';
import { useStore } from 'zustand';
import { openPrivacyContract, PRIVACY_BUTTON } from '@/platform/privacy';
import { Button } from './Button';
import { overlayStore } from './overlay';
import { Press } from './Press';
import { Sheet } from './Sheet';
import './PrivacySheet.scss';

/** Before the first use of a place, a photo or the microphone. WeChat counts a tap on its own kind of button only. */
export function PrivacyHost(): React.ReactNode {
  const answer = useStore(overlayStore, (overlay) => overlay.privacy);
  if (answer === null) return null;
  return (
    <Sheet open title="先说明白，再用" onClose={() => answer(false)}>
      <View className="ui-privacy__text">
        这一步要用到手机里的东西，比如位置、照片、录音，只用来办这一件事。不同意也能接着办。
      </View>
      <Press className="ui-privacy__guide" role="link" onPress={openPrivacyContract}>看《用户隐私保护指引》</Press>
      <View className="ui-dialog__buttons">
        <Button kind="second" block label="先不用" onPress={() => answer(false)} />
        <WechatButton
          id={PRIVACY_BUTTON}
          className="ui-button ui-button--primary ui-button--lg ui-button--block ui-privacy__agree"
          hoverClass="ui-press--down"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answer(true)}
        >
          同意
        </WechatButton>
      </View>
    </Sheet>
  );
}
