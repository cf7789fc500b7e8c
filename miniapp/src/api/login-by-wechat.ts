import type { SessionView } from '@supermarket/shared';
import { loginCode } from '@/platform/login-code';
import { call } from './call';
import { logInByPage } from './login-by-page';

/** Silent: WeChat says who holds the phone. */
export const logInByWechat = async (): Promise<SessionView> => call('POST /v1/auth/wechat', { body: { code: await loginCode() } });

/** DevTools without an AppID has no code that a server could exchange: there a demo person is picked. */
export async function logInByWechatOrPage(): Promise<SessionView | null> {
  try {
    return await logInByWechat();
  } catch {
    return logInByPage();
  }
}

/** The demo server gives the code that WeChat would give this person; from there on it is the same way in. */
export async function logInAsDemoPerson(personId: string): Promise<SessionView> {
  const { code } = await call('POST /v1/auth/demo-wechat-code', { body: { personId } });
  return call('POST /v1/auth/wechat', { body: { code } });
}
