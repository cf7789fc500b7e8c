import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { registerLoginWay } from '@/api/login';
import { logInByPage } from '@/api/login-by-page';
import { logInByWechat, logInByWechatOrPage } from '@/api/login-by-wechat';
import { bridgeQueryEvents, queryClient } from '@/api/query-client';
import { keptAnswers } from '@/hooks/kept-answers';
import { startOutbox } from '@/outbox/outbox';
import { canLogInByWechat } from '@/platform/login-code';
import { network } from '@/platform/network';
import { watchPrivacy } from '@/platform/privacy';
import { fillRandomPool } from '@/platform/random';
import { watchUpdate } from '@/platform/update';
import { offerUpdate } from '@/ui/offer-update';
import { askPrivacy } from '@/ui/overlay';
import './app.scss';

fillRandomPool();
network.start();
bridgeQueryEvents();
keptAnswers.dropOld();
registerLoginWay(canLogInByWechat ? (DEMO ? logInByWechatOrPage : logInByWechat) : logInByPage);
startOutbox();
watchPrivacy(askPrivacy);
watchUpdate((changeOver) => void offerUpdate(changeOver));

export default function App({ children }: PropsWithChildren): React.ReactNode {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
