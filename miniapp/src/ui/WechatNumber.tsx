import { Button as WechatButton } from '@tarojs/components';
import { canAskNumber, numberCodeOf } from '@/platform/phone-number';
import './WechatNumber.scss';

interface WechatNumberProps {
  /** The person agreed: the server exchanges this code for the number. */
  readonly onCode: (code: string) => void;
}

/** One tap in place of eleven digits. WeChat asks the person itself; who says no goes on typing. Absent in a browser. */
export function WechatNumber({ onCode }: WechatNumberProps): React.ReactNode {
  if (!canAskNumber) return null;
  return (
    <WechatButton
      className="ui-button ui-button--second ui-button--md ui-wechat-number"
      hoverClass="ui-press--down"
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => {
        const code = numberCodeOf(event);
        if (code !== undefined) onCode(code);
      }}
    >
      用微信的手机号
    </WechatButton>
  );
}
