import { useAct } from '@/hooks';
import { scanCode } from '@/platform';
import { Button, toast } from '@/ui';

/** The 22 letters that the screen of an activity shows. */
const TOKEN = /^[\w-]{22}$/;

/** For several helpers: the code on the screen at the place, in place of the four numbers. The page goes on by itself. */
export function ScanButton(): React.ReactNode {
  const scan = useAct('POST /v1/check-ins', { refreshes: ['GET /v1/orders/:id', 'GET /v1/tasks'] });

  async function press(): Promise<void> {
    const text = await scanCode();
    if (text === undefined) return;
    if (!TOKEN.test(text)) {
      toast('这不是签到码，请扫现场屏幕上的', 'info');
      return;
    }
    if (await scan.run({ body: { token: text } })) toast('签到了，开始计时', 'okc');
  }

  return <Button kind="second" block icon="scan" label="扫现场的码" loadingLabel="正在签到" onPress={press} />;
}
