import type { MeView } from '@supermarket/shared';
import { sessionStore } from '@/api';
import { useAct } from '@/hooks';
import { toast } from '@/ui';
import { WechatNumber } from '@/ui/WechatNumber';

interface PhoneFromWechatProps {
  readonly onTaken?: (me: MeView) => void;
}

/** The number that WeChat knows becomes the person's, which nobody has to type or to read again. */
export function PhoneFromWechat({ onTaken }: PhoneFromWechatProps): React.ReactNode {
  const take = useAct('POST /v1/auth/wechat-phone', { refreshes: ['GET /v1/me'] });
  async function use(code: string): Promise<void> {
    const me = await take.run({ body: { code } });
    if (me === undefined) return;
    sessionStore.getState().update(me);
    onTaken?.(me);
    toast('手机号记下了', 'okc');
  }
  return <WechatNumber onCode={(code) => void use(code)} />;
}
