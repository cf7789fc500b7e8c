import type { ScanTicketView, SessionView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useAct } from '@/hooks';
import { Card, QrCode, StateBlock } from '@/ui';
import './index.scss';

const ASK_EVERY_MS = 2_000;

/** A ticket that the mini-program approves: the computer shows it and waits. */
export function ScanTicket({ onLoggedIn }: { readonly onLoggedIn: (session: SessionView) => void }): React.ReactNode {
  const make = useAct('POST /v1/auth/scan-tickets', { quiet: true });
  const collect = useAct('POST /v1/auth/scan-tickets/:id/collect', { quiet: true });
  const [ticket, setTicket] = useState<ScanTicketView>();
  const [ended, setEnded] = useState(false);

  async function renew(): Promise<void> {
    setEnded(false);
    setTicket(await make.run({}));
  }

  useEffect(() => {
    void renew();
    // Once, when the page opens; afterwards people ask for a new one themselves.
  }, []);

  useEffect(() => {
    if (ticket === undefined || ended) return undefined;
    const timer = setInterval(() => {
      if (Date.parse(ticket.endsAt) <= Date.now()) {
        setEnded(true);
        return;
      }
      void collect.run({ params: { id: ticket.id }, body: { secret: ticket.secret } }).then((reply) => {
        if (reply?.session) onLoggedIn(reply.session);
      });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [ticket, ended]);

  if (ended) {
    return <StateBlock drawing="wait" title="这个码过期了" text="换一个新的再扫。" actions={[{ label: '换一个码', onPress: renew }]} />;
  }
  if (ticket === undefined) {
    if (make.error === undefined) return null;
    return <StateBlock drawing="error" title="码没出来" text="请再试一次。" actions={[{ label: '再试一次', onPress: renew }]} />;
  }
  return (
    <Card>
      <View className="me-login__ticket">
        <View className="me-login__title">用微信扫一扫登录</View>
        <QrCode text={ticket.qr} label="登录二维码" />
        <View className="me-login__hint">打开小程序“党员志愿服务超市” › 我的 › 登录电脑，扫上面的码，点同意就进来了。</View>
      </View>
    </Card>
  );
}
