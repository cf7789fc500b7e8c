import { sessionStore } from '@/api';
import { useAct } from '@/hooks';
import { kept } from '@/outbox';
import { ask, Button, toast } from '@/ui';

/** What has not gone out leaves the phone with the person. */
function lost(words: string): string {
  const { length } = kept.mine();
  return length === 0 ? words : `${words}还有 ${length} 件事没发出去，退出就不发了。`;
}

export function LogoutRows(): React.ReactNode {
  const logout = useAct('POST /v1/auth/logout', { quiet: true });
  const everywhere = useAct('POST /v1/auth/logout-everywhere');

  async function leave(): Promise<void> {
    if (!(await ask({ title: '要退出登录吗？', text: lost('这台手机上不再留您的信息。'), stay: '不退', act: '退出登录', dark: true }))) return;
    // Even without an answer nothing stays on this phone.
    await logout.run({});
    kept.dropMine();
    sessionStore.getState().end();
  }

  async function leaveEverywhere(): Promise<void> {
    if (!(await ask({ title: '所有手机和电脑都退出？', text: lost('手机丢了就用这个。'), stay: '不退', act: '全部退出', dark: true }))) return;
    if ((await everywhere.run({})) === undefined) return;
    kept.dropMine();
    sessionStore.getState().end();
    toast('都退出了', 'okc');
  }

  return (
    <>
      <Button kind="text" block label="退出登录" onPress={leave} />
      <Button kind="text" block size="md" label="在所有手机和电脑上退出" onPress={leaveEverywhere} />
    </>
  );
}
