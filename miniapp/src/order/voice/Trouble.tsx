import { canOpenSettings, openSettings, callPhone, type RecorderTrouble } from '@/platform';
import { Button, Notice } from '@/ui';
import { troubleText } from '@/text';

interface TroubleProps {
  readonly trouble: RecorderTrouble;
  readonly hotline: string | null;
}

/** Why nothing can be recorded, and that the telephone does as well. */
export function Trouble({ trouble, hotline }: TroubleProps): React.ReactNode {
  return (
    <>
      <Notice icon="mic" tone="warn" text={troubleText(trouble)} />
      {trouble === 'refused' && canOpenSettings && <Button kind="second" block label="去打开话筒" onPress={openSettings} />}
      {hotline !== null && <Button kind="second" block icon="phone" label="打电话点单" onPress={() => callPhone(hotline)} />}
    </>
  );
}
